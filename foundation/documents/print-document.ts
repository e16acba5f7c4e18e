import type { Fonts } from "./fonts/fonts.ts";
import { type FieldText, findMissingGlyphs, markMissing, type MissingGlyph } from "./fonts/missing-glyphs.ts";
import { formOfDocument } from "./layout/form-of-document.ts";
import { PlainDocument, type PlainDocumentInput, type PlainTable } from "./model/plain-document.ts";
import type { Printer } from "./print/open-printer.ts";
import { MissingGlyphs } from "./print/problem.ts";
import type { Watermark } from "./print/watermark.ts";

export interface PrintOptions {
  /** Unit that issues the document; goes into the file's own data. */
  author: string;
  printedAt: Date;
  watermark?: Watermark;
  /**
   * A character that no font has: `refuse` (the default) throws; `mark` prints 〓 and says in a note below which
   * character it is and where, so that a list of a thousand does not fail for one rare name.
   */
  rare?: "refuse" | "mark";
}

/**
 * Prints a document of facts and tables on A4, as PDF/A with page numbers.
 * @throws ZodError for a document that is none; MissingGlyphs, LayoutProblem, PrintProblem as `Printer.print`
 */
export async function printDocument(
  printer: Printer,
  input: PlainDocumentInput,
  options: PrintOptions,
): Promise<Buffer> {
  let document = PlainDocument.parse(input);
  const missing = findMissingGlyphs(printer.fonts, textsOfDocument(document));
  if (missing.length > 0) {
    if (options.rare !== "mark") throw new MissingGlyphs(missing);
    document = markDocument(printer.fonts, document, missing);
  }
  const about = { title: document.title, author: options.author, printedAt: options.printedAt };
  return printer.print([formOfDocument(document)], about, options.watermark);
}

/** Texts with the field's own name, as the person who typed it knows it. */
function* textsOfDocument(document: PlainDocument): Generator<FieldText> {
  const { title, subtitle = "", footer = "", verification } = document;
  yield { text: `${title}${subtitle}`, where: "标题" };
  for (const { label, value } of document.facts) yield { text: `${label}${value}`, where: label };
  for (const table of document.tables) yield* textsOfTable(table);
  for (const [index, text] of document.notes.entries()) yield { text, where: `附注${index + 1}` };
  yield { text: `${footer}${verification?.number ?? ""}`, where: "页脚" };
}

function* textsOfTable({ title, columns, rows }: PlainTable): Generator<FieldText> {
  const place = title === undefined ? "" : `${title} `;
  yield { text: `${place}${columns.map((column) => column.title).join("")}`, where: `${place}表头` };
  for (const [index, row] of rows.entries())
    for (const [at, text] of row.entries())
      yield { text, where: `${place}第${index + 1}行 ${columns[at]?.title ?? ""}` };
}

/** So many characters are named in the note; more would be a page of their own. */
const MOST_NAMED = 20;

function markDocument(fonts: Fonts, document: PlainDocument, missing: MissingGlyph[]): PlainDocument {
  const marked = markAll(fonts, document) as PlainDocument;
  const named = missing
    .slice(0, MOST_NAMED)
    .map(({ codePoint, where }) => `${codePoint}（${markMissing(fonts, where)}）`);
  const more = missing.length > MOST_NAMED ? `等 ${missing.length} 处` : "";
  return { ...marked, notes: [...marked.notes, `〓 为字库未收的字：${named.join("、")}${more}。`] };
}

function markAll(fonts: Fonts, value: unknown): unknown {
  if (typeof value === "string") return markMissing(fonts, value);
  if (Array.isArray(value)) return value.map((one) => markAll(fonts, one));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, markAll(fonts, inner)]));
}
