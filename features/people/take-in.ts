import { writeManyChanges, type Entry } from "#foundation/audit/write-entry.ts";
import type { Keys } from "#foundation/crypto/keys.ts";
import { insertMany } from "#foundation/database/insert-many.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";
import type { SomeFacts } from "./changes.contract.ts";
import { columnsOf } from "./correct-facts.ts";
import { addHeads } from "./join-store.ts";
import { ELEMENT_COLUMNS } from "./person-columns.ts";

/** A person to be taken into a branch, with facts that were checked. */
export interface Newcomer {
  facts: SomeFacts;
  bodyId: string;
  lo: number;
  /** The first day of membership. */
  since: string;
}

export interface TakeInContext {
  keys: Keys;
  originId: string;
  accountId: string;
  /** Name of the operation, for the audit. */
  action: string;
}

const TEXT: readonly string[] = [...ELEMENT_COLUMNS, "name_key", "initials", "remark"];
const COLUMNS = [
  { name: "person_id", type: "bigint" },
  { name: "body_id", type: "bigint" },
  { name: "body_lo", type: "bigint" },
  { name: "origin_id", type: "bigint" },
  { name: "bigrams", type: "text[]" },
  { name: "identity_cipher", type: "bytea" },
  { name: "phone_cipher", type: "bytea" },
  ...TEXT.map((name) => ({ name, type: "text" })),
];

/**
 * Takes many people in, in the caller's transaction: rows, periods, claims, heads, audit and feed.
 * @returns their ids in the order given
 * @throws a violation of `identity_claim_pkey` when a number is taken already
 */
export async function takeInPeople(
  tx: Tx,
  newcomers: readonly Newcomer[],
  context: TakeInContext,
): Promise<string[]> {
  const ids = newcomers.map(() => makeId());
  const idOf = (index: number) => ids[index] ?? "";
  await insertMany(
    tx,
    "people.person",
    COLUMNS,
    newcomers.map((one, index) => personRow(one, idOf(index), context)),
  );
  await insertClaims(tx, newcomers, idOf, context.keys);
  await insertPeriods(tx, newcomers, idOf, context.originId);
  await addHeads(
    tx,
    newcomers.map((one) => ({ lo: one.lo, memberType: one.facts.memberType ?? "", by: 1 })),
  );
  await writeManyChanges(
    tx,
    newcomers.map((one, index) => entryOf(context, idOf(index), one.bodyId)),
    newcomers.map((one, index) => ({ kind: "person", id: idOf(index), lo: one.lo })),
  );
  return ids;
}

function entryOf(context: TakeInContext, personId: string, bodyId: string): Entry {
  return {
    kind: "change",
    accountId: context.accountId,
    action: context.action,
    purpose: "import",
    bodyId,
    subject: { kind: "person", id: personId },
  };
}

type Value = string | Buffer | readonly string[] | null;

function personRow(one: Newcomer, personId: string, context: TakeInContext): Value[] {
  const columns = columnsOf(one.facts, context.keys) as Record<string, Value | undefined>;
  return [
    personId,
    one.bodyId,
    String(one.lo),
    context.originId,
    columns["bigrams"] ?? [],
    columns["identity_cipher"] ?? null,
    columns["phone_cipher"] ?? null,
    ...TEXT.map((name) => columns[name] ?? null),
  ];
}

async function insertClaims(
  tx: Tx,
  newcomers: readonly Newcomer[],
  idOf: (index: number) => string,
  keys: Keys,
): Promise<void> {
  const claim = (kind: string, value: string | null | undefined, index: number) =>
    value ? [[keys.blind(kind, value), idOf(index)] as const] : [];
  const columns = [
    { name: "blind", type: "bytea" },
    { name: "person_id", type: "bigint" },
  ];
  const identities = newcomers.flatMap((one, index) => claim("identity", one.facts.identityNumber, index));
  const phones = newcomers.flatMap((one, index) => claim("phone", one.facts.phone, index));
  // In the order of the index: neighbours share a page, and two transactions never wait for each other in a ring.
  const inOrder = (claims: typeof identities) => claims.toSorted(([one], [other]) => one.compare(other));
  await insertMany(tx, "people.identity_claim", columns, inOrder(identities));
  await insertMany(tx, "people.phone_index", columns, inOrder(phones));
}

async function insertPeriods(
  tx: Tx,
  newcomers: readonly Newcomer[],
  idOf: (index: number) => string,
  originId: string,
): Promise<void> {
  const columns = [
    { name: "person_id", type: "bigint" },
    { name: "membership_id", type: "bigint" },
    { name: "from_day", type: "date" },
    { name: "body_id", type: "bigint" },
    { name: "member_type", type: "text" },
    { name: "member_state", type: "text" },
    { name: "decided_on", type: "date" },
    { name: "origin_id", type: "bigint" },
  ];
  const rows = newcomers.map((one, index) => [
    idOf(index),
    makeId(),
    one.since,
    one.bodyId,
    one.facts.memberType ?? "",
    one.facts.memberState ?? null,
    one.since,
    originId,
  ]);
  await insertMany(tx, "people.membership", columns, rows);
}
