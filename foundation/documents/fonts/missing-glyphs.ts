import type { Fonts } from "./fonts.ts";

export interface MissingGlyph {
  character: string;
  /** For example U+31350. */
  codePoint: string;
  /** The field that holds it, as a path: `blocks.0.rows.3.cells.1.text`, or in words where they are known. */
  where: string;
}

export interface FieldText {
  text: string;
  where: string;
}

/** Stands for a character that no font has, as printers put a piece of type upside down. */
const TURNED = "〓";

/** Every character that no font can print, with the field that holds it. */
export function findMissingGlyphs(fonts: Fonts, texts: Iterable<FieldText>): MissingGlyph[] {
  const found = new Map<string, MissingGlyph>();
  for (const { text, where } of texts) {
    for (const character of text) {
      const point = character.codePointAt(0) ?? 0;
      if (isLayout(point) || fonts.has(point)) continue;
      const codePoint = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
      found.set(`${where} ${character}`, { character, codePoint, where });
    }
  }
  return [...found.values()];
}

/** The text with 〓 in place of each character that no font has. */
export function markMissing(fonts: Fonts, text: string): string {
  let marked = "";
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    marked += isLayout(point) || fonts.has(point) ? character : TURNED;
  }
  return marked;
}

/** Line ends are for us; a variation selector prints nothing by itself. */
function isLayout(point: number): boolean {
  return point === 0x0a || (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef);
}

const NEVER_PRINTED = new Set(["kind", "base64", "type", "align", "date"]);

/** Every text of a model that is printed, with its path. */
export function* listTexts(value: unknown, where = ""): Generator<FieldText> {
  if (typeof value === "string") yield { text: value, where };
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value))
      if (!NEVER_PRINTED.has(key)) yield* listTexts(inner, where ? `${where}.${key}` : key);
}
