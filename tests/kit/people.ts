import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";
import type { Keys } from "#foundation/crypto/keys.ts";
import { nameColumns } from "#foundation/names/name-columns.ts";
import { BODIES, type BodyName, type Interval } from "./tree.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number with the province digits 18, which belong to nobody. */
export function identityNumber(birth: string, sequence: number): string {
  const first = `180101${birth.replaceAll("-", "")}${String(sequence).padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first[index]), 0);
  return first + ("10X98765432"[sum % 11] ?? "");
}

export interface Resident {
  personId: string;
  name: string;
  body: BodyName;
  identityNumber: string;
  phone: string;
}

const BRANCHES: BodyName[] = [
  "riversideFirst",
  "riversideSecond",
  "hillsideFirst",
  "harbourFirst",
  "harbourSecond",
];
const SURNAMES = [..."王李张刘陈杨赵黄周吴徐孙"];
const GIVEN = ["建国", "秀英", "晓燕", "志强", "淑芬", "海涛", "思齐", "明远", "雪梅", "文博"];

/** `each` people for every branch: mostly full members, one probationary, one applicant. */
export async function settlePeople(
  db: Db,
  keys: Keys,
  places: Map<BodyName, Interval>,
  each: number,
): Promise<Resident[]> {
  await sql`insert into people.origin (origin_id, kind, title, dated) values (1, 'archive', '测试党员名册', '2020-01-01')`.execute(
    db,
  );
  const residents = BRANCHES.flatMap((body, branch) =>
    Array.from({ length: each }, (_, index) => resident(body, branch * each + index)),
  );
  for (const one of residents)
    await settle(db, keys, one, (places.get(one.body) as Interval).lo, residents.indexOf(one) % each);
  await sql`insert into people.head_count (lo, full_members, probationary, applicants)
    select body_lo, count(*) filter (where member_type = '1'), count(*) filter (where member_type = '2'),
      count(*) filter (where member_type = '5') from people.person group by 1`.execute(db);
  await sql`insert into people.head_block (block, full_members, probationary, applicants)
    select lo >> 24, sum(full_members), sum(probationary), sum(applicants) from people.head_count group by 1`.execute(
    db,
  );
  return residents;
}

function resident(body: BodyName, number: number): Resident {
  const birth = `${1950 + (number % 50)}-0${1 + (number % 9)}-1${number % 9}`;
  return {
    personId: String(5000 + number),
    name: `${SURNAMES[number % SURNAMES.length]}${GIVEN[number % GIVEN.length]}`,
    body,
    identityNumber: identityNumber(birth, number),
    phone: `0220${String(1_000_000 + number)}`,
  };
}

async function settle(db: Db, keys: Keys, one: Resident, lo: number, place: number): Promise<void> {
  const number = one.identityNumber;
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const type = place === 1 ? "2" : place === 2 ? "5" : "1";
  const joined = type === "5" ? null : type === "2" ? "2026-03-01" : "2010-07-01";
  const columns = nameColumns(one.name) as unknown as Record<string, unknown>;
  await db
    .insertInto("people.person")
    .values({
      person_id: one.personId,
      name: one.name,
      ...columns,
      sex: Number(number[16]) % 2 === 1 ? "1" : "2",
      birth_date: birth,
      ethnicity: "01",
      education: "21",
      occupation: "013",
      work_post: "样本单位职员",
      identity_mask: `${number.slice(0, 6)}********${number.slice(-4)}`,
      identity_cipher: keys.seal(number),
      phone_mask: `022-0****${one.phone.slice(-3)}`,
      phone_cipher: keys.seal(one.phone),
      member_type: type,
      member_state: "1",
      join_date: joined,
      full_date: type === "1" ? "2011-07-01" : null,
      body_id: BODIES[one.body].id,
      body_lo: lo,
      origin_id: "1",
    } as never)
    .execute();
  await sql`insert into people.identity_claim values (${keys.blind("identity", number)}, ${one.personId})`.execute(
    db,
  );
  await sql`insert into people.phone_index values (${keys.blind("phone", one.phone)}, ${one.personId})`.execute(
    db,
  );
  await sql`insert into people.membership (person_id, membership_id, from_day, body_id, member_type, member_state, origin_id)
    values (${one.personId}, ${one.personId}, ${joined ?? "2025-01-01"}, ${BODIES[one.body].id}, ${type}, '1', 1)`.execute(
    db,
  );
}
