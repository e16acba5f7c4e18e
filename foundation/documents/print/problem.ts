import type { MissingGlyph } from "../fonts/missing-glyphs.ts";

/** A document that cannot be printed. */
export class PrintProblem extends Error {
  override name = "PrintProblem";
}

const SHOWN = 5;

/** Characters that no font has. They are named, because a box in place of a name would be a false document. */
export class MissingGlyphs extends PrintProblem {
  override name = "MissingGlyphs";
  readonly missing: readonly MissingGlyph[];
  constructor(missing: readonly MissingGlyph[]) {
    const shown = missing
      .slice(0, SHOWN)
      .map(({ character, codePoint, where }) => `${character} (${codePoint}${where ? `, ${where}` : ""})`);
    const more = missing.length > SHOWN ? ` … ${missing.length}` : "";
    super(
      `No font has ${shown.join(", ")}${more}; add a font that has them.\n字库里没有这些字：${shown.join("、")}${more}，请添加含有它们的字体。`,
    );
    this.missing = missing;
  }
}
