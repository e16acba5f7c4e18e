import { findElement } from "#features/dictionary/contract.ts";
import type { Merge, TableRow } from "#foundation/import-export/table.ts";
import { ROSTER_KINDS, type RosterKind } from "../judged.contract.ts";
import { titleKind } from "./classify-row.ts";
import { headerKey, headerWords } from "./header-words.ts";

/** Header texts of one column from the top level down; groups of merged cells are repeated over their columns. */
export interface HeaderColumn {
  readonly column: number;
  readonly levels: readonly string[];
}

export interface Header {
  /** Rows of the header, from the top. */
  readonly rows: readonly number[];
  readonly columns: readonly HeaderColumn[];
}

/** A header stands in the upper part of a sheet; below these many rows with content nothing is looked for. */
const DEEPEST = 40;
const MOST_LEVELS = 3;

/**
 * Finds the header row by its content, wherever it stands: one to three rows of which at least three columns are known
 * and one is the name or the identity number.
 */
export function findHeader(rows: readonly TableRow[], merges: readonly Merge[]): Header | undefined {
  let best: { header: Header; score: number } | undefined;
  const upper = rows.filter((row) => row.cells.length > 0).slice(0, DEEPEST);
  for (const [index] of upper.entries()) {
    for (let levels = 1; levels <= MOST_LEVELS; levels += 1) {
      const span = upper.slice(index, index + levels);
      if (span.length < levels || !isCompact(span, merges)) continue;
      const header = { rows: span.map((row) => row.row), columns: readColumns(span, merges) };
      const score = scoreOf(header) + shapeOf(span, merges);
      if (score > (best?.score ?? 0)) best = { header, score };
    }
  }
  return best?.header;
}

/** The header that stands in the given rows, for a user who shows where it is. */
export function headerAt(
  rows: readonly TableRow[],
  merges: readonly Merge[],
  wanted: readonly number[],
): Header {
  const span = rows.filter((row) => wanted.includes(row.row));
  return { rows: wanted, columns: readColumns(span, merges) };
}

/** Rows of one header follow each other, and the upper ones carry groups, not a title. */
function isCompact(span: readonly TableRow[], merges: readonly Merge[]): boolean {
  return span.every((row, level) => {
    if (level > 0 && row.row !== (span[level - 1]?.row ?? 0) + 1) return false;
    return level === span.length - 1 || hasGroups(row, merges, span[level + 1]);
  });
}

function hasGroups(row: TableRow, merges: readonly Merge[], below: TableRow | undefined): boolean {
  if (row.cells.length < 2 || titleKind(row) === "unit_line") return false;
  const own = merges.filter((merge) => merge.top <= row.row && merge.bottom >= row.row);
  if (own.length > 0) return true;
  // Text files have no merges: the columns of a group but its first are blank above and filled below.
  const filled = new Set(row.cells.map((cell) => cell.column));
  return (below?.cells ?? []).some((cell) => !filled.has(cell.column));
}

function readColumns(span: readonly TableRow[], merges: readonly Merge[]): HeaderColumn[] {
  const levels = span.map((row, level) => readLevel(row, merges, span.slice(level + 1)));
  const columns = new Set(levels.flatMap((level) => [...level.keys()]));
  return [...columns]
    .toSorted((one, other) => one - other)
    .map((column) => ({ column, levels: distinct(levels.map((level) => level.get(column) ?? "")) }));
}

/** One row of a header: text by column. In upper rows a text counts for the columns of its group too. */
function readLevel(row: TableRow, merges: readonly Merge[], below: readonly TableRow[]): Map<number, string> {
  const texts = new Map(row.cells.map((cell) => [cell.column, cell.text.trim()]));
  if (below.length === 0) return texts;
  const own = merges.filter((merge) => merge.top <= row.row && merge.bottom >= row.row);
  for (const merge of own) {
    const text = texts.get(merge.left);
    if (text === undefined) continue;
    for (let column = merge.left + 1; column <= merge.right; column += 1) texts.set(column, text);
  }
  if (own.length === 0)
    spreadGroups(texts, new Set(below.flatMap((lower) => lower.cells.map((cell) => cell.column))));
  return texts;
}

/** Without merges the text of a group reaches as far as there is something below and nothing beside it. */
function spreadGroups(texts: Map<number, string>, leaves: ReadonlySet<number>): void {
  for (const [start, text] of texts) {
    if (!leaves.has(start)) continue;
    for (let column = start + 1; leaves.has(column) && !texts.has(column); column += 1)
      texts.set(column, text);
  }
}

/** A text that goes down through a vertical merge counts once; a dot parts levels, as `headerName` writes them. */
function distinct(texts: readonly string[]): string[] {
  const levels = texts.flatMap((text) => text.split("·"));
  return levels.filter((text, index) => text !== "" && (index === 0 || text !== levels[index - 1]));
}

/** How much of a header is known: the best kind of roster counts. Nothing below three known columns is one. */
function scoreOf(header: Header): number {
  return Math.max(...ROSTER_KINDS.map((kind) => scoreAs(header, kind)));
}

function scoreAs(header: Header, kind: RosterKind): number {
  const known = header.columns.map(({ levels }) => findField(levels, kind)?.field);
  const fields = new Set(known.filter((field) => field !== undefined));
  const isPerson = fields.has("name") || fields.has("identity_number");
  if (!isPerson || fields.size < 3) return Number.NEGATIVE_INFINITY;
  return fields.size + (fields.has("name") ? 0.5 : 0);
}

/**
 * How well the rows hang together. Rows bound by merges are rather taken whole; without merges more rows must make
 * more columns known, or a line above a header would be taken for its group.
 */
function shapeOf(span: readonly TableRow[], merges: readonly Merge[]): number {
  const first = span[0]?.row ?? 0;
  const bound = merges.some((merge) => merge.top <= first && merge.bottom >= first);
  const cut = span[0]?.cells.some(
    ({ mergedFrom }) => mergedFrom !== undefined && Number(/\d+$/.exec(mergedFrom)?.[0]) < first,
  );
  return (bound && !cut ? 0.01 : -0.01) * span.length - (cut ? 1.5 : 0);
}

/** Groups whose columns speak of somebody else than the person of the row. */
const OTHERS = /家庭|成员|亲属|配偶|子女|父亲|母亲|户主|介绍人|联系人|填报人|负责人/u;

/** The field of a column by its header texts: all levels joined first, then the lower ones alone. */
export function fieldOf(levels: readonly string[], kind: RosterKind): string | undefined {
  const words = headerWords(kind);
  for (let from = 0; from < levels.length; from += 1) {
    const field = words.get(headerKey(levels.slice(from).map(headerKey).join("")));
    if (field !== undefined) return field;
    if (OTHERS.test(levels[from] ?? "")) return undefined;
  }
  return undefined;
}

export type DatePart = "year" | "month" | "day";

const PARTS: ReadonlyMap<string, DatePart> = new Map([
  ["年", "year"],
  ["月", "month"],
  ["日", "day"],
]);

/** The field of a column, and which part of a date it holds when a date is spread over three columns. */
export function findField(
  levels: readonly string[],
  kind: RosterKind,
): { field: string; part?: DatePart } | undefined {
  const part = levels.length > 1 ? PARTS.get(headerKey(levels.at(-1) ?? "")) : undefined;
  const field = fieldOf(part === undefined ? levels : levels.slice(0, -1), kind);
  if (field === undefined) return undefined;
  if (part === undefined) return { field };
  return findElement(field)?.type === "date" ? { field, part } : undefined;
}

/** All header texts of a column as one name for people. */
export function headerName(column: HeaderColumn): string {
  return column.levels.map((text) => text.replaceAll(/\s+/g, "")).join("·");
}
