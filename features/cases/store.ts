import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { ask, joined, type Statement, statement, word } from "#foundation/database/statement.ts";
import { makeId } from "#foundation/ids.ts";
import type { Check, FieldValue } from "#features/procedures/contract.ts";
import type { CaseFile } from "./case-file.ts";

/** Field of `CaseFile` -> column, with the SQL type for writing. */
const COLUMNS = {
  caseId: ["case_id", "bigint"],
  number: ["number", "text"],
  procedure: ["procedure", "text"],
  variant: ["variant", "text"],
  personId: ["person_id", "bigint"],
  bodyId: ["body_id", "bigint"],
  bodyLo: ["body_lo", "bigint"],
  otherId: ["other_id", "bigint"],
  otherLo: ["other_lo", "bigint"],
  turnId: ["turn_id", "bigint"],
  turnLo: ["turn_lo", "bigint"],
  assigneeId: ["assignee_id", "bigint"],
  stage: ["stage", "text"],
  step: ["step", "text"],
  stepSince: ["step_since", "date"],
  dueOn: ["due_on", "date"],
  escalated: ["escalated", "boolean"],
  returned: ["returned", "boolean"],
  state: ["state", "text"],
  outcome: ["outcome", "text"],
  openedOn: ["opened_on", "date"],
  closedOn: ["closed_on", "date"],
  values: ["values", "jsonb"],
  sources: ["sources", "jsonb"],
  parties: ["parties", "jsonb"],
  steps: ["steps", "jsonb"],
  typed: ["typed", "integer"],
  derived: ["derived", "integer"],
  twice: ["twice", "integer"],
  addedSigns: ["added_signs", "integer"],
  movedBy: ["moved_by", "bigint"],
  movedAt: ["moved_at", "timestamptz"],
  version: ["version", "integer"],
} as const satisfies Record<keyof CaseFile, readonly [string, string]>;
type Field = keyof CaseFile;

const FIELDS = Object.keys(COLUMNS) as Field[];
/** Numbers in the tree stay below 2^53: they are read as numbers, ids as text. */
const READ = word(
  FIELDS.map((field) => {
    const column = `c.${COLUMNS[field][0]}`;
    return `${column}${field.endsWith("Lo") ? "::float8" : ""} as "${field}"`;
  }).join(", "),
);

export async function findCase(db: Db | Tx, caseId: string): Promise<CaseFile | undefined> {
  const [row] = await ask<CaseFile>(
    db,
    statement`select ${READ} from cases.case_file c where case_id = ${caseId}::bigint`,
  );
  return row;
}

/** Some cases, in no order; those that do not exist are left out. */
export function listFiles(db: Db | Tx, caseIds: readonly string[]): Promise<CaseFile[]> {
  return ask(
    db,
    statement`select ${READ} from cases.case_file c where case_id = any(${[...caseIds]}::bigint[])`,
  );
}

/** Locks the row: of two who move a case at once the second sees what the first has made of it. */
export async function findCaseForUpdate(tx: Tx, caseId: string): Promise<CaseFile | undefined> {
  const [row] = await ask<CaseFile>(
    tx,
    statement`select ${READ} from cases.case_file c where case_id = ${caseId}::bigint for update`,
  );
  return row;
}

export async function insertCase(tx: Tx, file: CaseFile): Promise<void> {
  const columns = word(FIELDS.map((field) => COLUMNS[field][0]).join(", "));
  const values = FIELDS.map((field) => written(field, file[field]));
  await ask(tx, statement`insert into cases.case_file (${columns}) values (${joined(values, ", ")})`);
}

/** Writes the fields that changed; the version goes up by one. */
export async function updateCase(tx: Tx, caseId: string, change: Partial<CaseFile>): Promise<void> {
  await ask(tx, updateStatement(caseId, change));
}

function updateStatement(caseId: string, change: Partial<CaseFile>): Statement {
  const fields = FIELDS.filter((field) => field !== "version" && change[field] !== undefined);
  const sets = fields.map(
    (field) => statement`${word(COLUMNS[field][0])} = ${written(field, change[field])}`,
  );
  return statement`update cases.case_file set ${joined(sets, ", ")}, version = version + 1
    where case_id = ${caseId}::bigint`;
}

function written(field: Field, value: unknown): Statement {
  const type = COLUMNS[field][1];
  const plain = type === "jsonb" ? JSON.stringify(value) : (value ?? null);
  return statement`${plain}::${word(type)}`;
}

export interface StepRecord {
  step: string;
  edition: string;
  move: string;
  outcome: string | null;
  toStep: string | null;
  decidedOn: string;
  bodyId: string;
  accountId: string;
  values: Record<string, FieldValue>;
  checks: readonly Check[];
  note: string | null;
}

/** Adds one move to the record, with the time of the database. */
export async function insertRecord(tx: Tx, caseId: string, record: StepRecord): Promise<void> {
  await ask(tx, recordStatement(caseId, record));
}

function recordStatement(caseId: string, record: StepRecord): Statement {
  return statement`insert into cases.step_record (case_id, record_id, recorded_at, step, edition, move, outcome, to_step,
      decided_on, body_id, account_id, values, checks, note)
    values (${caseId}, ${makeId()}, now(), ${record.step}, ${record.edition}, ${record.move}, ${record.outcome},
      ${record.toStep}, ${record.decidedOn}::date, ${record.bodyId}, ${record.accountId},
      ${JSON.stringify(record.values)}::jsonb, ${JSON.stringify(record.checks)}::jsonb, ${record.note})`;
}

/** One move: its record and the row of the case; `draft`: whether what waited to be sent is gone with it. */
export async function writeMove(
  tx: Tx,
  caseId: string,
  move: { record: StepRecord; change: Partial<CaseFile>; dropsDraft: boolean },
): Promise<void> {
  const sent = statement`, sent as (delete from cases.draft where case_id = ${caseId}::bigint)`;
  await ask(
    tx,
    statement`with recorded as (${recordStatement(caseId, move.record)})${move.dropsDraft ? sent : word("")}
      ${updateStatement(caseId, move.change)}`,
  );
}

export interface StoredRecord extends StepRecord {
  recordId: string;
  recordedAt: Date;
  bodyName: string;
  by: string | null;
}

/** The moves of a case, the newest first. Ids are ordered by time: months before the case was opened are not looked at. */
export async function listRecords(db: Db | Tx, caseId: string, limit: number): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`
    select r.record_id as "recordId", r.recorded_at as "recordedAt", r.step, r.edition, r.move, r.outcome,
      r.to_step as "toStep", r.decided_on as "decidedOn", r.body_id as "bodyId", r.account_id as "accountId", r.values,
      r.checks, r.note, b.short_name as "bodyName", a.display_name as by
    from cases.step_record r join bodies.published_body b on b.body_id = r.body_id
      left join accounts.published_account a on a.account_id = r.account_id
    where r.case_id = ${caseId} and r.record_id >= ${caseId} order by r.record_id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** The number of a new case: letters, year and six digits without gaps. */
export async function nextNumber(tx: Tx, prefix: string, year: number): Promise<string> {
  const { rows } = await sql<{ last: string }>`
    insert into cases.number_row (prefix, year, last) values (${prefix}, ${year}, 1)
    on conflict (prefix, year) do update set last = cases.number_row.last + 1 returning last`.execute(tx);
  return `${prefix}-${year}-${(rows[0]?.last ?? "1").padStart(6, "0")}`;
}

/** The open case of a procedure for a person, if there is one. */
export async function findOpenCase(
  db: Db | Tx,
  personId: string,
  procedure: string,
): Promise<{ caseId: string; number: string } | undefined> {
  const { rows } = await sql<{ caseId: string; number: string }>`
    select case_id as "caseId", number from cases.case_file
    where person_id = ${personId} and procedure = ${procedure} and state <> 'closed'`.execute(db);
  return rows[0];
}
