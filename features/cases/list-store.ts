import type pg from "pg";
import type { Reach } from "#foundation/access/scope.ts";
import { ask, joined, type Statement, statement, word } from "#foundation/database/statement.ts";
import { withinStatement } from "#foundation/database/within-statement.ts";
import type { CaseFilter } from "./lists.contract.ts";

type Pool = Pick<pg.Pool, "query">;

/** A row of a list as it is stored; names of procedures and steps come from the definitions. */
export interface ListedCase {
  caseId: string;
  number: string;
  procedure: string;
  personId: string;
  name: string;
  bodyId: string;
  bodyName: string;
  stage: string;
  step: string;
  stepSince: string;
  turnName: string | null;
  assigneeName: string | null;
  dueOn: string | null;
  dueKey: string;
  returned: boolean;
  state: "open" | "suspended" | "closed";
  variant: string | null;
  version: number;
}

const ROW =
  word(`c.case_id as "caseId", c.number, c.procedure, c.person_id as "personId", p.name, c.body_id as "bodyId",
  b.short_name as "bodyName", c.stage, c.step, c.step_since as "stepSince", t.short_name as "turnName",
  a.display_name as "assigneeName", c.due_on as "dueOn", c.due_key as "dueKey", c.returned, c.state, c.variant, c.version
  from page join cases.case_file c using (case_id) join people.published_person p on p.person_id = c.person_id
  join bodies.published_body b on b.body_id = c.body_id left join bodies.published_body t on t.body_id = c.turn_id
  left join accounts.published_account a on a.account_id = c.assignee_id`);

const SEEN_BY = ["c.body_lo", "c.other_lo", "c.turn_lo"];

/** The predicate of `isSeen` (scope.ts) as SQL: the one of list, inbox, counts and export. `walked`: another order leads through the index. */
function seenStatement(reach: Reach, walked = false): Statement {
  const parts = SEEN_BY.map((column) => withinStatement(reach, column, walked));
  return statement`(${joined(parts, " or ")})`;
}

/** Few cases in the reach are read along the bodies and sorted; in many the newest are met soon. */
const FEW = 3000;
/** Told apart in the index alone, which reads ten times as many in the same time. */
const FEW_TURNS = 30_000;

export interface ListQuestion {
  reach: Reach;
  /** `reach` cut down to a body, when one was asked for. */
  filter: Omit<CaseFilter, "body">;
  today: string;
  before: string | undefined;
  limit: number;
}

/** One page, the newest first. */
export async function listCaseRows(pool: Pool, question: ListQuestion): Promise<ListedCase[]> {
  const { reach, filter, today, before, limit } = question;
  const few = (await countSeen(pool, reach, FEW)) < FEW;
  const parts = [
    seenStatement(reach, !few),
    ...filterParts(filter, today),
    ...(before === undefined ? [] : [statement`c.case_id < ${before}::bigint`]),
  ];
  const ids = statement`select c.case_id from cases.case_file c where ${joined(parts, " and ")}`;
  const found = few ? statement`select case_id from (${ids} offset 0) c` : ids;
  return ask(
    pool,
    statement`with page as materialized (${found} order by case_id desc limit ${limit}::int)
      select ${ROW} order by c.case_id desc`,
  );
}

/** Each side by itself, since all three together would be read to the end; who stands on two is counted twice. */
async function countSeen(pool: Pool, reach: Reach, most: number): Promise<number> {
  const sides = SEEN_BY.map(
    (column) => statement`(select count(*)::int from (select 1 from cases.case_file c
      where ${withinStatement(reach, column)} limit ${most}::int) side)`,
  );
  const rows = await ask<{ count: number }>(pool, statement`select ${joined(sides, " + ")} as count`);
  return rows[0]?.count ?? 0;
}

function filterParts(filter: ListQuestion["filter"], today: string): Statement[] {
  const parts: Statement[] = [];
  for (const [column, value] of [
    ["procedure", filter.procedure],
    ["stage", filter.stage],
    ["step", filter.step],
    ["variant", filter.variant],
  ] as const)
    if (value !== undefined) parts.push(statement`c.${word(column)} = ${value}`);
  if (filter.personId !== undefined) parts.push(statement`c.person_id = ${filter.personId}::bigint`);
  if (filter.state === "running") parts.push(word("c.state <> 'closed'"));
  else if (filter.state !== undefined) parts.push(statement`c.state = ${filter.state}`);
  if (filter.late !== undefined) parts.push(statement`c.state = 'open' and c.due_on < ${today}::date`);
  if (filter.text !== undefined) parts.push(textPart(filter.text));
  return parts;
}

/** So many people of a name are looked at: who wants another writes more of it. */
const MOST_NAMED = 500;

function textPart(text: string): Statement {
  const typed = text.normalize("NFKC");
  if (/^[A-Za-z]{2,4}(-|$)/.test(typed)) {
    const number = typed.toUpperCase();
    return statement`c.number >= ${number} and c.number < ${`${number}\uffff`}`;
  }
  const pairs = [...typed].slice(1).map((character, index) => `${[...typed][index]}${character}`);
  const people =
    pairs.length > 0
      ? statement`p.bigrams @> ${pairs}::text[] and p.name like ${`%${typed.replaceAll(/[%_\\]/g, "\\$&")}%`}`
      : statement`p.name like ${`${typed.replaceAll(/[%_\\]/g, "\\$&")}%`}`;
  return statement`c.person_id in (select p.person_id from people.published_person p where ${people} limit ${MOST_NAMED}::int)`;
}

interface InboxFilter {
  procedure?: string | undefined;
  stage?: string | undefined;
  late?: "yes" | undefined;
  /** Interval of the body that holds the case. */
  held?: { lo: number; hi: number } | undefined;
}

function inboxParts({ only, today }: InboxQuestion): Statement {
  const { procedure, stage, late, held } = only;
  return joined(
    [
      word("c.state = 'open'"),
      ...(procedure === undefined ? [] : [statement`c.procedure = ${procedure}`]),
      ...(stage === undefined ? [] : [statement`c.stage = ${stage}`]),
      ...(late === undefined ? [] : [statement`c.due_key < ${today}::date`]),
      ...(held === undefined ? [] : [statement`c.body_lo between ${held.lo}::bigint and ${held.hi}::bigint`]),
    ],
    " and ",
  );
}

export interface InboxQuestion {
  accountId: string;
  /** Numbers in the tree of the bodies at which the reader holds a role. */
  roots: readonly number[];
  /** Set when lower bodies count too; `walked`: so many wait there that the days are walked. */
  below: { reach: Reach; walked: boolean } | undefined;
  only: InboxFilter;
  /** The day by which something is late. */
  today: string;
  after: { dueKey: string; caseId: string } | undefined;
  limit: number;
}

/** The cases whose turn is the reader's, by due day. */
export function listInboxRows(pool: Pool, question: InboxQuestion): Promise<ListedCase[]> {
  return ask(
    pool,
    statement`with page as materialized (${turnIds(question, question.limit, "ordered")})
      select ${ROW} order by c.due_key, c.case_id`,
  );
}

/** How many they are, and how many of them late; each counted up to a limit. */
export async function countInbox(
  pool: Pool,
  question: InboxQuestion,
  most: number,
): Promise<{ total: number; late: number }> {
  const all = { ...question, after: undefined };
  const late: InboxQuestion = { ...all, only: { ...question.only, late: "yes" } };
  const rows = await ask<{ total: number; late: number }>(
    pool,
    statement`select (select count(*)::int from (${turnIds(all, most, "any")}) waiting) as total,
      (select count(*)::int from (${turnIds(late, most, "ordered")}) late) as late`,
  );
  return rows[0] ?? { total: 0, late: 0 };
}

/**
 * Along every road at most a page is read: by body, by assignee, by open sign-offs. With lower bodies a large reach is
 * walked along the days; `any` of a large reach are found at once along the bodies.
 */
function turnIds(question: InboxQuestion, limit: number, wanted: "ordered" | "any"): Statement {
  const { accountId, roots, below, after } = question;
  const mark = after
    ? statement` and (c.due_key, c.case_id) > (${after.dueKey}::date, ${after.caseId}::bigint)`
    : word("");
  const by = word(wanted === "ordered" ? " order by c.due_key, c.case_id" : "");
  const rest = statement`${inboxParts(question)}${mark}${by} limit ${limit}::int`;
  const free = statement`(c.assignee_id is null or c.assignee_id = ${accountId}::bigint)`;
  const columns = word("c.case_id, c.due_key");
  const turns = below
    ? statement`(select ${columns} from cases.case_file c
        where ${withinStatement(below.reach, "c.turn_lo", below.walked && wanted === "ordered")} and ${free} and ${rest})`
    : statement`(select t.case_id, t.due_key from unnest(${[...roots]}::bigint[]) as root(lo), lateral (
        select ${columns} from cases.case_file c where c.turn_lo = root.lo and ${free} and ${rest}) t)`;
  const order = word(wanted === "ordered" ? " order by due_key, case_id" : "");
  return statement`select case_id, due_key from (
    ${turns}
    union (select ${columns} from cases.case_file c where c.assignee_id = ${accountId}::bigint and ${rest})
    union (select ${columns} from cases.sign_off s join cases.case_file c using (case_id)
      where s.body_lo = any(${[...roots]}::bigint[]) and s.agreed is null and c.step = s.step and ${rest})) mine${order}
    limit ${limit}::int`;
}

/** Whether so few cases wait in the reach that they are sorted sooner than the days are walked. */
export async function hasFewTurns(pool: Pool, reach: Reach): Promise<boolean> {
  const rows = await ask<{ count: number }>(
    pool,
    statement`select count(*)::int as count from (select 1 from cases.case_file c where ${withinStatement(reach, "c.turn_lo")}
      limit ${FEW_TURNS}::int) few`,
  );
  return (rows[0]?.count ?? 0) < FEW_TURNS;
}

export interface StageCount {
  stage: string;
  step: string;
  count: number;
  late: number;
  suspended: number;
}

export function countByStep(
  pool: Pool,
  reach: Reach,
  procedure: string,
  today: string,
): Promise<StageCount[]> {
  return ask(
    pool,
    statement`select c.stage, c.step, count(*)::int as count,
      count(*) filter (where c.state = 'open' and c.due_on < ${today}::date)::int as late,
      count(*) filter (where c.state = 'suspended')::int as suspended
    from cases.case_file c where ${withinStatement(reach, "c.body_lo")} and c.procedure = ${procedure} and c.state <> 'closed'
    group by c.stage, c.step`,
  );
}

/** Cases that run in the reach, by procedure; counted up to a limit for each. */
export async function countRunning(
  pool: Pool,
  reach: Reach,
  procedures: readonly string[],
  most: number,
): Promise<Map<string, number>> {
  const rows = await ask<{ procedure: string; count: number }>(
    pool,
    statement`select asked.procedure, (select count(*)::int from (
        select 1 from cases.case_file c where ${withinStatement(reach, "c.body_lo")} and c.procedure = asked.procedure
          and c.state <> 'closed' limit ${most}::int) running) as count
      from unnest(${[...procedures]}::text[]) as asked(procedure)`,
  );
  return new Map(rows.map((row) => [row.procedure, row.count]));
}
