/** Fewer characters than this are never broken. */
const SHORTEST = 5;

/** A title in about so many lines of about the same length: Chinese between characters, Latin between words. */
export function breakTitle(title: string, lines: number): string[] {
  const isLatin = /[!-~]/.test(title);
  const pieces = isLatin ? title.split(" ") : [...title];
  if (lines < 2 || (!isLatin && pieces.length < SHORTEST)) return [title];
  const target = Math.ceil(title.length / lines);
  const broken: string[] = [];
  for (const piece of pieces) {
    const last = broken.at(-1);
    const joined = last === undefined ? piece : `${last}${isLatin ? " " : ""}${piece}`;
    if (last === undefined || joined.length > target) broken.push(piece);
    else broken[broken.length - 1] = joined;
  }
  return broken;
}
