import { holdBodies } from "#features/bodies/index.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { ask, joined, type Statement, statement, word } from "#foundation/database/statement.ts";
import { makeId } from "#foundation/ids.ts";
import { BLOCK_BITS } from "./store.ts";

/** A body as people see it: where it lies and whether it may take people in. */
export interface Place {
  bodyId: string;
  lo: number;
  kind: string;
  establishedOn: string | null;
  endedOn: string | null;
}

/** Where somebody is to be taken in. The body is held until the transaction ends: its number is written beside them. */
export async function holdPlace(tx: Tx, bodyId: string): Promise<Place | undefined> {
  const held = (await holdBodies(tx, [bodyId])).get(bodyId);
  if (!held) return undefined;
  const { lo, kind, establishedOn, endedOn } = held;
  return { bodyId, lo, kind, establishedOn, endedOn };
}

export async function insertPerson(
  tx: Tx,
  personId: string,
  place: Place,
  originId: string,
  columns: Record<string, unknown>,
): Promise<void> {
  await tx
    .insertInto("people.person")
    .values({
      ...columns,
      person_id: personId,
      body_id: place.bodyId,
      body_lo: place.lo,
      origin_id: originId,
    } as never)
    .execute();
}

export async function insertMembership(
  tx: Tx,
  personId: string,
  place: Place,
  period: { originId: string; since: string; type: string; state: string | null },
): Promise<void> {
  await tx
    .insertInto("people.membership")
    .values({
      person_id: personId,
      membership_id: makeId(),
      from_day: period.since,
      body_id: place.bodyId,
      member_type: period.type,
      member_state: period.state,
      decided_on: period.since,
      origin_id: period.originId,
    })
    .execute();
}

export interface HeadChange {
  lo: number;
  memberType: string;
  by: number;
}

const COLUMN: Record<string, string> = {
  "1": "full_members",
  "2": "probationary",
  "3": "objects",
  "4": "activists",
  "5": "applicants",
};

/** The heads column of a member type; types that no statistics asks for apart share one. */
function headColumn(memberType: string): string {
  return COLUMN[memberType] ?? "others";
}

/**
 * Adds to the heads of bodies and of their blocks, in the order of their numbers, so that two transactions never wait
 * for each other in a ring.
 */
export async function addHeads(tx: Tx, changes: readonly HeadChange[]): Promise<void> {
  if (changes.length === 0) return;
  await ask(tx, headsStatement(changes));
  await ask(tx, blocksStatement(changes));
}

/** The heads of the bodies themselves, first. */
export function headsStatement(changes: readonly HeadChange[]): Statement {
  const sums = sumUp(changes, (change) => BigInt(change.lo));
  return upsert("people.head_count", "lo", sums, word("true"));
}

/** Those of their blocks, second. @param after a condition that is true once the first were written */
export function blocksStatement(changes: readonly HeadChange[], after = word("true")): Statement {
  const sums = sumUp(changes, (change) => BigInt(change.lo) >> BLOCK_BITS);
  return upsert("people.head_block", "block", sums, after);
}

type Sums = Map<bigint, Map<string, number>>;

function sumUp(changes: readonly HeadChange[], keyOf: (change: HeadChange) => bigint): Sums {
  const sums: Sums = new Map();
  for (const change of changes) {
    const key = keyOf(change);
    const columns = sums.get(key) ?? new Map<string, number>();
    const column = headColumn(change.memberType);
    columns.set(column, (columns.get(column) ?? 0) + change.by);
    sums.set(key, columns);
  }
  return sums;
}

const COLUMNS = ["full_members", "probationary", "objects", "activists", "applicants", "others"];

function upsert(table: string, key: string, sums: Sums, after: Statement): Statement {
  const keys = [...sums.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  const lists = COLUMNS.map((column) => keys.map((one) => sums.get(one)?.get(column) ?? 0));
  const arrays = lists.map((list) => statement`${list}::int[]`);
  const added = COLUMNS.map((column) => `${column} = held.${column} + excluded.${column}`);
  return statement`insert into ${word(table)} as held (${word([key, ...COLUMNS].join(", "))})
    select * from unnest(${keys.map(String)}::bigint[], ${joined(arrays, ", ")}) where ${after}
    on conflict (${word(key)}) do update set ${word(added.join(", "))}`;
}
