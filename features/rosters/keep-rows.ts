import type { Keys } from "#foundation/crypto/keys.ts";
import type { Services } from "#foundation/services.ts";
import { CITY_DEFECTS } from "./city-findings.ts";
import { clearRun, insertIssues, insertRows, type StoredIssue, type StoredRow } from "./import-store.ts";
import type { Finding } from "./judged.contract.ts";
import type { RowFacts } from "./row-facts.rules.ts";
import type { Effect, WeighedRow } from "./weigh-rows.ts";

/** What is kept of a row, sealed: it holds numbers of people who are not taken in yet. */
export interface KeptRow {
  values: Readonly<Record<string, string | null>>;
  cells: Readonly<Record<string, string>>;
  facts: RowFacts | null;
  branchId: string | null;
  changes: Record<string, string | null>;
  before: Record<string, string | null>;
}

/** How the city's records changed what the file alone said. */
export interface Moved {
  fromGood: number;
  fromWarn: number;
  toWarn: number;
  toBad: number;
  counts: Record<string, number>;
  /** What the good rows would do, by effect; and how many bad ones meet a file elsewhere. */
  effects: Record<Effect, number>;
}

/** Begins to keep the rows of a check; what an earlier check left is forgotten. */
export async function startKeeping(runId: string, services: Services) {
  const { keys, database } = services;
  let rowNo = 0;
  let issueNo = 1;
  const moved: Moved = {
    fromGood: 0,
    fromWarn: 0,
    toWarn: 0,
    toBad: 0,
    counts: {},
    effects: { add: 0, change: 0, same: 0, conflict: 0 },
  };
  await database.db.transaction().execute((tx) => clearRun(tx, runId));
  return {
    rows: () => rowNo,
    moved: () => moved,
    async add(rows: readonly WeighedRow[]): Promise<void> {
      const stored: StoredRow[] = [];
      const issues: StoredIssue[] = [];
      for (const row of rows) {
        rowNo += 1;
        note(moved, row);
        stored.push(storedRow(row, rowNo, keys));
        issues.push(...issuesOf(row, rowNo, keys));
      }
      await database.db.transaction().execute(async (tx) => {
        await insertRows(tx, runId, stored);
        await insertIssues(tx, runId, issueNo, issues);
      });
      issueNo += issues.length;
    },
  };
}

function note(moved: Moved, row: WeighedRow): void {
  // A row that a person has to look at first does nothing by itself; one that meets a file elsewhere is told apart.
  if (row.effect !== null && (row.status === "good" || row.effect === "conflict"))
    moved.effects[row.effect] += 1;
  if (row.finding) moved.counts[row.finding.code] = (moved.counts[row.finding.code] ?? 0) + 1;
  if (row.status === row.judged.status) return;
  if (row.judged.status === "good") moved.fromGood += 1;
  else moved.fromWarn += 1;
  if (row.status === "warn") moved.toWarn += 1;
  else moved.toBad += 1;
}

function storedRow(row: WeighedRow, rowNo: number, keys: Keys): StoredRow {
  const held = (row.match?.facts ?? {}) as Record<string, string | null>;
  const changes = row.changes as Record<string, string | null>;
  const kept: KeptRow = {
    values: row.judged.values,
    cells: row.judged.cells,
    facts: row.facts,
    branchId: row.branchId,
    changes,
    before: Object.fromEntries(Object.keys(changes).map((field) => [field, held[field] ?? null])),
  };
  return {
    rowNo,
    sheet: row.judged.sheet,
    row: row.judged.row,
    status: row.status,
    effect: row.effect,
    personId: row.match?.personId ?? null,
    sealed: keys.seal(JSON.stringify(kept)),
  };
}

function issuesOf(row: WeighedRow, rowNo: number, keys: Keys): StoredIssue[] {
  const ofFile = row.judged.findings.map((finding) => issueOf(finding, rowNo, keys));
  if (!row.finding) return ofFile;
  const { code, details, others } = row.finding;
  return [
    ...ofFile,
    {
      rowNo,
      sheet: row.judged.sheet,
      row: row.judged.row,
      cell: null,
      field: "name",
      code,
      severity: CITY_DEFECTS[code].severity,
      raw: keys.seal(row.facts?.name ?? ""),
      fix: null,
      detail: keys.seal(JSON.stringify({ details, others })),
    },
  ];
}

function issueOf(finding: Finding, rowNo: number, keys: Keys): StoredIssue {
  const { details, candidates } = finding;
  const plain = Object.keys(details).length === 0 && candidates === undefined;
  return {
    rowNo,
    sheet: finding.sheet,
    row: finding.row,
    cell: finding.cell,
    field: finding.field,
    code: finding.code,
    severity: finding.severity,
    raw: finding.raw === null ? null : keys.seal(finding.raw),
    fix: finding.fix === undefined ? null : keys.seal(finding.fix),
    detail: plain ? null : keys.seal(JSON.stringify({ details, candidates })),
  };
}
