/** What a font of a PDF says of its two-byte codes. */
export interface PdfFont {
  /** By code in hexadecimal. */
  letters: Map<string, string>;
  /** In thousandths of the size. */
  widthOf(code: number): number;
}

/** @param map the stream `ToUnicode`; @param inner the font below, with its widths */
export function readFont(map: string, inner: string): PdfFont {
  const widths = readWidths(/\/W \[([\s\S]*?)\]\s*(?:\n|>>)/.exec(inner)?.[1] ?? "");
  return {
    letters: readLetters(map),
    widthOf: (code) => widths.find(({ first, last }) => code >= first && code <= last)?.width ?? 0,
  };
}

function readLetters(map: string): Map<string, string> {
  const known = new Map<string, string>();
  for (const section of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const pair of (section[1] ?? "").matchAll(/<(\w{4})> <(\w+)>/g))
      known.set(
        (pair[1] ?? "").toLowerCase(),
        Buffer.from(pair[2] ?? "", "hex")
          .swap16()
          .toString("utf16le"),
      );
  return known;
}

interface Range {
  first: number;
  last: number;
  width: number;
}

/** Runs of `first last width`, as typst writes them. */
function readWidths(text: string): Range[] {
  const numbers = text.trim().split(/\s+/).map(Number);
  return Array.from({ length: Math.floor(numbers.length / 3) }, (_, index) => {
    const [first = 0, last = 0, width = 0] = numbers.slice(index * 3, index * 3 + 3);
    return { first, last, width };
  });
}
