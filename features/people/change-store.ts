import { sql } from "kysely";
import type { Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";

/** The row of a person as it is stored, numbers sealed. */
export interface PersonRecord {
  personId: string;
  bodyId: string;
  bodyLo: number;
  version: number;
  originId: string;
  values: Record<string, string | null>;
  identityCipher: Buffer | null;
  phoneCipher: Buffer | null;
}

/** Element -> column of the person row, for elements kept in clear. */
export const COLUMN_OF: Record<string, string> = {
  name: "name",
  sex: "sex",
  birth_date: "birth_date",
  ethnicity: "ethnicity",
  education: "education",
  native_place: "native_place",
  occupation: "occupation",
  work_post: "work_post",
  member_type: "member_type",
  member_state: "member_state",
  official_level: "official_level",
  apply_date: "apply_date",
  activist_date: "activist_date",
  object_date: "object_date",
  join_date: "join_date",
  full_date: "full_date",
  remark: "remark",
};

/** Locks the row, so that two clerks never correct one person at once. */
export async function findForUpdate(tx: Tx, personId: string): Promise<PersonRecord | undefined> {
  const row = await tx
    .selectFrom("people.person")
    .selectAll()
    .where("person_id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const plain = row as unknown as Record<string, string | null>;
  return {
    personId: row.person_id,
    bodyId: row.body_id,
    bodyLo: Number(row.body_lo),
    version: row.version,
    originId: row.origin_id,
    values: Object.fromEntries(
      Object.entries(COLUMN_OF).map(([element, column]) => [element, plain[column] ?? null]),
    ),
    identityCipher: row.identity_cipher,
    phoneCipher: row.phone_cipher,
  };
}

export interface NewOrigin {
  kind: string;
  title: string;
  dated: string | null;
  accountId: string;
}

export async function addOrigin(tx: Tx, origin: NewOrigin): Promise<string> {
  const originId = makeId();
  await tx
    .insertInto("people.origin")
    .values({
      origin_id: originId,
      kind: origin.kind,
      title: origin.title,
      dated: origin.dated,
      account_id: origin.accountId,
    })
    .execute();
  return originId;
}

/** One element's change; sealed elements carry ciphers instead of values. */
export interface FactChange {
  element: string;
  before: string | null;
  after: string | null;
  cipherBefore?: Buffer | null;
  cipherAfter?: Buffer | null;
}

/**
 * Writes the new facts. What an element said before gets a row of its own first, so that nothing is overwritten:
 * until then it lived in the person row alone, with the origin of the whole file.
 */
export async function recordFacts(
  tx: Tx,
  person: PersonRecord,
  changes: readonly FactChange[],
  originId: string,
  accountId: string,
): Promise<void> {
  for (const change of changes) {
    const ended = await tx
      .updateTable("people.fact")
      .set({ superseded_at: sql<Date>`now()` })
      .where("person_id", "=", person.personId)
      .where("element", "=", change.element)
      .where("superseded_at", "is", null)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n)
      await addFact(tx, person, change.element, first(change), person.originId, accountId, true);
    await addFact(
      tx,
      person,
      change.element,
      { value: change.after, cipher: change.cipherAfter ?? null },
      originId,
      accountId,
      false,
    );
  }
}

function first(change: FactChange): { value: string | null; cipher: Buffer | null } {
  return { value: change.before, cipher: change.cipherBefore ?? null };
}

async function addFact(
  tx: Tx,
  person: PersonRecord,
  element: string,
  held: { value: string | null; cipher: Buffer | null },
  originId: string,
  accountId: string,
  past: boolean,
): Promise<void> {
  await tx
    .insertInto("people.fact")
    .values({
      person_id: person.personId,
      fact_id: makeId(),
      element,
      value: held.value,
      cipher: held.cipher,
      origin_id: originId,
      recorded_by: past ? null : accountId,
      // A fact that only now gets its own row was known since its origin was recorded.
      recorded_at: past
        ? sql<Date>`(select recorded_at from people.origin where origin_id = ${originId})`
        : sql<Date>`now()`,
      superseded_at: past ? sql<Date>`now()` : null,
    })
    .execute();
}

/** Sets columns of the person row; false when somebody was faster. */
export async function updatePerson(
  tx: Tx,
  person: PersonRecord,
  columns: Record<string, unknown>,
): Promise<boolean> {
  const done = await tx
    .updateTable("people.person")
    .set({ ...columns, version: person.version + 1 } as never)
    .where("person_id", "=", person.personId)
    .where("version", "=", person.version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Moves the claim on an identity number; its primary key stops a second person with the same number. */
export async function moveIdentityClaim(
  tx: Tx,
  personId: string,
  before: Buffer | undefined,
  after: Buffer | undefined,
): Promise<void> {
  if (before) await tx.deleteFrom("people.identity_claim").where("blind", "=", before).execute();
  if (after)
    await tx.insertInto("people.identity_claim").values({ blind: after, person_id: personId }).execute();
}

/** A telephone number may be shared by a family, so its index holds pairs. */
export async function movePhoneIndex(
  tx: Tx,
  personId: string,
  before: Buffer | undefined,
  after: Buffer | undefined,
): Promise<void> {
  if (before) {
    await tx
      .deleteFrom("people.phone_index")
      .where("blind", "=", before)
      .where("person_id", "=", personId)
      .execute();
  }
  if (after) {
    await tx
      .insertInto("people.phone_index")
      .values({ blind: after, person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
