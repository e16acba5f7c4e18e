import { type Reading, readCharacter, readSurname } from "./read-characters.ts";

/** The columns of a name: how it is written, sorted and found. The same four in people.person and bodies.body. */
export interface NameColumns {
  name: string;
  /** Toneless pinyin joined, a bar, the tones: `wangjianguo|242`. Sorts by pinyin under the C collation. */
  name_key: string;
  /** First letters: `wjg`. */
  initials: string;
  /** All pairs of neighbouring characters: 王建, 建国. */
  bigrams: string[];
}

/** Dots between the parts of a name as clerks type them, and spaces: they are not read and not paired. */
const SILENT = /[\s·•．‧・･●.]/u;
/** The usual name, of characters in the basic plane only, is cut without looking at code points. */
const PLAIN = /^[㐀-鿿]+$/;

/**
 * The columns of a person's name; the surname is read as a surname (单 shan, 曾 zeng, 尉迟 yuchi).
 * Any text is allowed: what has no reading stands for itself, dots and spaces are skipped.
 */
export function nameColumns(name: string): NameColumns {
  if (PLAIN.test(name)) return columns(name, name.split(""), readSurname(name.charAt(0), name[1]));
  const characters = readable(name);
  const first = characters[0];
  // A name of several parts, such as 古丽娜尔·艾合买提江, has no Chinese surname.
  const isParted = characters.length < Array.from(name.trim()).length;
  return columns(name, characters, isParted || first === undefined ? [] : readSurname(first, characters[1]));
}

/** The columns of a body's names. */
export interface BodyNameColumns extends NameColumns {
  short_name: string;
}

/**
 * The columns of a body's full and short name. It is sorted and found by the pinyin of the short name, since every full
 * name begins with 中共 and the city; pairs are those of both names, so that either can be searched.
 */
export function bodyNameColumns(name: string, shortName: string): BodyNameColumns {
  const short = columns(shortName, readable(shortName), []);
  const all = new Set([...pairs(readable(name)), ...short.bigrams]);
  return { ...short, name, short_name: shortName, bigrams: [...all] };
}

/** The pairs of neighbouring characters (code points) of any text, as a search asks for them. */
export function bigramsOf(text: string): string[] {
  return pairs(readable(text));
}

function readable(name: string): string[] {
  if (PLAIN.test(name)) return name.split("");
  return Array.from(name).filter((character) => !SILENT.test(character));
}

function columns(name: string, characters: string[], head: readonly Reading[]): NameColumns {
  let syllables = "";
  let tones = "";
  let initials = "";
  for (let index = 0; index < characters.length; index += 1) {
    const reading = head[index] ?? readCharacter(characters[index] as string);
    syllables += reading.syllable;
    tones += reading.tone;
    initials += reading.initial;
  }
  return { name, name_key: `${syllables}|${tones}`, initials, bigrams: pairs(characters) };
}

function pairs(characters: string[]): string[] {
  const found: string[] = [];
  for (let index = 1; index < characters.length; index += 1) {
    found.push((characters[index - 1] as string) + (characters[index] as string));
  }
  return found;
}
