import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Part } from "../layout/lay-out.ts";
import { signatureParagraphs } from "./cells.ts";
import { CENTRED, hairline, lines, paragraph, run, twips } from "./text.ts";

type Outside = Exclude<Part, { kind: "table" }>;
type Of<Kind extends Outside["kind"]> = Extract<Outside, { kind: Kind }>;

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const RULE = { style: BorderStyle.SINGLE, size: 4, color: "808080" };
const PROSE_SIDES = {
  justify: AlignmentType.BOTH,
  start: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  end: AlignmentType.RIGHT,
};

/** What stands outside of tables, in a text `width` mm wide. */
export function writeOutside(part: Outside, width: number, size: number): (Paragraph | Table)[] {
  switch (part.kind) {
    case "prose":
      return prose(part, size);
    case "blanks":
      return [blanks(part), hairline()];
    case "signatures":
      return signatureParagraphs(part.signatures, width, { size });
    case "ruled":
      return [ruled(part, width), hairline()];
    default:
      return [line(part, size)];
  }
}

/** What is a single paragraph. */
function line(
  part: Exclude<Outside, Of<"prose" | "blanks" | "signatures" | "ruled">>,
  size: number,
): Paragraph {
  switch (part.kind) {
    case "caption":
      return paragraph([run(part.text, { size, bold: true })], size * 1.5, {
        keepNext: true,
        spacing: { before: 160, after: 60 },
      });
    case "note":
      return paragraph([run(part.text, { size: 9 })], 14, { spacing: { before: 60 } });
    case "heading":
      return heading(part);
    case "cut":
      return cut(part);
    case "space":
      return paragraph([], (part.height * 72) / 25.4);
    default:
      return paragraph([], 1, { pageBreakBefore: true });
  }
}

function heading(part: Of<"heading">): Paragraph {
  return paragraph([run(part.text, { size: part.size, bold: true })], part.size * 1.3, {
    ...CENTRED,
    keepNext: true,
    outlineLevel: 1,
    spacing: { before: 60, after: 160 },
  });
}

function prose(part: Of<"prose">, pageSize: number): Paragraph[] {
  const size = part.size ?? pageSize;
  return part.paragraphs.map((text) =>
    paragraph(lines(text, { size }), size * 1.65, {
      alignment: PROSE_SIDES[part.align],
      ...(part.indent && { indent: { firstLine: size * 2 * 20 } }),
    }),
  );
}

/** Label and value beside each other; only the value stands on a line. */
function blanks(part: Of<"blanks">): Table {
  const widths = [twips(part.labelWidth), twips(part.valueWidth)];
  const row = (label: string, value: string) =>
    new TableRow({
      height: { value: twips(part.size * 0.3528 * 1.4 + 5), rule: HeightRule.ATLEAST },
      cantSplit: true,
      children: [
        bare(widths[0] ?? 0, label, part.size, AlignmentType.RIGHT, NONE),
        bare(widths[1] ?? 0, value, part.size, AlignmentType.CENTER, RULE),
      ],
    });
  return openTable(
    widths,
    part.rows.map(({ label, value }) => row(label, value)),
  );
}

function bare(
  width: number,
  text: string,
  size: number,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  bottom: typeof NONE | typeof RULE,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.BOTTOM,
    borders: { top: NONE, left: NONE, right: NONE, bottom },
    children: [paragraph(lines(text, { size }), size * 1.3, { alignment })],
  });
}

function ruled(part: Of<"ruled">, width: number): Table {
  const row = () =>
    new TableRow({
      height: { value: twips(part.height), rule: HeightRule.EXACT },
      children: [bare(twips(width), "", 12, AlignmentType.LEFT, RULE)],
    });
  return openTable([twips(width)], Array.from({ length: part.lines }, row));
}

function openTable(widths: number[], rows: TableRow[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: NONE,
      bottom: NONE,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows,
  });
}

function cut(part: Of<"cut">): Paragraph {
  return paragraph([run(part.text, { size: 9 })], 14, {
    ...CENTRED,
    spacing: { before: 200, after: 200 },
    border: { bottom: { style: BorderStyle.DASHED, size: 6, space: 1, color: "000000" } },
  });
}
