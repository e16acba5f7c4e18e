import { type BlockInput, Form, type FormInput } from "../model/form.ts";
import { openPrinter } from "../print/open-printer.ts";

export const printer = openPrinter();
export const printedAt = new Date("2026-11-25T01:00:00Z");
export const about = { title: "试验", author: "津南区委组织部", printedAt };
export const watermark = {
  name: "王小明",
  unit: "津南区委组织部",
  time: "2026-11-25 09:00",
  number: "ZG-20261125-0007",
};

/** U+31350 is the first ideograph of extension H; our font has none of them. */
export const RARE = String.fromCodePoint(0x31350);

/** A form with 160 mm between its margins. */
export function formOf(blocks: BlockInput[], more: Partial<FormInput> = {}): Form {
  const page = { margin: { top: 25, bottom: 25, left: 25, right: 25 } };
  return Form.parse({ title: "试验表", page, blocks, ...more });
}

export function textForm(paragraphs: string[], more: Partial<FormInput> = {}): Form {
  const row = {
    cells: [
      { kind: "label" as const, text: "情况" },
      { kind: "text" as const, paragraphs },
    ],
  };
  return formOf([{ kind: "grid", columns: [20, 140], rows: [row] }], more);
}
