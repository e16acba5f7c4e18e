import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
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
const READ = sql.join(
  FIELDS.map((field) => {
    const column = sql.ref(`c.${COLUMNS[field][0]}`);
    return field.endsWith("Lo")
      ? sql`${column}::float8 as ${sql.ref(field)}`
      : sql`${column} as ${sql.ref(field)}`;
  }),
);

export async function findCase(db: Db | Tx, caseId: string): Promise<CaseFile | undefined> {
  const { rows } =
    await sql<CaseFile>`select ${READ} from cases.case_file c where case_id = ${caseId}`.execute(db);
  return rows[0];
}

/** Some cases, in no order; those that do not exist are left out. */
export async function listFiles(db: Db | Tx, caseIds: readonly string[]): Promise<CaseFile[]> {
  const { rows } = await sql<CaseFile>`
    select ${READ} from cases.case_file c where case_id = any(${[...caseIds]}::bigint[])`.execute(db);
  return rows;
}

/** Locks the row: of two who move a case at once the second sees what the first has made of it. */
export async function findCaseForUpdate(tx: Tx, caseId: string): Promise<CaseFile | undefined> {
  const { rows } = await sql<CaseFile>`
    select ${READ} from cases.case_file c where case_id = ${caseId} for update`.execute(tx);
  return rows[0];
}

export async function insertCase(tx: Tx, file: CaseFile): Promise<void> {
  const columns = FIELDS.map((field) => sql.ref(COLUMNS[field][0]));
  const values = FIELDS.map((field) => written(field, file[field]));
  await sql`insert into cases.case_file (${sql.join(columns)}) values (${sql.join(values)})`.execute(tx);
}

/** Writes the fields that changed; the version goes up by one. */
export async function updateCase(tx: Tx, caseId: string, change: Partial<CaseFile>): Promise<void> {
  const fields = (Object.keys(change) as Field[]).filter((field) => field !== "version");
  const sets = fields.map((field) => sql`${sql.ref(COLUMNS[field][0])} = ${written(field, change[field])}`);
  await sql`update cases.case_file set ${sql.join(sets)}, version = version + 1 where case_id = ${caseId}`.execute(
    tx,
  );
}

function written(field: Field, value: unknown) {
  const type = COLUMNS[field][1];
  const plain = type === "jsonb" ? JSON.stringify(value) : (value ?? null);
  return sql`${plain}::${sql.raw(type)}`;
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
export async function insertRecord(tx: Tx, caseId: string, record: StepRecord): Promise<string> {
  const recordId = makeId();
  await sql`insert into cases.step_record (case_id, record_id, recorded_at, step, edition, move, outcome, to_step, decided_on,
      body_id, account_id, values, checks, note)
    values (${caseId}, ${recordId}, now(), ${record.step}, ${record.edition}, ${record.move}, ${record.outcome},
      ${record.toStep}, ${record.decidedOn}, ${record.bodyId}, ${record.accountId}, ${JSON.stringify(record.values)}::jsonb,
      ${JSON.stringify(record.checks)}::jsonb, ${record.note})`.execute(tx);
  return recordId;
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

/** What other cases of the person hold: a form number is issued once. */
export async function listEarlierValues(
  db: Db | Tx,
  personId: string,
  except: string | undefined,
): Promise<Record<string, FieldValue>[]> {
  const { rows } = await sql<{ values: Record<string, FieldValue> }>`
    select values from cases.case_file where person_id = ${personId} and case_id <> ${except ?? "0"}
    order by case_id limit 50`.execute(db);
  return rows.map((row) => row.values);
}
