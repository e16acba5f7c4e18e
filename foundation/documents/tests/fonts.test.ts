import { expect, test } from "vitest";
import { openFonts } from "../fonts/fonts.ts";
import { findMissingGlyphs, listTexts } from "../fonts/missing-glyphs.ts";
import { readCodePoints } from "../fonts/read-code-points.ts";
import { RARE, textForm } from "./kit.ts";

const fonts = openFonts();

/** Counts that fontkit gives for this file. */
test.each([
  ["the basic block", 0x4e00, 0x9fa5, 20_902],
  ["extension A", 0x3400, 0x4db5, 6582],
  ["extension B", 0x20000, 0x2a6d6, 52],
])("of %s the font has as many ideographs as it should", (_, from, to, count) => {
  const points = Array.from({ length: to - from + 1 }, (_one, index) => from + index);
  expect(points.filter((point) => fonts.has(point))).toHaveLength(count);
});

test("characters of our own templates are all in the font", () => {
  for (const character of "第页共编号版验证码：（盖章）年月日—〓　照片、。〔〕")
    expect(fonts.has(character.codePointAt(0) ?? 0), character).toBe(true);
});

test("a character without a glyph is reported with the field that holds it", () => {
  expect(findMissingGlyphs(fonts, listTexts(textForm([`王${RARE}`])))).toEqual([
    { character: RARE, codePoint: "U+31350", where: "blocks.0.rows.0.cells.1.paragraphs.0" },
  ]);
});

test("line ends and variation selectors are no missing characters", () => {
  expect(findMissingGlyphs(fonts, [{ text: "第一行\n葛\u{e0100}", where: "x" }])).toEqual([]);
});

test("what is no font is refused", () => {
  expect(() => readCodePoints(import.meta.filename)).toThrow("is no font");
});
