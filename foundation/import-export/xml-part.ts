import { SaxesParser, type SaxesTagPlain } from "saxes";
import { markedEncoding } from "./byte-order-mark.ts";
import type { ByteSource } from "./byte-source.ts";
import { UnreadableFile } from "./unreadable.ts";
import type { ZipEntry } from "./zip-directory.ts";
import { readPart } from "./zip-part.ts";

/** No tag and no text of a real workbook is longer; a cell holds at most 32,767 characters. */
const LONGEST_RUN = 1024 * 1024;

/** What a reader of a part wants to hear. Names come without their prefix: `x:row` is `row`. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Decodes a part: by byte order mark, else by its XML declaration, else as UTF-8. */
export async function* readText(source: ByteSource, entry: ZipEntry): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let sinceTag = 0;
  for await (const piece of readPart(source, entry)) {
    decoder ??= decoderOf(piece);
    const text = decode(decoder, piece, true);
    const last = text.lastIndexOf("<");
    sinceTag = last === -1 ? sinceTag + text.length : text.length - last;
    if (sinceTag > LONGEST_RUN) throw new UnreadableFile("FILE_TOO_LARGE");
    yield text;
  }
  if (decoder) yield decode(decoder, new Uint8Array(), false);
}

/**
 * Parses a part piece by piece and yields after each piece, so that the caller can hand on what it gathered.
 * @throws UnreadableFile XML_DOCTYPE before anything declared in it is looked at; XML_BROKEN when not well-formed
 */
export async function* parsePart(
  source: ByteSource,
  entry: ZipEntry,
  listener: XmlListener,
): AsyncGenerator<void> {
  const parser = parserOf(listener);
  for await (const text of readText(source, entry)) {
    write(() => parser.write(text));
    yield;
  }
  write(() => parser.close());
  yield;
}

/** Parses a whole part. */
export async function parseWhole(source: ByteSource, entry: ZipEntry, listener: XmlListener): Promise<void> {
  for await (const _ of parsePart(source, entry, listener)) continue;
}

/** Refuses a part that declares a document type; reads no further than its first tag. */
export async function refuseDoctype(source: ByteSource, entry: ZipEntry): Promise<void> {
  let started = false;
  const parser = parserOf({
    open: () => {
      started = true;
    },
  });
  for await (const text of readText(source, entry)) {
    // Drawings are not always well-formed; only what stands before the first tag matters here.
    const tag = /<(?![?!])/.exec(text);
    write(() => parser.write(tag ? text.slice(0, tag.index) : text));
    if (tag || started) return;
  }
}

function parserOf(listener: XmlListener): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("doctype", () => {
    throw new UnreadableFile("XML_DOCTYPE");
  });
  parser.on("error", (error) => {
    throw error;
  });
  if (listener.open)
    parser.on("opentag", (tag: SaxesTagPlain) => listener.open?.(localName(tag.name), tag.attributes));
  if (listener.close) parser.on("closetag", (tag: SaxesTagPlain) => listener.close?.(localName(tag.name)));
  if (listener.text) {
    parser.on("text", (text) => listener.text?.(text));
    parser.on("cdata", (text) => listener.text?.(text));
  }
  return parser;
}

function write(step: () => unknown): void {
  try {
    step();
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile("XML_BROKEN", {}, error);
  }
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

function decoderOf(head: Buffer): TextDecoder {
  const marked =
    markedEncoding(head) ?? { "3c00": "utf-16le", "003c": "utf-16be" }[head.toString("hex", 0, 2)];
  if (marked?.startsWith("utf-16")) return new TextDecoder(marked, { fatal: true });
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head.toString("latin1", 0, 200))?.[1];
  try {
    return new TextDecoder(declared ?? "utf-8", { fatal: true });
  } catch (error) {
    throw new UnreadableFile("XML_BROKEN", {}, error);
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array, more: boolean): string {
  try {
    return decoder.decode(bytes, { stream: more });
  } catch (error) {
    throw new UnreadableFile("XML_BROKEN", {}, error);
  }
}
