import { markedEncoding } from "./byte-order-mark.ts";
import { type ByteSource, readPieces } from "./byte-source.ts";
import { UnreadableFile } from "./unreadable.ts";

export interface TextEncoding {
  readonly encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030";
  readonly guessed: boolean;
}

/**
 * Finds the encoding of a text: by its mark, else UTF-8 if all of it is valid, else GB18030 as a guess.
 * A text with binary bytes is refused.
 */
export async function findEncoding(source: ByteSource): Promise<TextEncoding> {
  const marked = markedEncoding(await source.read(0, 4));
  if (marked) return { encoding: marked, guessed: false };
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let valid = true;
  for await (const piece of readPieces(source, 0, source.size)) {
    if (piece.includes(0)) throw new UnreadableFile("FORMAT_UNKNOWN");
    valid &&= decodes(decoder, piece, true);
  }
  return valid && decodes(decoder, new Uint8Array(), false)
    ? { encoding: "utf-8", guessed: false }
    : { encoding: "gb18030", guessed: true };
}

/** The text of the whole source in pieces, without the mark. Bytes that mean nothing become U+FFFD. */
export async function* decodeText(source: ByteSource, { encoding }: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === "utf-8-bom" ? "utf-8" : encoding);
  for await (const piece of readPieces(source, 0, source.size)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, more: boolean): boolean {
  try {
    decoder.decode(bytes, { stream: more });
    return true;
  } catch {
    return false;
  }
}
