import { renderSVG } from "uqr";
import type { Verification } from "../model/form.ts";

/** Level M survives a stamp or a fold over 15 % of the square; four modules of white around it as ISO/IEC 18004 asks. */
const LOOK = { ecc: "M", border: 4, pixelSize: 4 } as const;

/**
 * The square for a camera as SVG: code and number, parted by a space, so that it can be compared with what is stored.
 * Nothing personal and no address of a server is in it. Undefined when the form asks for none or lacks one of the two.
 */
export function verificationSquare({ square, code, number }: Verification): string | undefined {
  if (!square || code === undefined || number === undefined) return undefined;
  return renderSVG(`${code} ${number}`, LOOK);
}
