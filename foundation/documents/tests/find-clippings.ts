import type { Drawing } from "./read-pdf.ts";

const PAPER = { width: 595.3, height: 841.9 };

/** Nothing, and the tick that stands in its box. */
const NO_WORDS = new Set(["", "√"]);

/**
 * Where text is not whole on paper: it reaches over the edge of the sheet, a line of a table goes through it, or it lies
 * on other text. Empty when all is well.
 */
export function findClippings(drawings: Drawing[]): string[] {
  return drawings.flatMap((drawing, page) => {
    const boxes = drawing.texts.filter(({ text }) => !NO_WORDS.has(text.trim())).map(boxOf);
    return boxes.flatMap((box, index) => [
      ...(isOnSheet(box) ? [] : [`page ${page + 1}: ${box.text} leaves the sheet`]),
      ...drawing.lines
        .filter((line) => goesThrough(line, box))
        .map(() => `page ${page + 1}: a line through ${box.text}`),
      ...boxes
        .slice(index + 1)
        .filter((other) => overlap(box, other))
        .map((other) => `page ${page + 1}: ${box.text} lies on ${other.text}`),
    ]);
  });
}

interface Box {
  text: string;
  left: number;
  right: number;
  low: number;
  high: number;
}

/** The middle of the letters: what surely has ink. */
function boxOf({ x, y, size, text, width }: Drawing["texts"][number]): Box {
  return { text, left: x + 0.5, right: x + width - 0.5, low: y + size * 0.1, high: y + size * 0.6 };
}

function isOnSheet({ left, right, low, high }: Box): boolean {
  const edge = 20;
  return left > edge && right < PAPER.width - edge && low > edge && high < PAPER.height - edge;
}

function goesThrough({ from, to }: Drawing["lines"][number], box: Box): boolean {
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [low, high] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  return left < box.right && right > box.left && low < box.high && high > box.low;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && one.right > other.left && one.low < other.high && one.high > other.low;
}
