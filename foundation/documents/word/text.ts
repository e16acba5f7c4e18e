import { AlignmentType, type IParagraphOptions, LineRuleType, Paragraph, Tab, TextRun } from "docx";

/** Word counts lengths in twentieths of a point, pictures in pixels of 96 an inch, sizes of type in half points. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}
export function pixels(millimetres: number): number {
  return Math.round((millimetres * 96) / 25.4);
}

export interface Style {
  /** In points. */
  size: number;
  bold?: boolean;
  /** Room after each character in twentieths of a point. */
  spacing?: number;
}

/** 宋体 is on every machine that has Word in Chinese; its name is all the file holds of it. */
const FONT = "宋体";

export function run(text: string, style: Style, breaks = 0): TextRun {
  return new TextRun({
    text,
    size: style.size * 2,
    font: { ascii: FONT, hAnsi: FONT, eastAsia: FONT, cs: FONT, hint: "eastAsia" },
    ...(style.bold && { bold: true }),
    ...(style.spacing !== undefined && { characterSpacing: style.spacing }),
    ...(breaks > 0 && { break: breaks }),
  });
}

export function tab(): TextRun {
  return new TextRun({ children: [new Tab()] });
}

/** Lines of one paragraph, kept apart by soft breaks. */
export function lines(text: string, style: Style): TextRun[] {
  return text.split("\n").map((line, index) => run(line, style, index > 0 ? 1 : 0));
}

/** Exact line heights in points: Word's automatic ones follow the font it falls back to, and rows become unequal. */
export function paragraph(
  children: TextRun[],
  points: number,
  options: Omit<IParagraphOptions, "children"> = {},
): Paragraph {
  const spacing = {
    before: 0,
    after: 0,
    line: Math.round(points * 20),
    lineRule: LineRuleType.EXACT,
    ...options.spacing,
  };
  return new Paragraph({ autoSpaceEastAsianText: false, ...options, spacing, children });
}

export const CENTRED = { alignment: AlignmentType.CENTER };

/** Two characters in, both edges straight. */
export function running(size: number): Omit<IParagraphOptions, "children"> {
  return { alignment: AlignmentType.BOTH, indent: { firstLine: size * 2 * 20 } };
}

/** Two tables that touch become one in Word: a paragraph of one point stands between. */
export function hairline(): Paragraph {
  return paragraph([], 1);
}
