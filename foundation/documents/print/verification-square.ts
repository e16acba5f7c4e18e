import { encode, renderSVG } from "uqr";
import type { Verification } from "../model/form.ts";
import { oneBitPng } from "./one-bit-png.ts";

/** Level M survives a stamp or a fold over 15 % of the square; four modules of white around it as ISO/IEC 18004 asks. */
const LOOK = { ecc: "M", border: 4 } as const;

/**
 * The square for a camera as SVG: code and number, parted by a space, so that it can be compared with what is stored.
 * Nothing personal and no address of a server is in it. Undefined when the form asks for none or lacks one of the two.
 */
export function squareSvg(verification: Verification): string | undefined {
  const words = wordsOf(verification);
  return words === undefined ? undefined : renderSVG(words, { ...LOOK, pixelSize: 4 });
}

/** The same as a picture, for Word; each module is six dots wide. */
export function squarePng(verification: Verification): Buffer | undefined {
  const words = wordsOf(verification);
  return words === undefined ? undefined : oneBitPng(encode(words, LOOK).data, 6);
}

function wordsOf({ square, code, number }: Verification): string | undefined {
  return square && code !== undefined && number !== undefined ? `${code} ${number}` : undefined;
}
