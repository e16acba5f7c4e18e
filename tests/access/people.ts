import { sql } from "kysely";
import type { Keys } from "#foundation/crypto/keys.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";
import { nameColumns } from "#foundation/names/name-columns.ts";
import { identityNumber } from "#tests/kit/people.ts";

/** A person put straight into the tables, also at bodies that take nobody in through the product. */
export interface Planted {
  personId: string;
  name: string;
  bodyId: string;
  identityNumber: string;
  phone: string;
}

const NAMES = [
  "关小样",
  "柏小样",
  "水小样",
  "窦小样",
  "章小样",
  "云小样",
  "苏小样",
  "潘小样",
  "葛小样",
  "奚小样",
];
let planted = 0;

/** Plants one person at a body, with an earlier membership elsewhere when `before` is given. */
export async function plantPerson(
  db: Db,
  keys: Keys,
  bodyId: string,
  choice: { before?: string; type?: string; name?: string } = {},
): Promise<Planted> {
  planted += 1;
  const type = choice.type ?? "1";
  const number = identityNumber(
    `19${60 + (planted % 40)}-0${1 + (planted % 9)}-2${planted % 9}`,
    planted % 1000,
  );
  const person: Planted = {
    personId: makeId(),
    name: choice.name ?? (NAMES[planted % NAMES.length] as string),
    bodyId,
    identityNumber: number,
    phone: `0220${String(2_000_000 + planted)}`,
  };
  await db.transaction().execute(async (tx) => {
    await insertRow(tx, keys, person, type);
    await insertMemberships(tx, person, type, choice.before);
    await sql`insert into people.identity_claim values (${keys.blind("identity", number)}, ${person.personId})
      on conflict do nothing`.execute(tx);
    await sql`insert into people.phone_index values (${keys.blind("phone", person.phone)}, ${person.personId})`.execute(
      tx,
    );
    await addHead(tx, bodyId, type);
  });
  return person;
}

async function insertRow(db: Db, keys: Keys, person: Planted, type: string): Promise<void> {
  const { name, name_key, initials, bigrams } = nameColumns(person.name);
  const number = person.identityNumber;
  await sql`
    insert into people.person (person_id, name, name_key, initials, bigrams, sex, birth_date, ethnicity, identity_mask,
      identity_cipher, phone_mask, phone_cipher, member_type, member_state, join_date, body_id, body_lo, origin_id)
    select ${person.personId}, ${name}, ${name_key}, ${initials}, ${bigrams}::text[], '1',
      ${`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`}, '01',
      ${`${number.slice(0, 6)}********${number.slice(-4)}`}, ${keys.seal(number)}, ${`022-0****${person.phone.slice(-3)}`},
      ${keys.seal(person.phone)}, ${type}, '1', '2015-07-01', body_id, lo, 1
    from bodies.body where body_id = ${person.bodyId}`.execute(db);
}

async function insertMemberships(
  db: Db,
  person: Planted,
  type: string,
  before: string | undefined,
): Promise<void> {
  const insert = (id: string, from: string, to: string | null, bodyId: string) =>
    sql`
    insert into people.membership (person_id, membership_id, from_day, to_day, body_id, member_type, member_state, origin_id)
    values (${person.personId}, ${id}, ${from}, ${to}, ${bodyId}, ${type}, '1', 1)`.execute(db);
  if (before !== undefined) await insert(makeId(), "2015-07-01", "2024-05-01", before);
  await insert(makeId(), before === undefined ? "2015-07-01" : "2024-05-01", null, person.bodyId);
}

const HEADS: Record<string, string> = { "1": "full_members", "2": "probationary", "5": "applicants" };

async function addHead(db: Db, bodyId: string, type: string): Promise<void> {
  const column = sql.ref(HEADS[type] ?? "others");
  for (const [table, key, at] of [
    ["people.head_count", "lo", sql`lo`],
    ["people.head_block", "block", sql`lo >> 24`],
  ] as const)
    await sql`
      insert into ${sql.table(table)} as held (${sql.ref(key)}, ${column})
      select ${at}, 1 from bodies.body where body_id = ${bodyId}
      on conflict (${sql.ref(key)}) do update set ${column} = held.${column} + 1`.execute(db);
}
