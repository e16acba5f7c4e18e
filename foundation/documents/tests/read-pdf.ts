import { inflateSync } from "node:zlib";

export interface PdfText {
  pages: string[];
  bookmarks: string[];
  /** The file with its readable parts, for what stands in plain words. */
  raw: string;
}

/**
 * The text of a PDF as its fonts say it, in the order it is drawn. Reads what typst writes (plain objects, fonts with
 * two-byte codes), so that the tests need no program outside of npm; it answers as `pdftotext -raw` does.
 */
export function readPdf(pdf: Buffer): PdfText {
  const objects = readObjects(pdf);
  const pages = kidsOf(objects, "Pages").map((page) => readPage(objects, objects.get(page)?.head ?? ""));
  return { pages, bookmarks: readBookmarks(objects), raw: pdf.toString("latin1") };
}

/** What a reader sees, without line ends and spaces of the layout. */
export function flat(text: string): string {
  return text.replace(/\s+/g, "");
}

interface PdfObject {
  head: string;
  stream: string;
}
type Objects = Map<string, PdfObject>;

function readObjects(pdf: Buffer): Objects {
  const objects: Objects = new Map();
  const text = pdf.toString("latin1");
  for (const match of text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)(?:^stream\r?\n|^endobj)/gm)) {
    const head = match[2] ?? "";
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const start = (match.index ?? 0) + match[0].length;
    const bytes = pdf.subarray(start, start + length);
    const hasStream = match[0].endsWith("stream\n") && length > 0;
    const stream = hasStream && head.includes("FlateDecode") ? inflateSync(bytes) : bytes;
    objects.set(match[1] ?? "", { head, stream: hasStream ? stream.toString("latin1") : "" });
  }
  return objects;
}

function refsIn(text: string): string[] {
  return [...text.matchAll(/(\d+) 0 R/g)].map((match) => match[1] ?? "");
}

function kidsOf(objects: Objects, type: string): string[] {
  const root = [...objects.values()].find(({ head }) => head.includes(`/Type /${type}\n`));
  return refsIn(/\/Kids \[([^\]]*)\]/.exec(root?.head ?? "")?.[1] ?? "");
}

function readPage(objects: Objects, page: string): string {
  const fonts = new Map<string, Map<string, string>>();
  for (const match of (/\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? "").matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const font = objects.get(match[2] ?? "")?.head ?? "";
    const map = /\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? "";
    fonts.set(match[1] ?? "", readUnicode(objects.get(map)?.stream ?? ""));
  }
  const content = objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? "")?.stream ?? "";
  let font = new Map<string, string>();
  let text = "";
  let operands: string[] = [];
  for (const word of wordsOf(content)) {
    if (/^[/(<[\]\d.+-]/.test(word)) {
      operands.push(word);
      continue;
    }
    if (word === "Tf") font = fonts.get((operands[0] ?? "").slice(1)) ?? font;
    if (word === "Tj" || word === "TJ") text += `${drawn(operands, font)}\n`;
    operands = [];
  }
  return text;
}

/** Names, numbers, strings, marks and operators of a content stream. */
function* wordsOf(content: string): Generator<string> {
  for (let at = 0; at < content.length; ) {
    const end = content[at] === "(" ? endOfString(content, at) : endOfWord(content, at);
    const word = content.slice(at, end).trim();
    if (word !== "") yield word;
    at = end;
  }
}

function endOfWord(content: string, at: number): number {
  const word = /\s+|<<|>>|<[^<>]*>|[[\]]|\/?[^\s()<>[\]/]+/y;
  word.lastIndex = at;
  return word.test(content) ? word.lastIndex : at + 1;
}

/** Brackets inside of a string need no mark when they are balanced. */
function endOfString(content: string, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at += 1) {
    if (content[at] === "\\") at += 1;
    else if (content[at] === "(") depth += 1;
    else if (content[at] === ")") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return content.length;
}

function drawn(operands: string[], font: Map<string, string>): string {
  let text = "";
  for (const operand of operands) {
    if (!/^[(<]/.test(operand)) continue;
    const inside = operand.slice(1, -1);
    const codes = operand.startsWith("<") ? inside : Buffer.from(unescape(inside), "latin1").toString("hex");
    for (const code of codes.match(/.{4}/g) ?? []) text += font.get(code.toLowerCase()) ?? "\ufffd";
  }
  return text;
}

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function unescape(literal: string): string {
  return literal.replace(/\\(\d{3}|[\s\S])/g, (_, one: string) =>
    /^\d{3}$/.test(one) ? String.fromCharCode(Number.parseInt(one, 8)) : (ESCAPES[one] ?? one),
  );
}

function readUnicode(map: string): Map<string, string> {
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

function readBookmarks(objects: Objects): string[] {
  const titles: string[] = [];
  const root = [...objects.values()].find(({ head }) => head.includes("/Type /Outlines"));
  let next = /\/First (\d+) 0 R/.exec(root?.head ?? "")?.[1];
  while (next !== undefined) {
    const { head = "" } = objects.get(next) ?? {};
    const hex = /\/Title <FEFF(\w+)>/.exec(head)?.[1] ?? "";
    titles.push(Buffer.from(hex, "hex").swap16().toString("utf16le"));
    next = /\/Next (\d+) 0 R/.exec(head)?.[1];
  }
  return titles;
}
