import type { CellText, Note, Reading } from "./reading.ts";

/** The longest names in use have about 25 characters with their dots. */
const LONGEST = 40;
const DOTS = /[\u2022\uFF0E\u2027\u30FB\uFF65\u25CF.\u2024\u0387\u22C5\u2219\u2E31\u16EB]/gu;
/** Names of Han characters only, as nearly all are; 同上 is none. */
const COMMON = /^(?!同上$)\p{Unified_Ideograph}{1,8}$/u;
const HAN = /[\p{Script=Han}&&\p{Ideographic}]/v;
const LOST = /[\uFFFD?？□■▯�]/u;
const PRIVATE = /\p{Private_Use}/u;
const BRACKETS = /[()（）[\]【】〔〕<>《》{}]/u;

/** Reads a name. Any assigned Han character of any plane is right; what is not part of a name is never cut off silently. */
export function readName(cell: CellText, note: Note): Reading | null {
  const text = cell.text;
  if (COMMON.test(text)) return { value: text };
  if (LOST.test(text)) return fail(note, "NAME_REPLACEMENT_CHAR");
  if (PRIVATE.test(text)) return fail(note, "NAME_PRIVATE_USE");
  if (BRACKETS.test(text) || /^同上$/.test(text)) return failAnnotation(text, note);
  const joined = text.replaceAll(/\s/gu, "");
  if (joined !== text) note("NAME_SPACES");
  const name = joined.replaceAll(DOTS, "·");
  const wrong = wrongCharacters(name);
  if (wrong !== "") return fail(note, "NAME_INVALID", { characters: wrong });
  if (name.length > LONGEST) return fail(note, "NAME_TOO_LONG", { limit: LONGEST });
  if (name !== joined) note("NAME_DOT_VARIANT");
  return { value: name };
}

/** Characters that stand in no name; a dot belongs between two characters. */
function wrongCharacters(name: string): string {
  const characters = [...name];
  const wrong = characters.filter((character, index) => {
    if (character !== "·") return !HAN.test(character);
    return index === 0 || index === characters.length - 1 || characters[index - 1] === "·";
  });
  return [...new Set(wrong)].join("");
}

function failAnnotation(text: string, note: Note): null {
  const bare = text.replaceAll(/[（(【[〔<《{][^）)\]】〕>》}]*[）)\]】〕>》}]?/gu, "").trim();
  note("NAME_ANNOTATION", {
    fix: bare !== "" && wrongCharacters(bare) === "" && bare !== "同上" ? bare : undefined,
  });
  return null;
}

function fail(
  note: Note,
  code: "NAME_INVALID" | "NAME_REPLACEMENT_CHAR" | "NAME_PRIVATE_USE" | "NAME_TOO_LONG",
  details: Readonly<Record<string, string | number>> = {},
): null {
  note(code, { details });
  return null;
}
