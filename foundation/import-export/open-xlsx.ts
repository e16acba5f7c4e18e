import type { ByteSource } from "./byte-source.ts";
import { mergeFiller, parseMerge } from "./merges.ts";
import { RowGatherer } from "./sheet-rows.ts";
import type { Merge, SheetShape, TableFile, TableRow, TableSheet } from "./table.ts";
import { UnreadableFile } from "./unreadable.ts";
import { isTrue, Package, readWorkbook, type SheetPart, type Workbook } from "./workbook-parts.ts";
import { parsePart, readText, refuseDoctype } from "./xml-part.ts";
import { readDirectory } from "./zip-directory.ts";

const MERGE_LIMIT = 100_000;

/**
 * Opens a workbook. Guards come first: the directory is judged before anything is unpacked, macros are refused by
 * content and not by file name, and every XML part is looked at for a document type.
 */
export async function openXlsx(source: ByteSource): Promise<TableFile> {
  const pack = new Package(source, await readDirectory(source));
  refuseOtherPackages(pack);
  await refuseDangerousParts(pack);
  const book = await readWorkbook(pack);
  return {
    format: "xlsx",
    sheets: book.sheets.map((part) => sheetOf(pack, book, part)),
    close: () => source.close(),
  };
}

function refuseOtherPackages(pack: Package): void {
  if (pack.find("META-INF/manifest.xml") && pack.find("content.xml")) throw new UnreadableFile("FORMAT_ODS");
  if (pack.find("[Content_Types].xml") === undefined) throw new UnreadableFile("FORMAT_UNKNOWN");
}

async function refuseDangerousParts(pack: Package): Promise<void> {
  for (const entry of pack.entries.values()) {
    const name = entry.name.toLowerCase();
    if (/(^|\/)(vbaproject|vbadata)[^/]*\.(bin|xml)$|(^|\/)macrosheets\//.test(name))
      throw new UnreadableFile("FILE_MACRO");
  }
  for (const entry of pack.entries.values()) {
    if (!/\.(xml|rels|vml)$/i.test(entry.name)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one part at a time keeps the memory small
    await refuseDoctype(pack.source, entry);
  }
  await refuseMacroTypes(pack);
}

/** A macro part may hide under any name; its content type gives it away. */
async function refuseMacroTypes(pack: Package): Promise<void> {
  const types = pack.find("[Content_Types].xml");
  if (types === undefined) return;
  const listener = {
    open(_: string, attributes: Readonly<Record<string, string>>) {
      const type = (attributes["ContentType"] ?? "").toLowerCase();
      if (/macroenabled|vbaproject|macrosheet/.test(type)) throw new UnreadableFile("FILE_MACRO");
    },
  };
  for await (const _ of parsePart(pack.source, types, listener)) continue;
}

function sheetOf(pack: Package, book: Workbook, part: SheetPart): TableSheet {
  let shape: Promise<SheetShape> | undefined;
  const readShapeOnce = () => {
    shape ??= readShape(pack, part);
    return shape;
  };
  return {
    name: part.name,
    state: part.state,
    date1904: book.date1904,
    readShape: readShapeOnce,
    rows: () => readRows(pack, book, part, readShapeOnce),
  };
}

async function* readRows(
  pack: Package,
  book: Workbook,
  part: SheetPart,
  shape: () => Promise<SheetShape>,
): AsyncGenerator<TableRow> {
  const fillMerges = mergeFiller((await shape()).merges);
  const gatherer = new RowGatherer(book);
  for await (const _ of parsePart(pack.source, part.entry, gatherer)) {
    for (const row of gatherer.take()) yield fillMerges(row);
  }
}

/** Merges stand behind the rows, so the part is searched once for them before its rows are read. */
async function readShape(pack: Package, part: SheetPart): Promise<SheetShape> {
  const merges: Merge[] = [];
  const hiddenColumns = new Set<number>();
  let rest = "";
  for await (const text of readText(pack.source, part.entry)) {
    const window = rest + text;
    const end = window.lastIndexOf("<");
    for (const [tag, kind] of window
      .slice(0, Math.max(end, 0))
      .matchAll(/<(?:\w+:)?(mergeCell|col)\s[^>]*>/g)) {
      if (kind === "col") addHidden(tag, hiddenColumns);
      else addMerge(tag, merges);
    }
    rest = end === -1 ? "" : window.slice(end);
  }
  return { merges, hiddenColumns };
}

function addMerge(tag: string, merges: Merge[]): void {
  const merge = parseMerge(attribute(tag, "ref") ?? "");
  if (merge === undefined) return;
  merges.push(merge);
  if (merges.length > MERGE_LIMIT) throw new UnreadableFile("FILE_TOO_LARGE");
}

function addHidden(tag: string, hidden: Set<number>): void {
  if (!isTrue(attribute(tag, "hidden")) && Number(attribute(tag, "width") ?? 1) !== 0) return;
  const last = Math.min(Number(attribute(tag, "max")), 16_384);
  for (let column = Number(attribute(tag, "min")); column <= last; column += 1) hidden.add(column);
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
}
