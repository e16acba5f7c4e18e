import { inflateSync } from "node:zlib";
import { type PdfFont, readFont } from "./read-pdf-font.ts";

export interface PdfText {
  pages: string[];
  /** By page, in the order drawn. */
  drawings: Drawing[];
  bookmarks: string[];
  /** The file with its readable parts, for what stands in plain words. */
  raw: string;
}

/** Text and lines of a page by their places, in points from the lower left corner. */
export interface Drawing {
  /** `width` ends with the last letter that is no space. */
  texts: { x: number; y: number; size: number; text: string; width: number }[];
  lines: { from: Point; to: Point }[];
}
type Point = [x: number, y: number];
type Matrix = [number, number, number, number, number, number];

/**
 * The text of a PDF as its fonts say it, in the order it is drawn. Reads what typst writes (plain objects, fonts with
 * two-byte codes), so that the tests need no program outside of npm; it answers as `pdftotext -raw` does.
 */
export function readPdf(pdf: Buffer): PdfText {
  const objects = readObjects(pdf);
  const drawings = kidsOf(objects, "Pages").map((page) => readPage(objects, objects.get(page)?.head ?? ""));
  const pages = drawings.map(({ texts }) => texts.map(({ text }) => `${text}\n`).join(""));
  return { pages, drawings, bookmarks: readBookmarks(objects), raw: pdf.toString("latin1") };
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

function readPage(objects: Objects, page: string): Drawing {
  const fonts = new Map<string, PdfFont>();
  for (const match of (/\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? "").matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const font = objects.get(match[2] ?? "")?.head ?? "";
    const map = /\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? "";
    const inner = /\/DescendantFonts \[(\d+) 0 R\]/.exec(font)?.[1] ?? "";
    fonts.set(match[1] ?? "", readFont(objects.get(map)?.stream ?? "", objects.get(inner)?.head ?? ""));
  }
  const content = objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? "")?.stream ?? "";
  const drawing: Drawing = { texts: [], lines: [] };
  let state: State = { matrix: [1, 0, 0, 1, 0, 0], font: readFont("", ""), size: 0 };
  const kept: State[] = [];
  let at: Point = [0, 0];
  let operands: string[] = [];
  for (const word of wordsOf(content)) {
    if (/^[/(<[\]\d.+-]/.test(word)) {
      operands.push(word);
      continue;
    }
    if (word === "q") kept.push(state);
    if (word === "Q") state = kept.pop() ?? state;
    if (word === "cm") state = { ...state, matrix: times(operands.map(Number) as Matrix, state.matrix) };
    if (word === "Tf")
      state = {
        ...state,
        font: fonts.get((operands[0] ?? "").slice(1)) ?? state.font,
        size: Number(operands[1]),
      };
    if (word === "Tj" || word === "TJ") {
      const [x, y] = through(state.matrix, [0, 0]);
      drawing.texts.push({ x, y, size: state.size, ...drawn(operands, state) });
    }
    if (word === "m") at = through(state.matrix, operands.map(Number) as Point);
    if (word === "l") {
      const to = through(state.matrix, operands.map(Number) as Point);
      drawing.lines.push({ from: at, to });
      at = to;
    }
    operands = [];
  }
  return drawing;
}

interface State {
  matrix: Matrix;
  font: PdfFont;
  size: number;
}

/** PDF 32000-1, 8.3.4: what is drawn goes through the inner matrix first. */
function times(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [g, h, i, j, k, l] = outer;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

function through([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
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

/** Their ink is in the first half of their square; the second may be taken away. */
const SQUEEZED = /[，。、：；！？）》」』”’]/;

function drawn(operands: string[], { font, size }: State): { text: string; width: number } {
  let [text, at, width] = ["", 0, 0];
  for (const operand of operands) {
    if (!/^[(<]/.test(operand)) {
      // Between strings: how much nearer the next one stands, in thousandths of the size.
      at -= (Number(operand) || 0) * (size / 1000);
      continue;
    }
    const inside = operand.slice(1, -1);
    const codes = operand.startsWith("<") ? inside : Buffer.from(unescape(inside), "latin1").toString("hex");
    for (const code of codes.match(/.{4}/g) ?? []) {
      const letter = font.letters.get(code.toLowerCase()) ?? "\ufffd";
      text += letter;
      at += font.widthOf(Number.parseInt(code, 16)) * (size / 1000);
      if (SQUEEZED.test(letter)) width = at - size / 2;
      else if (letter.trim() !== "") width = at;
    }
  }
  return { text, width };
}

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function unescape(literal: string): string {
  return literal.replace(/\\(\d{3}|[\s\S])/g, (_, one: string) =>
    /^\d{3}$/.test(one) ? String.fromCharCode(Number.parseInt(one, 8)) : (ESCAPES[one] ?? one),
  );
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
