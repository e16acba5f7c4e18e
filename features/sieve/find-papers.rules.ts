import type { Finding, Known } from "./finding.contract.ts";
import type { Basis, Item, Paper } from "./item.contract.ts";
import { makeFinding } from "./make-finding.rules.ts";

/**
 * What is wrong with the papers of an item: each paper gets at most one finding that takes it away, in this order: a
 * statutory one is locked; a copy is looked at instead; what only repeats held facts is printed; what only proves is a
 * trace; what has no basis is asked by habit; papers of one occasion are one record.
 */
export function findInPapers(item: Item, known: Known): Finding[] {
  const found: Finding[] = [];
  const left: Paper[] = [];
  for (const paper of item.papers) {
    const one = judgePaper(paper, known);
    if (one) found.push(one);
    if (!one || one.code === "LOCKED") left.push(paper);
  }
  // A paper without basis that belongs to an occasion goes into its record; by itself it is dropped.
  return [...found.map((one) => annexed(one, item, left)), ...findDoubled(left)];
}

function judgePaper(paper: Paper, known: Known): Finding | undefined {
  if (paper.statutory) return locked(paper);
  if (paper.form === "copy" && isHeld(paper, known)) return seenInstead(paper, known);
  if (paper.form === "trace") return onlyTrace(paper);
  if (paper.word === "none" && isHeld(paper, known)) return printed(paper, known);
  if (!isFounded(paper.basis, known.today)) return unfounded(paper);
  return undefined;
}

function isHeld(paper: Paper, { held }: Known): boolean {
  return paper.asks.length > 0 && paper.asks.every((code) => held.has(code));
}

/** A basis that is a document, and in force. */
export function isFounded(basis: Basis | null, today: string): boolean {
  return (
    basis !== null &&
    basis.level !== "habit" &&
    (basis.to === null || basis.to >= today) &&
    (basis.from === null || basis.from <= today)
  );
}

/** `《…》第七条`. */
export function citationOf(basis: Basis | null): { zh: string; en: string } {
  if (basis === null) return { zh: "没有写依据", en: "No basis is given" };
  if (basis.level === "habit")
    return { zh: `习惯做法：${basis.document}`, en: `By habit: ${basis.document}` };
  const article = basis.article === null ? "" : `第 ${basis.article} 条`;
  const until = basis.to === null ? "" : `，有效期至 ${basis.to}`;
  return {
    zh: `${basis.document}${article}${until}`,
    en: [basis.document, basis.article && `Art. ${basis.article}`, basis.to && `until ${basis.to}`]
      .filter(Boolean)
      .join(", "),
  };
}

function locked(paper: Paper): Finding {
  return makeFinding({
    code: "LOCKED",
    papers: [paper.no],
    reason: { zh: paper.name, en: paper.name },
    citation: citationOf(paper.basis),
    mend: "keep",
  });
}

function seenInstead(paper: Paper, known: Known): Finding {
  return makeFinding({
    code: "SHARABLE",
    papers: [paper.no],
    reason: {
      zh: `${paper.name}，看过登记就行`,
      en: `${paper.name}: looking at it is enough`,
    },
    citation: heldWhere(paper, known),
    mend: "verify",
    saves: savedBy(paper),
  });
}

function printed(paper: Paper, known: Known): Finding {
  return makeFinding({
    code: "SHARABLE",
    papers: [paper.no],
    reason: {
      zh: paper.name,
      en: paper.name,
    },
    citation: heldWhere(paper, known),
    mend: "derive",
    saves: savedBy(paper),
  });
}

function onlyTrace(paper: Paper): Finding {
  return makeFinding({
    code: "OVER_TRACE",
    papers: [paper.no],
    reason: { zh: paper.name, en: paper.name },
    citation: citationOf(paper.basis),
    mend: "cancel",
    saves: savedBy(paper),
  });
}

function unfounded(paper: Paper): Finding {
  return makeFinding({
    code: "NO_BASIS",
    papers: [paper.no],
    reason: { zh: paper.name, en: paper.name },
    citation: citationOf(paper.basis),
    mend: "cancel",
    saves: savedBy(paper),
  });
}

function annexed(finding: Finding, item: Item, left: readonly Paper[]): Finding {
  if (finding.code !== "NO_BASIS") return finding;
  const own = item.papers.find(({ no }) => no === finding.papers[0]);
  const record = own && left.find((one) => one.occasion !== null && one.occasion === own.occasion);
  if (!record) return finding;
  const { reason, citation, papers, saves } = finding;
  return makeFinding({ code: "NO_BASIS", reason, citation, papers, saves, mend: "merge", into: record.no });
}

/** Papers that record one occasion are one record: kept is the statutory one, else the one that holds most. */
function findDoubled(papers: readonly Paper[]): Finding[] {
  const groups = Map.groupBy(
    papers.filter(({ occasion }) => occasion !== null),
    ({ occasion }) => occasion as string,
  );
  return [...groups.values()].flatMap((group) => {
    const record = recordOf(group);
    const rest = group.filter((one) => one !== record && !one.statutory);
    return rest.length === 0 ? [] : [doubled(record, rest)];
  });
}

function recordOf(group: readonly Paper[]): Paper {
  const weight = (paper: Paper) => (paper.statutory ? 100 : 0) + paper.asks.length;
  return group.reduce((best, one) => (weight(one) > weight(best) ? one : best));
}

function doubled(record: Paper, rest: readonly Paper[]): Finding {
  const names = rest.map(({ name }) => name).join("、");
  const inRecord = new Set(record.asks);
  const again = rest.flatMap(({ asks }) => asks).filter((code) => inRecord.has(code)).length;
  return makeFinding({
    code: "DUPLICATE",
    papers: rest.map(({ no }) => no),
    into: record.no,
    reason: {
      zh: `${names}，并入${record.name}`,
      en: `${names} into ${record.name}`,
    },
    citation: citationOf(record.basis),
    mend: "merge",
    saves: {
      papers: rest.length,
      fields: again,
      signatures: Math.max(0, sum(rest, ({ signatures }) => signatures) - record.signatures),
    },
  });
}

function savedBy(paper: Paper) {
  return { papers: 1, fields: paper.asks.length, signatures: paper.signatures };
}

function heldWhere(paper: Paper, { held }: Known): { zh: string; en: string } {
  const places = Map.groupBy(paper.asks, (code) => held.get(code)?.where ?? "");
  const zh = [...places].map(
    ([where, codes]) => `${where}：${codes.map((code) => held.get(code)?.name).join("、")}`,
  );
  return { zh: `已有 ${zh.join("；")}`, en: `Held already: ${paper.asks.join(", ")}` };
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
