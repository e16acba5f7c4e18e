export const CONTENT_TYPES = {
  pdf: "application/pdf",
  png: "image/png",
  jpeg: "image/jpeg",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
  csv: "text/csv",
  text: "text/plain",
  unknown: "application/octet-stream",
} as const;

export type ContentType = (typeof CONTENT_TYPES)[keyof typeof CONTENT_TYPES];

/** So many bytes from the beginning are enough to tell. */
export const HEAD = 4096;

const SIGNATURES: readonly (readonly [start: string, type: ContentType])[] = [
  ["255044462d", CONTENT_TYPES.pdf],
  ["89504e470d0a1a0a", CONTENT_TYPES.png],
  ["ffd8ff", CONTENT_TYPES.jpeg],
];
const ZIP = "504b0304";
const EMPTY_ZIP = "504b0506";

/**
 * What a file is, by its first bytes; its name and what a browser says play no part. Text in UTF-8, UTF-16 with its
 * mark or GB 18030 counts as text, and as CSV when its first lines have equally many commas or tabs.
 */
export function findContentType(head: Uint8Array): ContentType {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, HEAD));
  const hex = start.toString("hex", 0, 8);
  const signed = SIGNATURES.find(([signature]) => hex.startsWith(signature));
  if (signed) return signed[1];
  if (hex.startsWith(ZIP)) return isWorkbook(start) ? CONTENT_TYPES.xlsx : CONTENT_TYPES.zip;
  if (hex.startsWith(EMPTY_ZIP)) return CONTENT_TYPES.zip;
  const text = decode(start, head.length > HEAD || head.length === HEAD);
  if (text === undefined || start.length === 0) return CONTENT_TYPES.unknown;
  return hasColumns(text) ? CONTENT_TYPES.csv : CONTENT_TYPES.text;
}

/** Names of parts stand unpacked in the local headers; a workbook has its parts below `xl/`. */
function isWorkbook(start: Buffer): boolean {
  for (let at = 0; at + 30 <= start.length && start.readUInt32LE(at) === 0x04034b50; ) {
    const nameLength = start.readUInt16LE(at + 26);
    const name = start.toString("latin1", at + 30, at + 30 + nameLength);
    if (name.startsWith("xl/")) return true;
    const packed = start.readUInt32LE(at + 18);
    // A length of 0 stands behind the data (written as a stream): look for the next header instead.
    const next = packed > 0 ? at + 30 + nameLength + start.readUInt16LE(at + 28) + packed : -1;
    at = next > 0 ? next : start.indexOf("PK\u0003\u0004", at + 4, "latin1");
    if (at < 0) return false;
  }
  return false;
}

const ENCODINGS = ["utf-8", "gb18030"] as const;

/** The text; undefined when it is none: bytes that no encoding has, or control characters. */
function decode(start: Buffer, cut: boolean): string | undefined {
  const marked = start[0] === 0xff && start[1] === 0xfe ? (["utf-16le"] as const) : ENCODINGS;
  for (const encoding of marked) {
    try {
      // A character cut through at the end of the head is no fault: `stream` waits for the rest of it.
      const text = new TextDecoder(encoding, { fatal: true }).decode(start, { stream: cut });
      if (!hasControls(text)) return text;
    } catch {
      // Not this encoding.
    }
  }
  return undefined;
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d && unit !== 0x0c) return true;
  }
  return false;
}

function hasColumns(text: string): boolean {
  const lines = text
    .split(/\r\n|\r|\n/)
    .slice(0, 5)
    .filter((line) => line !== "");
  // The last line may be cut off.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return [",", "\t"].some((mark) => {
    const counts = new Set(whole.map((line) => outsideQuotes(line).split(mark).length - 1));
    return counts.size === 1 && !counts.has(0);
  });
}

function outsideQuotes(line: string): string {
  return line.replace(/"[^"]*"/g, "");
}
