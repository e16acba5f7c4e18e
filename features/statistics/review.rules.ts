import type { Words } from "#foundation/messages/messages.ts";
import type { Fault } from "./figures/check-source.rules.ts";
import type { Figure } from "./figures.contract.ts";
import type { IndicatorDefinition } from "./indicator.contract.ts";
import { type Review, ReviewDefinition, type ToldBlock } from "./review.contract.ts";

type Block = ReviewDefinition["summary"][number];

const SLOT = /\{([A-Z]{2}-\d{2}-\d{2})\}/g;

/** A text cut at the places of its figures: words and codes in turn. */
export function piecesOf(text: string): { words: string; code: string | undefined }[] {
  const parts = text.split(SLOT);
  return parts.flatMap((words, at) => (at % 2 === 0 ? [{ words, code: parts[at + 1] }] : []));
}

function codesIn(text: string): string[] {
  return piecesOf(text).flatMap(({ code }) => code ?? []);
}

/** Every figure that a block shows. */
function codesOf(block: Block): string[] {
  if ("text" in block) return codesIn(block.text.zh);
  if ("table" in block) return block.codes;
  if ("bars" in block) return [block.code];
  return [block.whole, block.kept];
}

export type ReadReview = { review: ReviewDefinition; faults?: never } | { review?: never; faults: Fault[] };

/** Reads the review of a pack: every figure in it is defined, both languages show the same ones, each lever has a section. */
export function readReviewDefinition(input: unknown, indicators: readonly IndicatorDefinition[]): ReadReview {
  const read = ReviewDefinition.safeParse(input);
  if (!read.success) {
    return {
      faults: read.error.issues.map((issue) => ({
        place: issue.path.join("/"),
        zh: `写法不对，请改正：${issue.message}`,
        en: `Not written rightly, correct it: ${issue.message}`,
      })),
    };
  }
  const known = new Set(indicators.map(({ code }) => code));
  const { summary, sections } = read.data;
  const faults = [
    ...summary.flatMap((block, at) => checkBlock(block, known, `summary/${at}`)),
    ...sections.flatMap(({ lever, blocks }) =>
      blocks.flatMap((block, at) => checkBlock(block, known, `${lever}/${at}`)),
    ),
  ];
  return faults.length > 0 ? { faults } : { review: read.data };
}

function checkBlock(block: Block, known: ReadonlySet<string>, place: string): Fault[] {
  const faults = codesOf(block)
    .filter((code) => !known.has(code))
    .map((code) => ({
      place,
      zh: `没有编号 ${code} 的指标，请改正编号或先定义它`,
      en: `No figure has the code ${code}: correct it or define the figure first`,
    }));
  if (!("text" in block)) return faults;
  const [zh, en] = [codesIn(block.text.zh), codesIn(block.text.en)].map((codes) =>
    codes.toSorted().join(" "),
  );
  if (zh === en) return faults;
  return [
    ...faults,
    {
      place,
      zh: `中文和英文要有相同的数：中文 ${zh}，英文 ${en}`,
      en: `Both languages must show the same figures: Chinese ${zh}, English ${en}`,
    },
  ];
}

/** A figure by groups, for a block of bars; the composition of the answer counts it. */
export type Bars = ReadonlyMap<Block, { key: string | null; name: Words; value: number }[]>;

/** The blocks that need groups. */
export function barsOf(definition: ReviewDefinition) {
  return [...definition.summary, ...definition.sections.flatMap(({ blocks }) => blocks)].flatMap((block) =>
    "bars" in block ? [block] : [],
  );
}

/**
 * The review as it is told: a sentence is left out while one of its figures has no records, and these figures are listed
 * at the end of the section, so that nothing is missing silently.
 */
export function tellReview(
  definition: ReviewDefinition,
  figures: readonly Figure[],
  bars: Bars,
): Review["sections"] {
  const byCode = new Map(figures.map((figure) => [figure.code, figure]));
  const isTold = (code: string) => (byCode.get(code)?.value ?? null) !== null;
  const tell = (blocks: readonly Block[]) =>
    blocks.flatMap((block): ToldBlock[] => {
      if (!("table" in block)) return codesOf(block).every(isTold) ? [toldOf(block, bars)] : [];
      const codes = block.codes.filter(isTold);
      return codes.length > 0 ? [{ kind: "table", caption: block.table, codes }] : [];
    });
  return [
    { key: "summary", title: SUMMARY, leverName: null, blocks: tell(definition.summary), notYet: [] },
    ...definition.sections.map(({ lever, title, leverName, blocks }) => ({
      key: lever,
      title,
      leverName,
      blocks: tell(blocks),
      notYet: figures.filter((one) => one.lever === lever && one.notYet !== null).map(({ code }) => code),
    })),
  ];
}

const SUMMARY: Words = { zh: "摘要", en: "Summary" };

function toldOf(block: Exclude<Block, { table: Words }>, bars: Bars): ToldBlock {
  if ("text" in block) return { kind: "text", text: block.text };
  if ("bars" in block)
    return { kind: "bars", caption: block.bars, code: block.code, lines: bars.get(block) ?? [] };
  return { kind: "squares", caption: block.squares, whole: block.whole, kept: block.kept };
}

/** A figure in words: thousands parted, with its digits; where nothing can be told, a dash. */
export function figureText(value: number | null, digits: number): string {
  if (value === null) return "—";
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** What became of a figure within a year; "" where the two are not counted alike or one is not there. */
export function changeText(figure: Pick<Figure, "value" | "before" | "comparable" | "digits">): string {
  const { value, before, comparable, digits } = figure;
  if (value === null || before === null || !comparable) return "";
  const change = value - before;
  const text = figureText(Math.abs(change), digits);
  if (Number(text.replaceAll(",", "")) === 0) return "0";
  return `${change < 0 ? "−" : "+"}${text}`;
}
