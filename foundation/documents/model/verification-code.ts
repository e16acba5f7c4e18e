/** Crockford's base 32 without I, L, O, U: a clerk can read it out on the telephone. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 12;

/**
 * The first 60 bits as three groups of four. Give it a MAC over what is printed (`keys.mac("document", …)`): then only
 * this installation can make a code that fits.
 */
export function writeCode(bytes: Uint8Array): string {
  if (bytes.length < 8) throw new RangeError("A verification code needs at least 8 bytes.");
  let rest = Buffer.from(bytes).readBigUInt64BE() >> 4n;
  let text = "";
  for (let at = 0; at < LENGTH; at += 1) {
    text = (ALPHABET[Number(rest & 31n)] ?? "") + text;
    rest >>= 5n;
  }
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

/** What somebody typed, as `writeCode` writes it: small letters, missing dashes and I, L, O are understood. */
export function readCode(typed: string): string | undefined {
  const text = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-–—]/g, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
  if (text.length !== LENGTH || [...text].some((one) => !ALPHABET.includes(one))) return undefined;
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
