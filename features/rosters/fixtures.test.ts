import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { judgeAll } from "#tests/kit/judge.ts";
import type { Finding, JudgedRow, RosterSummary, SheetOutcome } from "./judged.contract.ts";

const FOLDER = join(import.meta.dirname, "fixtures");

interface ExpectedIssue {
  code: string;
  severity: string;
  field: string;
  cell: string;
  raw: string | null;
  normalised?: string;
}
interface ExpectedRow {
  row: number;
  status: string;
  values: Record<string, string | null>;
  issues: ExpectedIssue[];
}
interface ExpectedSheet {
  name: string;
  outcome: string;
  reason?: string;
  header_rows?: number[];
  title_rows?: number[];
  header_map?: Record<string, string>;
  ignored_rows?: { row: number; kind: string }[];
  rows?: ExpectedRow[];
}
interface Expected {
  file: string;
  as_of: string;
  file_outcome: string;
  file_issues: { code: string; severity: string; where?: string }[];
  totals: { data_rows: number; good: number; warn: number; bad: number; ignored: number };
  sheets: ExpectedSheet[];
}

/** Where the fixtures have other names than the dictionary. */
const NAMES: Readonly<Record<string, string>> = {
  identity_number: "id_number",
  work_post: "post",
  remark: "note",
};

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as T;
}

function fieldName(field: string): string {
  return NAMES[field] ?? field;
}

/** Values as the fixtures list them: remarks and telephones are left out, the branch's id stands beside its name. */
function valuesOf(row: JudgedRow): Record<string, string | null> {
  const values = Object.entries(row.values).filter(([field]) => field !== "remark" && field !== "phone");
  const named = Object.fromEntries(values.map(([field, value]) => [fieldName(field), value]));
  return row.codes["branch"] === undefined ? named : { ...named, branch_id: row.codes["branch"] };
}

function graveOf(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ severity }) => severity !== "notice")
    .map(({ code, cell }) => `${code} ${cell}`)
    .toSorted();
}

function noticesOf(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity === "notice").map(({ code, cell }) => `${code} ${cell}`);
}

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".expected.json"))
  .toSorted();

test("there are twelve files to judge", () => {
  expect(files).toHaveLength(12);
});

function expectOutcomes(expected: Expected, summary: RosterSummary): void {
  expect(summary.outcome).toBe(expected.file_outcome);
  const { dataRows, ...counts } = summary.totals;
  expect({ data_rows: dataRows, ...counts }).toEqual(expected.totals);
  const issues = summary.findings.map(({ code, severity }) => `${code} ${severity}`);
  for (const issue of expected.file_issues) expect(issues).toContain(`${issue.code} ${issue.severity}`);
  for (const sheet of expected.sheets)
    expectSheet(
      sheet,
      summary.sheets.find(({ name }) => name === sheet.name),
    );
}

const NO_ROWS = { header_rows: [], title_rows: [], ignored_rows: [], header_map: {} };

function expectSheet(sheet: ExpectedSheet, found: SheetOutcome | undefined): void {
  const want = { ...NO_ROWS, ...sheet };
  const map = Object.entries(found?.headerMap ?? {}).map(([letter, field]) => [letter, fieldName(field)]);
  expect(found).toMatchObject({ outcome: want.outcome, ...(want.reason && { reason: want.reason }) });
  expect(found?.headerRows).toEqual(want.header_rows);
  expect(found?.titleRows).toEqual(want.title_rows);
  expect(found?.ignoredRows).toEqual(want.ignored_rows);
  expect(Object.fromEntries(map)).toMatchObject(want.header_map);
}

function codesOf(issues: readonly ExpectedIssue[], wanted: (severity: string) => boolean): string[] {
  return issues
    .filter(({ severity }) => wanted(severity))
    .map(({ code, cell }) => `${code} ${cell}`)
    .toSorted();
}

function expectRow(row: JudgedRow | undefined, want: ExpectedRow): void {
  const grave = codesOf(want.issues, (severity) => severity !== "notice");
  expect([want.row, row?.status, graveOf(row?.findings ?? [])]).toEqual([want.row, want.status, grave]);
  const { note: _, ...values } = want.values;
  expect([want.row, row && valuesOf(row)]).toEqual([want.row, values]);
  const notices = codesOf(want.issues, (severity) => severity === "notice");
  expect([want.row, noticesOf(row?.findings ?? [])]).toEqual([want.row, expect.arrayContaining(notices)]);
}

test.each(files)("%s is judged as expected", async (expectedName) => {
  const expected = readJson<Expected>(expectedName);
  const { rows, summary } = await judgeAll(readFileSync(join(FOLDER, expected.file)), {
    asOf: expected.as_of,
  });
  expectOutcomes(expected, summary);
  for (const sheet of expected.sheets) {
    const judged = rows.filter((row) => row.sheet === sheet.name);
    expect(judged.map((row) => row.row)).toEqual((sheet.rows ?? []).map((row) => row.row));
    for (const want of sheet.rows ?? [])
      expectRow(
        judged.find((row) => row.row === want.row),
        want,
      );
  }
});
