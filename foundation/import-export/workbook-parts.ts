import type { ByteSource } from "./byte-source.ts";
import { isDateFormat } from "./number-format.ts";
import { UnreadableFile } from "./unreadable.ts";
import { parseWhole } from "./xml-part.ts";
import type { ZipEntry } from "./zip-directory.ts";

/** Texts of one workbook may fill this many characters; they are kept in memory while it is read. */
const TEXT_LIMIT = 48 * 1024 * 1024;

export interface SheetPart {
  name: string;
  state: "visible" | "hidden" | "very-hidden";
  entry: ZipEntry;
}

/** What the sheets need from the rest of the workbook. */
export interface Workbook {
  sheets: SheetPart[];
  date1904: boolean;
  /** By style number: shown as a date. */
  dateStyles: boolean[];
  texts: string[];
}

/** The parts of an unpacked package, by name; missing ones are damage. */
export class Package {
  readonly source: ByteSource;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  constructor(source: ByteSource, entries: ReadonlyMap<string, ZipEntry>) {
    this.source = source;
    this.entries = entries;
  }
  find(name: string): ZipEntry | undefined {
    return this.entries.get(name) ?? this.entries.get(name.toLowerCase());
  }
}

/** Reads workbook, relations, styles and shared texts. Outside links are never followed. */
export async function readWorkbook(pack: Package): Promise<Workbook> {
  const main = await findMain(pack);
  const relations = await readRelations(pack, main);
  const { sheets, date1904 } = await readSheetList(pack, main, relations);
  const byType = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  return {
    sheets,
    date1904,
    dateStyles: await readStyles(pack, byType("styles")),
    texts: await readTexts(pack, byType("sharedStrings")),
  };
}

interface Relation {
  type: string;
  target: string;
}

async function findMain(pack: Package): Promise<ZipEntry> {
  const relations = await readRelations(pack, undefined);
  const target = [...relations.values()].find((relation) => relation.type === "officeDocument")?.target;
  const main = pack.find(target ?? "xl/workbook.xml");
  if (main === undefined) throw new UnreadableFile("FORMAT_UNKNOWN");
  if (main.name.endsWith(".bin")) throw new UnreadableFile("FORMAT_XLSB");
  return main;
}

/** Relations of a part, or of the package itself, by id; only targets inside the package. */
async function readRelations(pack: Package, part: ZipEntry | undefined): Promise<Map<string, Relation>> {
  const slash = (part?.name ?? "").lastIndexOf("/") + 1;
  const folder = (part?.name ?? "").slice(0, slash);
  const entry = pack.find(`${folder}_rels/${(part?.name ?? "").slice(slash)}.rels`);
  const relations = new Map<string, Relation>();
  if (entry === undefined) return relations;
  await parseWhole(pack.source, entry, {
    open(name, attributes) {
      if (name !== "Relationship" || attributes["TargetMode"] === "External") return;
      const target = resolve(folder, attributes["Target"] ?? "");
      const type = (attributes["Type"] ?? "").split("/").at(-1) ?? "";
      relations.set(attributes["Id"] ?? "", { type, target });
    },
  });
  return relations;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = folder.split("/").filter((step) => step !== "");
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

async function readSheetList(pack: Package, main: ZipEntry, relations: ReadonlyMap<string, Relation>) {
  const sheets: SheetPart[] = [];
  let date1904 = false;
  await parseWhole(pack.source, main, {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = isTrue(attributes["date1904"]);
      const entry = name === "sheet" ? findSheet(pack, attributes, relations) : undefined;
      if (entry) sheets.push({ name: attributes["name"] ?? "", state: stateOf(attributes["state"]), entry });
    },
  });
  return { sheets, date1904 };
}

/** The part with the rows of a sheet; charts and dialogs are sheets without rows. */
function findSheet(
  pack: Package,
  attributes: Readonly<Record<string, string>>,
  relations: ReadonlyMap<string, Relation>,
): ZipEntry | undefined {
  const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
  const relation = relations.get(id ?? "");
  if (relation?.type !== "worksheet") return undefined;
  const entry = pack.find(relation.target);
  if (entry === undefined) throw new UnreadableFile("ZIP_BROKEN");
  return entry;
}

function stateOf(state: string | undefined): SheetPart["state"] {
  if (state === "veryHidden") return "very-hidden";
  return state === "hidden" ? "hidden" : "visible";
}

/** XML Schema's yes. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

async function readStyles(pack: Package, target: string | undefined): Promise<boolean[]> {
  const entry = target === undefined ? undefined : pack.find(target);
  const styles: boolean[] = [];
  if (entry === undefined) return styles;
  const codes = new Map<number, string>();
  let inCells = false;
  await parseWhole(pack.source, entry, {
    open(name, attributes) {
      const id = Number(attributes["numFmtId"]);
      if (name === "numFmt") codes.set(id, attributes["formatCode"] ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) styles.push(isDateFormat(id, codes.get(id)));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

async function readTexts(pack: Package, target: string | undefined): Promise<string[]> {
  const entry = target === undefined ? undefined : pack.find(target);
  const texts: string[] = [];
  if (entry === undefined) return texts;
  const gather = gatherText();
  let size = 0;
  await parseWhole(pack.source, entry, {
    open(name) {
      if (name === "si") gather.start();
      else gather.open(name);
    },
    text: gather.text,
    close(name) {
      gather.close(name);
      if (name !== "si") return;
      const text = gather.take();
      size += text.length + 16;
      if (size > TEXT_LIMIT) throw new UnreadableFile("FILE_TOO_LARGE");
      texts.push(text);
    },
  });
  return texts;
}

/** Gathers the text of a shared or inline string: runs joined, phonetic hints (rPh) dropped. */
export function gatherText() {
  let parts = "";
  let inText = false;
  let phonetic = false;
  return {
    start() {
      parts = "";
    },
    open(name: string) {
      if (name === "rPh") phonetic = true;
      else if (name === "t") inText = !phonetic;
    },
    text(text: string) {
      if (inText) parts += text;
    },
    close(name: string) {
      if (name === "rPh") phonetic = false;
      else if (name === "t") inText = false;
    },
    take: () => unescapeText(parts),
  };
}

/** `_x000D_` stands for a character that XML cannot hold, `_x005F_` for the underscore before such a pattern. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
