import type pg from "pg";
import { countAllMonths } from "#features/cases/index.ts";
import { listEditions } from "#features/procedures/index.ts";
import type { Definition } from "#features/procedures/contract.ts";
import { Copy, connectForLoad } from "#foundation/database/copy-into.ts";
import { lineOf } from "#foundation/database/copy-text.ts";
import { openDatabase } from "#foundation/database/open-database.ts";
import { addDays } from "#foundation/calendar.ts";
import { firstIdAt } from "#foundation/ids.ts";
import { type CaseBodies, readCaseBodies } from "./case-bodies.ts";
import { admissionLife, transferLife } from "./case-lives.ts";
import { type Candidate, type Crew, type Life, spread } from "./life-line.ts";
import { type Movers, readMovers } from "./case-movers.ts";
import { drawCase, type DrawnCase } from "./case-rows.ts";

const CASE_COLUMNS = [
  "case_id",
  "number",
  "procedure",
  "variant",
  "person_id",
  "body_id",
  "body_lo",
  "other_id",
  "other_lo",
  "turn_id",
  "turn_lo",
  "stage",
  "step",
  "step_since",
  "due_on",
  "state",
  "outcome",
  "opened_on",
  "closed_on",
  "values",
  "sources",
  "parties",
  "steps",
  "typed",
  "derived",
  "moved_by",
  "moved_at",
  "version",
];
const RECORD_COLUMNS = [
  "case_id",
  "record_id",
  "recorded_at",
  "step",
  "edition",
  "move",
  "outcome",
  "to_step",
  "decided_on",
  "body_id",
  "account_id",
  "values",
];

/** A larger city has cases for a share of its candidates only: the first start takes a minute, not five. */
const MOST_CASES = 60_000;
/** Cases that were closed within a year, as a sample. */
const MOST_CLOSED = 3000;
const FRONT_LINE = 19;
/** Tables of cases that a load fills, those first that others point at. */
const TABLES = [
  "cases.case_file",
  "cases.step_record",
  "cases.plan",
  "cases.number_row",
  "cases.month_count",
];

interface Drawing {
  bodies: CaseBodies;
  editions: ReadonlyMap<string, readonly Definition[]>;
  crews: ReadonlyMap<string, Crew>;
  today: string;
  movers: Movers;
  numbers: Map<string, number>;
  nextId(): string;
}

/**
 * Draws a year of cases for the people of a loaded demonstration: where their files say they are, some late, some on the
 * front line, members with a letter on its way. The same city on the same day has the same cases.
 * @returns how many cases were written; none when the procedures are not there
 */
export async function loadCases(
  url: string,
  today: string,
  onCases: (done: number, total: number) => void,
): Promise<number> {
  const client = await connectForLoad(url);
  try {
    await client.query("set datestyle = 'ISO'");
    const drawing = await openDrawing(client, url, today);
    const drafts = await listDrafts(client, drawing);
    await client.query("begin");
    await client.query(`truncate ${TABLES.join(", ")}, cases.draft, cases.document, cases.original, cases.seen_paper,
      cases.sign_off, cases.recusal`);
    await writeCases(client, drafts, onCases);
    await drawing.movers.seat(client, today);
    await writePlans(client, drafts, today);
    await writeNumbers(client, drawing);
    await countAllMonths(client);
    await client.query("commit");
    for (const table of TABLES) await client.query(`analyze ${table}`);
    return drafts.length;
  } finally {
    await client.end();
  }
}

async function openDrawing(client: pg.Client, url: string, today: string): Promise<Drawing> {
  // Definitions are read through the feature, which wants its own way of asking.
  const database = await openDatabase(url, { max: 1 });
  const editions = new Map<string, readonly Definition[]>();
  try {
    for (const procedure of ["admission", "transfer"])
      editions.set(procedure, await listEditions(database.db, procedure));
  } finally {
    await database.close();
  }
  let last = BigInt(firstIdAt(new Date(`${today}T00:00:00+08:00`)));
  return {
    bodies: await readCaseBodies(client),
    editions,
    crews: await readCrews(client),
    today,
    movers: await readMovers(client),
    numbers: new Map(),
    nextId: () => String((last += 1n)),
  };
}

/** Two full members of each branch for talks and recommendations, and how many vote. */
async function readCrews(client: pg.Client): Promise<Map<string, Crew>> {
  const { rows } = await client.query<{ bodyId: string; first: string; second: string; voters: number }>(
    `select body_id as "bodyId", min(person_id) as first, max(person_id) as second, count(*)::int as voters
     from people.person where member_type = '1' and member_state = '1' group by body_id having count(*) > 1`,
  );
  return new Map(
    rows.map(({ bodyId, first, second, voters }) => [bodyId, { members: [first, second], voters }]),
  );
}

const CANDIDATE = `person_id as "personId", body_id as "bodyId", body_lo::float8 as "bodyLo", member_type as "memberType",
  apply_date as apply, activist_date as activist, object_date as object, join_date as join, full_date as full`;

async function listDrafts(client: pg.Client, drawing: Drawing): Promise<DrawnCase[]> {
  if ([...drawing.editions.values()].some((editions) => editions.length === 0)) return [];
  const { rows } = await client.query<{ count: number }>(
    "select count(*)::int as count from people.person where member_type in ('2', '3', '4', '5')",
  );
  const every = Math.max(1, Math.ceil((rows[0]?.count ?? 0) / MOST_CASES));
  const open = await client.query<Candidate>(
    `select ${CANDIDATE} from people.person where member_type in ('2', '3', '4', '5') and person_id % ${every} = 0
     order by apply_date, person_id`,
  );
  const closed = await client.query<Candidate>(
    `select ${CANDIDATE} from people.person where member_type = '1' and full_date between $1 and $2
     order by full_date, person_id limit ${MOST_CLOSED}`,
    [addDays(drawing.today, -365), addDays(drawing.today, -30)],
  );
  const moving = await client.query<Candidate>(
    `select ${CANDIDATE} from people.person where member_type = '1' and member_state = '7' order by person_id`,
  );
  return [
    ...admissionsOf([...closed.rows, ...open.rows], drawing),
    ...moving.rows.map((person) => transferOf(person, drawing)),
  ];
}

function admissionsOf(people: readonly Candidate[], drawing: Drawing): DrawnCase[] {
  let frontLine = 0;
  return people.flatMap((person) => {
    const crew = drawing.crews.get(person.bodyId);
    const life = crew && admissionLife(person, crew, drawing.today);
    if (!life || (person.memberType === "1" && life.at !== "end")) return [];
    const isFrontLine =
      person.memberType === "3" && frontLine < FRONT_LINE && spread(person.personId, 10) % 4 === 0;
    if (isFrontLine) frontLine += 1;
    return [drawnOf("admission", person, life, drawing, isFrontLine ? "front-line" : null)];
  });
}

/** The authorising document of a front-line admission. */
function authority(life: Life) {
  const on = life.done[0]?.on ?? "";
  return {
    authority_event: "防汛抢险",
    authority_document: "关于做好防汛抢险一线发展党员工作的通知",
    authority_body: "市委组织部",
    authority_on: on,
  };
}

function transferOf(person: Candidate, drawing: Drawing): DrawnCase {
  const { branches } = drawing.bodies;
  const at = spread(person.personId, 11) * 7919 + Number(person.personId);
  const found = branches[at % branches.length]?.bodyId;
  const toId = found === person.bodyId ? branches[(at + 1) % branches.length]?.bodyId : found;
  const to = { bodyId: toId ?? "", distance: drawing.bodies.distance(person.bodyId, toId ?? "") };
  return drawnOf("transfer", person, transferLife(person, to, drawing.today), drawing, null);
}

function drawnOf(
  procedure: string,
  person: Candidate,
  life: Life,
  drawing: Drawing,
  variant: string | null,
): DrawnCase {
  const editions = drawing.editions.get(procedure) ?? [];
  const opened = life.done[0]?.on ?? drawing.today;
  return drawCase(editions, drawing.bodies, {
    caseId: drawing.nextId(),
    number: numberOf(drawing, editions[0]?.prefix ?? "", opened.slice(0, 4)),
    personId: person.personId,
    bodyId: person.bodyId,
    bodyLo: person.bodyLo,
    variant,
    given: variant === null ? {} : authority(life),
    life,
    today: drawing.today,
    nextId: drawing.nextId,
    moverOf: (bodyId) => drawing.movers.of(bodyId),
  });
}

function numberOf({ numbers }: Drawing, prefix: string, year: string): string {
  const key = `${prefix}-${year}`;
  const number = (numbers.get(key) ?? 0) + 1;
  numbers.set(key, number);
  return `${key}-${String(number).padStart(6, "0")}`;
}

/** So many lines go out at once. */
const BATCH = 500;

async function writeCases(
  client: pg.Client,
  drafts: readonly DrawnCase[],
  onCases: (done: number, total: number) => void,
): Promise<void> {
  const files = new Copy(client, "cases.case_file", quoted(CASE_COLUMNS));
  for (let at = 0; at < drafts.length; at += BATCH) {
    const batch = drafts.slice(at, at + BATCH);
    await files.write(batch.map(({ row }) => lineOf(row, CASE_COLUMNS)).join(""));
    onCases(Math.min(drafts.length, at + BATCH), drafts.length);
  }
  await files.end();
  const records = new Copy(client, "cases.step_record", quoted(RECORD_COLUMNS), false);
  for (let at = 0; at < drafts.length; at += BATCH) {
    const batch = drafts.slice(at, at + BATCH).flatMap((draft) => draft.records);
    await records.write(batch.map((record) => lineOf(record, RECORD_COLUMNS)).join(""));
  }
  await records.end();
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(", ");
}

/** Every committee that admitted somebody this year has a plan with some room left. */
async function writePlans(client: pg.Client, drafts: readonly DrawnCase[], today: string): Promise<void> {
  const year = Number(today.slice(0, 4));
  const used = new Map<string, number>();
  for (const { plan } of drafts)
    if (plan?.year === year) used.set(plan.bodyId, (used.get(plan.bodyId) ?? 0) + 1);
  await client.query(
    `insert into cases.plan (procedure, body_id, year, quota, used)
     select 'admission', body_id, $1, ceil(used * 1.25)::int + 2, used from unnest($2::bigint[], $3::int[]) as t(body_id, used)`,
    [year, [...used.keys()], [...used.values()]],
  );
}

async function writeNumbers(client: pg.Client, { numbers }: Drawing): Promise<void> {
  const keys = [...numbers.keys()].map((key) => key.split("-"));
  await client.query(
    "insert into cases.number_row (prefix, year, last) select * from unnest($1::text[], $2::int[], $3::bigint[])",
    [keys.map(([prefix]) => prefix), keys.map(([, year]) => Number(year)), [...numbers.values()]],
  );
}
