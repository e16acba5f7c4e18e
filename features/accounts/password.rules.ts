/** Rows of keys and of the alphabet that people walk along. */
const WALKS = ["01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Words that every list of guesses begins with. */
const GUESSED = ["password", "zugong", "admin", "woaini", "iloveyou", "welcome", "passw0rd", "p@ssw0rd"];

const LEAST_KINDS = 5;
const LEAST_REST = 6;

/**
 * Whether a password would be among the first guesses: the sign-in name, a word of every list, a row of keys or a repeat,
 * with little else in it (ASVS 5.0 6.2.4, 6.2.11).
 */
export function isWeakPassword(password: string, signInName: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < LEAST_KINDS) return true;
  const known = [signInName.toLowerCase(), ...GUESSED].filter((word) => word.length > 2);
  return (
    [...withoutWalks(known.reduce((rest, word) => rest.replaceAll(word, ""), plain))].length < LEAST_REST
  );
}

/** Takes out stretches of three and more along a row, in either direction; one character of each stays. */
function withoutWalks(text: string): string {
  const characters = [...text];
  const kept: string[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    kept.push(characters[at] ?? "");
    let end = at;
    while (end + 1 < characters.length && isStep(characters, at, end + 1)) end += 1;
    if (end - at >= 2) at = end;
  }
  return kept.join("");
}

function isStep(characters: readonly string[], from: number, to: number): boolean {
  const stretch = characters.slice(from, to + 1).join("");
  const reversed = [...stretch].toReversed().join("");
  return WALKS.some((walk) => walk.includes(stretch) || walk.includes(reversed));
}

const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/**
 * A one-time password from random or derived bytes: four groups of four, without characters that look alike.
 * @param bytes at least 16
 */
export function writeOneTimePassword(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, 16), (byte) => LETTERS[byte % LETTERS.length] ?? "");
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join("")).join("-");
}
