import type { DefectCode } from "../defects.ts";
import type { Finding, IgnoredKind, IgnoredRow, JudgedRow, Totals } from "../judged.contract.ts";

/** Ignored rows that are listed; all are counted. */
const MOST_LISTED = 2_000;

/** Counts while rows go by. */
export class Tally {
  readonly totals: Totals = { dataRows: 0, good: 0, warn: 0, bad: 0, ignored: 0 };
  readonly counts: Partial<Record<DefectCode, number>> = {};
  readonly #ignored = new Map<string, IgnoredRow[]>();

  addRow(row: JudgedRow): void {
    this.totals.dataRows += 1;
    this.totals[row.status] += 1;
    for (const finding of row.findings) this.addFinding(finding);
  }

  addFinding({ code }: Finding): void {
    this.counts[code] = (this.counts[code] ?? 0) + 1;
  }

  addIgnored(sheet: string, row: number, kind: IgnoredKind): void {
    this.totals.ignored += 1;
    const rows = this.#ignored.get(sheet) ?? [];
    if (rows.length < MOST_LISTED) rows.push({ row, kind });
    this.#ignored.set(sheet, rows);
  }

  ignoredRows(sheet: string): readonly IgnoredRow[] {
    return this.#ignored.get(sheet) ?? [];
  }
}
