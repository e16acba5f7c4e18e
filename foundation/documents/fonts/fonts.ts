import { createRequire } from "node:module";
import path from "node:path";
import { readCodePoints } from "./read-code-points.ts";

/** A font file, and the name that stands inside of it (not the name of the file). */
export interface FontFile {
  file: string;
  family: string;
}

const SERIF = "Noto Serif SC";
const PACKAGE = path.dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/noto-serif-sc"));

/** 宋体 for text, its bold for titles; Open Font License, out of npm. The other weights stay out: each costs 15 MB. */
const OWN: readonly FontFile[] = [
  { file: path.join(PACKAGE, "400Regular", "NotoSerifSC_400Regular.ttf"), family: SERIF },
  { file: path.join(PACKAGE, "700Bold", "NotoSerifSC_700Bold.ttf"), family: SERIF },
];

export interface Fonts {
  /** Folders with font files; only these and the machine's own are searched. */
  folders: string[];
  /** First family with the glyph wins. */
  families: string[];
  has(codePoint: number): boolean;
}

/** @param extra fonts for characters that ours lack, such as a city's GB 18030 font; asked in this order after ours */
export function openFonts(extra: readonly FontFile[] = []): Fonts {
  const files = [...OWN, ...extra];
  let points: Set<number>[] | undefined;
  return {
    folders: [...new Set(files.map(({ file }) => path.dirname(file)))],
    families: [...new Set(files.map(({ family }) => family))],
    has(codePoint) {
      // The bold has what the regular has; reading it too would only take time.
      points ??= files.filter((font) => font !== OWN[1]).map(({ file }) => readCodePoints(file));
      return points.some((one) => one.has(codePoint));
    },
  };
}
