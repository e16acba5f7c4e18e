import type { ItemView } from "./item-page.tsx";

export type FindingView = ItemView["findings"][number];
export type Savings = FindingView["saves"];

/** Findings of one kind with one way to mend them. */
export interface FindingGroup {
  key: string;
  findings: readonly FindingView[];
  saves: Savings;
}

/** The same faults together, in the order in which they were found. */
export function groupFindings(findings: readonly FindingView[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ code, mend }) => `${code}:${mend}`);
  return [...groups].map(([key, alike]) => ({ key, findings: alike, saves: sumOf(alike) }));
}

/** Nobody has decided, or the facts have changed since. */
export function isOpen({ verdict }: FindingView): boolean {
  return verdict.state === "open" || verdict.state === "stale";
}

function sumOf(findings: readonly FindingView[]): Savings {
  const sum = { papers: 0, signatures: 0, fields: 0, levels: 0, days: 0 };
  for (const { saves } of findings) {
    for (const key of Object.keys(sum) as (keyof Savings)[]) sum[key] += saves[key];
  }
  return sum;
}
