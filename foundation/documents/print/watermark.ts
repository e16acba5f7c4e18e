import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Fonts } from "../fonts/fonts.ts";
import { markMissing } from "../fonts/missing-glyphs.ts";
import { PrintProblem } from "./problem.ts";

/** Who printed it, where, when, and the number of the print: so that a photographed page leads back. */
export interface Watermark {
  name: string;
  unit: string;
  time: string;
  number: string;
}

/**
 * The watermark as an SVG of outlines, not of text: copied, searched and extracted text of the document stays clean.
 * A rare character of the reader's own name is marked 〓, since the number alone leads back to the reader.
 */
export function watermarkSvg(compiler: NodeCompiler, fonts: Fonts, watermark: Watermark): string {
  const lines = [`${watermark.unit}　${watermark.name}`, `${watermark.time}　${watermark.number}`];
  const compiled = compiler.compile({
    mainFileContent: SOURCE,
    inputs: {
      families: JSON.stringify(fonts.families),
      lines: JSON.stringify(lines.map((line) => markMissing(fonts, line))),
    },
  });
  if (!compiled.result) throw new PrintProblem("The watermark could not be drawn.");
  return compiler.plainSvg(compiled.result);
}

/** Texts come as data, so that no name can run code. */
const SOURCE = `
#set page(width: auto, height: auto, margin: 2pt, fill: none)
#set text(size: 15pt, fill: rgb(0, 0, 0, 9%), fallback: false, font: json(bytes(sys.inputs.families)))
#set par(leading: 0.5em)
#align(center, json(bytes(sys.inputs.lines)).join(linebreak()))
`;
