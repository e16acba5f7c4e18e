import type { Finding, Known } from "./finding.contract.ts";
import { findInFlow } from "./find-flow.rules.ts";
import { findLayers } from "./find-layers.rules.ts";
import { findInPapers } from "./find-papers.rules.ts";
import type { Item, Paper } from "./item.contract.ts";

/** Everything the sieve has to say of an item. Pure: the same item and the same knowledge give the same findings. */
export function sift(item: Item, known: Known): Finding[] {
  const papers = findInPapers(item, known);
  const taken = new Set(papers.filter(({ code }) => code !== "LOCKED").flatMap((one) => one.papers));
  // What is taken away anyway is not told a second time as asked beyond the original.
  const layers = findLayers(item, known).filter(
    (one) => one.papers.length === 0 || !one.papers.some((no) => taken.has(no)),
  );
  return [...papers, ...layers, ...findInFlow(item, known)];
}

/** What becomes of a paper: kept, merged into another, printed from facts, looked at, dropped. */
export interface Fate {
  no: string;
  becomes: "keep" | "merge" | "derive" | "verify" | "cancel";
  into: string | null;
}

export interface SievedPaper extends Paper {
  /** Papers that went into this one; they are listed, and never counted as removed. */
  children: readonly string[];
}

export interface SieveDraft {
  fates: readonly Fate[];
  papers: readonly SievedPaper[];
  before: Size;
  after: Size;
}

/** How large an item is for the one who has to do it. */
export interface Size {
  papers: number;
  /** Places to write in, over all papers. */
  fields: number;
  /** Of them, those that ask what another paper of the item asks too. */
  twice: number;
  signatures: number;
  levels: number;
}

const TAKES_AWAY = new Set<Finding["mend"]>(["merge", "derive", "verify", "cancel", "align"]);

/** The item as it would be if these findings were accepted. */
export function draftOf(item: Item, accepted: readonly Finding[]): SieveDraft {
  const fates = new Map<string, Fate>(item.papers.map(({ no }) => [no, { no, becomes: "keep", into: null }]));
  for (const finding of accepted.filter(({ mend, code }) => TAKES_AWAY.has(mend) && code !== "LOCKED")) {
    for (const no of finding.papers) {
      const becomes = finding.mend === "align" ? "cancel" : (finding.mend as Fate["becomes"]);
      if (fates.get(no)?.becomes === "keep") fates.set(no, { no, becomes, into: finding.into });
    }
  }
  const papers = item.papers
    .filter(({ no }) => fates.get(no)?.becomes === "keep")
    .map((paper) => withChildren(paper, item, fates));
  const levels = accepted.reduce((sum, { saves }) => sum + saves.levels, 0);
  return {
    fates: [...fates.values()],
    papers,
    before: sizeOf(item.papers, item.levels),
    after: sizeOf(papers, Math.max(0, item.levels - levels)),
  };
}

function withChildren(paper: Paper, item: Item, fates: ReadonlyMap<string, Fate>): SievedPaper {
  const children = item.papers.filter(({ no }) => rootOf(no, fates) === paper.no && no !== paper.no);
  const asks = [...new Set([paper, ...children].flatMap((one) => one.asks))];
  return { ...paper, asks, children: children.map(({ no }) => no) };
}

/** Where a paper ends up when what it went into went into something else. */
function rootOf(no: string, fates: ReadonlyMap<string, Fate>): string | undefined {
  let at = fates.get(no);
  for (let steps = 0; at?.becomes === "merge" && at.into !== null && steps < 9; steps += 1)
    at = fates.get(at.into);
  return at?.becomes === "keep" ? at.no : undefined;
}

export function sizeOf(papers: readonly Paper[], levels: number): Size {
  const asks = papers.flatMap((paper) => paper.asks);
  return {
    papers: papers.length,
    fields: asks.length,
    twice: asks.length - new Set(asks).size,
    signatures: papers.reduce((sum, { signatures }) => sum + signatures, 0),
    levels,
  };
}
