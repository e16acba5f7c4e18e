/**
 * The catalogue of words. A room states every sentence in both languages; what is missing, or has other
 * placeholders in one language than in the other, does not compile.
 *
 * `{name}` stands for a value. `{count|person|people}` chooses a word by a number: the first for one.
 */

/** Languages of the product; Chinese is the first, English the second. */
export type Language = "zh" | "en";

/** One sentence in every language. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A value for a placeholder. Numbers are written with thousands separators, so years go in as text. */
export type Value = string | number;

type NameOf<P extends string> = P extends `${infer Name}|${string}` ? Name : P;
type Names<S extends string> = S extends `${string}{${infer P}}${infer Rest}`
  ? NameOf<P> | Names<Rest>
  : never;

type SameNames<W extends Words> = [Names<W["zh"]>] extends [Names<W["en"]>]
  ? [Names<W["en"]>] extends [Names<W["zh"]>]
    ? unknown
    : { readonly zh: "the English text has a placeholder that the Chinese text lacks" }
  : { readonly en: "the Chinese text has a placeholder that the English text lacks" };

/** Parameters that a sentence asks for: none, or one object with a value for each placeholder. */
export type Params<W extends Words> = [Names<W["zh"]>] extends [never]
  ? []
  : [values: Readonly<Record<Names<W["zh"]>, Value>>];

/** A room's sentences by key. */
export type Catalogue = Readonly<Record<string, Words>>;

/** Says a sentence of one catalogue in one language. */
export type Text<C extends Catalogue> = <K extends keyof C & string>(
  key: K,
  ...values: Params<C[K]>
) => string;

/** Declares the sentences of a room. The type check compares the placeholders of the languages. */
export function messages<const C extends Catalogue>(
  catalogue: C & { readonly [K in keyof C]: SameNames<C[K]> },
): C {
  return catalogue;
}

/** Gives the function `t(key, values)` of a catalogue in a language. */
export function textOf<C extends Catalogue>(catalogue: C, language: Language): Text<C> {
  return (key, ...values) => {
    const words = catalogue[key];
    if (words === undefined) throw new Error(`No such message: ${key}`);
    return say(words, language, values[0]);
  };
}

/**
 * Says one sentence. A placeholder without a value is a mistake of the programmer and throws: a reader
 * must never meet a brace.
 */
export function say(words: Words, language: Language, values: Readonly<Record<string, Value>> = {}): string {
  return words[language].replaceAll(/\{([^}]+)\}/g, (_, inside: string) => fill(inside, values));
}

function fill(inside: string, values: Readonly<Record<string, Value>>): string {
  const [name = "", one, other] = inside.split("|");
  const value = values[name];
  if (value === undefined) throw new Error(`No value for the placeholder {${name}}`);
  if (one !== undefined && other !== undefined) return value === 1 ? one : other;
  return typeof value === "number" ? formatNumber(value) : value;
}

/**
 * Writes a number as the product does: 1,286, a true minus sign, at most the given decimals.
 * @param decimals number of decimals always shown; without it as many as the number has, up to three
 */
export function formatNumber(value: number, decimals?: number): string {
  const text = Math.abs(value).toLocaleString("en-US", {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 3,
  });
  return value < 0 && Number(text.replaceAll(",", "")) !== 0 ? `−${text}` : text;
}
