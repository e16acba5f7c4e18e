import { AlignmentType, ImageRun, Paragraph, TabStopType, type TextRun } from "docx";
import { chineseDate } from "../model/dates.ts";
import type { Cell, Signature } from "../model/form.ts";
import { CENTRED, lines, paragraph, pixels, run, running, type Style, tab, twips } from "./text.ts";

const EMPTY_DATE = "　　　　年　　月　　日";
const SIDES = { start: AlignmentType.LEFT, center: AlignmentType.CENTER, end: AlignmentType.RIGHT };

/** What stands in a cell of `width` mm. */
export function cellParagraphs(cell: Cell, width: number, style: Style): Paragraph[] {
  const leading = style.size * 1.3;
  switch (cell.kind) {
    case "label":
      return [paragraph(labelRuns(cell.text, cell.vertical, cell.spread, style), leading, CENTRED)];
    case "value":
      return [paragraph(lines(cell.text, style), leading, { alignment: SIDES[cell.align] })];
    case "choice":
      return [paragraph([run(choiceText(cell.options, cell.chosen), style)], leading, CENTRED)];
    case "text":
      return runningText(cell.paragraphs, style);
    case "periods":
      return cell.entries.map((entry) => period(entry, style));
    case "opinion":
      return [
        ...runningText(cell.paragraphs, style),
        ...signatureParagraphs(cell.signatures, width - 4, style),
      ];
    default:
      return [photo(cell, style)];
  }
}

function choiceText(options: string[], chosen: string | undefined): string {
  return options.map((option) => `${option === chosen ? "☑" : "□"}${option}`).join("　");
}

function runningText(paragraphs: string[], style: Style): Paragraph[] {
  return paragraphs.map((text) => paragraph(lines(text, style), style.size * 1.43, running(style.size)));
}

/** Two characters are set apart by room after the first, so that the text itself stays whole. */
function labelRuns(text: string, vertical: boolean, spread: boolean, style: Style): TextRun[] {
  const rows = vertical ? [...text] : text.split("\n");
  return rows.flatMap((row, index) => {
    const [first = "", second, ...more] = [...row];
    const breaks = index > 0 ? 1 : 0;
    if (!spread || second === undefined || more.length > 0) return [run(row, style, breaks)];
    return [run(first, { ...style, spacing: style.size * 20 }, breaks), run(second, style)];
  });
}

function period(entry: { from: string; to: string; text: string }, style: Style): Paragraph {
  const hanging = Math.round(style.size * 8.6 * 20);
  const when = run(`${entry.from}—${entry.to}`, style);
  return paragraph([when, tab(), ...lines(entry.text, style)], style.size * 1.45, {
    indent: { left: hanging, hanging },
    tabStops: [{ type: TabStopType.LEFT, position: hanging }],
  });
}

/** Room for a name and a seal, as in print; two stand beside each other. */
const SIGN_WIDTH = 62;
const SIGN_GAP = 5;

/** Places to sign at the right edge of `width` mm, two in a row, each with its date below. */
export function signatureParagraphs(items: Signature[], width: number, style: Style): Paragraph[] {
  const rows = Array.from({ length: Math.ceil(items.length / 2) }, (_, at) =>
    items.slice(at * 2, at * 2 + 2),
  );
  return rows.flatMap((row) => signatureRow(row, width, style));
}

function signatureRow(items: Signature[], width: number, style: Style): Paragraph[] {
  const start = Math.max(width - SIGN_WIDTH * items.length - SIGN_GAP * (items.length - 1), 0);
  const stops = items.flatMap((_, index) => {
    const left = start + index * (SIGN_WIDTH + SIGN_GAP);
    return [
      { type: TabStopType.LEFT, position: twips(left) },
      { type: TabStopType.RIGHT, position: twips(left + SIGN_WIDTH - 1) },
    ];
  });
  const signs = items.flatMap((item) => [
    tab(),
    run(`${item.label}：`, style),
    tab(),
    run(item.seal ? "（盖章）" : "", style),
  ]);
  const dates = items.flatMap((item) => [
    tab(),
    tab(),
    run(`${item.date ? chineseDate(item.date) : EMPTY_DATE}　`, style),
  ]);
  const options = { tabStops: stops, alignment: AlignmentType.LEFT };
  return [
    paragraph(signs, style.size * 1.5, { ...options, keepNext: true, spacing: { before: 280 } }),
    paragraph(dates, style.size * 1.5, { ...options, spacing: { before: 60 } }),
  ];
}

function photo(cell: Cell & { kind: "photo" }, style: Style): Paragraph {
  if (!cell.image) return paragraph(labelRuns(cell.placeholder, true, false, style), 20, CENTRED);
  const data = Buffer.from(cell.image.base64, "base64");
  const size = { width: pixels(25), height: pixels(30.6) };
  const picture = new ImageRun({ type: cell.image.type, data, transformation: size });
  return new Paragraph({ ...CENTRED, children: [picture] });
}
