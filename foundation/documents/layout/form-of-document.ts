import { type BlockInput, type CellInput, Form, textWidth } from "../model/form.ts";
import type { PlainDocument, PlainFact, PlainTable } from "../model/plain-document.ts";
import { breakTitle } from "./break-title.ts";
import { fitColumns } from "./fit-columns.ts";
import { LABEL_INSET, lineWidth, longestRun, VALUE_INSET } from "./measure.ts";

/** 五号 for text in tables. */
const SIZE = 10.5;
const MARGIN = { top: 22, bottom: 22, left: 20, right: 20 };
const ROW_HEIGHT = 8;
/** A label of a fact is broken rather than wider, in mm; of so few characters it is not broken. */
const WIDEST_LABEL = 34;
const SHORT_LABEL = 4;

/** A plain document as the form that is printed: facts two in a row, each table with its head repeated. */
export function formOfDocument(document: PlainDocument): Form {
  const page = { landscape: document.landscape, margin: MARGIN, size: SIZE };
  const room = textWidth(page);
  return Form.parse({
    title: document.title,
    page,
    ...(document.subtitle !== undefined && { subtitle: document.subtitle }),
    ...(document.footer !== undefined && { footer: document.footer }),
    ...(document.verification && { verification: document.verification }),
    blocks: [
      ...(document.facts.length > 0 ? [factsGrid(document.facts, room)] : []),
      ...document.tables.flatMap((table) => tableBlocks(table, room)),
      ...document.notes.map((text) => ({ kind: "note" as const, text })),
    ],
  });
}

function factsGrid(facts: PlainFact[], room: number): BlockInput {
  const labelWidth = widthOfLabels(facts.map(({ label }) => label));
  const valueWidth = room / 2 - labelWidth;
  const isWide = (fact: PlainFact) => lineWidth(fact.value, SIZE) > valueWidth - 2 * VALUE_INSET;
  const rows: CellInput[][] = [];
  let open: CellInput[] | undefined;
  for (const fact of facts) {
    const label: CellInput = { kind: "label", text: foldLabel(fact.label, labelWidth) };
    if (isWide(fact)) {
      if (open) closeRow(open);
      open = undefined;
      rows.push([label, { kind: "value", text: fact.value, align: "start", columns: 3 }]);
    } else if (open) {
      open.push(label, { kind: "value", text: fact.value });
      open = undefined;
    } else {
      open = [label, { kind: "value", text: fact.value }];
      rows.push(open);
    }
  }
  if (open) closeRow(open);
  return {
    kind: "grid",
    columns: [labelWidth, valueWidth, labelWidth, valueWidth],
    rows: rows.map((cells) => ({ cells, minHeight: ROW_HEIGHT })),
  };
}

/** The value of a fact that stands alone takes the rest of its row. */
function closeRow(cells: CellInput[]): void {
  const value = cells[1];
  if (value?.kind === "value") cells[1] = { ...value, columns: 3, align: "start" };
}

/** As wide as the longest label up to a limit, but never narrower than a word that cannot be broken. */
function widthOfLabels(labels: string[]): number {
  const widest = Math.max(...labels.map((label) => lineWidth(label, SIZE)));
  const unbroken = Math.max(...labels.map((label) => longestRun(label, SIZE, SHORT_LABEL)));
  return Math.max(Math.min(widest, WIDEST_LABEL), unbroken, lineWidth("一二三", SIZE)) + 2 * LABEL_INSET + 1;
}

function foldLabel(label: string, width: number): string {
  const room = width - 2 * LABEL_INSET;
  for (let lines = 1; lines < label.length; lines += 1) {
    const broken = breakTitle(label, lines);
    if (broken.every((line) => lineWidth(line, SIZE) <= room)) return broken.join("\n");
  }
  return label;
}

function tableBlocks(table: PlainTable, room: number): BlockInput[] {
  const columns = fitColumns(table, room, SIZE);
  const head: CellInput[] = table.columns.map(({ title }, index) => {
    const fits = lineWidth(title, SIZE) <= (columns[index] ?? 0) - 2 * LABEL_INSET;
    return { kind: "label", text: fits ? title : breakTitle(title, 2).join("\n"), spread: false };
  });
  const rows = table.rows.map((row) => ({
    cells: row.map(
      (text, index): CellInput => ({ kind: "value", text, align: table.columns[index]?.align ?? "center" }),
    ),
    minHeight: ROW_HEIGHT,
  }));
  return [
    ...(table.title === undefined ? [] : [{ kind: "caption" as const, text: table.title }]),
    { kind: "grid", columns, rows: [{ cells: head, minHeight: ROW_HEIGHT, header: true }, ...rows] },
  ];
}
