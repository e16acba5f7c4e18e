import { sql } from "kysely";
import type { Keys } from "#foundation/crypto/keys.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { nameColumns } from "#foundation/names/name-columns.ts";
import type { SomeFacts } from "./changes.contract.ts";

/** A person of the city that a row of a roster may mean. */
export interface Match {
  personId: string;
  bodyId: string;
  lo: number;
  bodyName: string;
  version: number;
  facts: SomeFacts;
}

interface Row {
  blind: Buffer | null;
  personId: string;
  bodyId: string;
  lo: number;
  bodyName: string;
  version: number;
  name: string;
  sex: string | null;
  birthDate: string | null;
  ethnicity: string | null;
  education: string | null;
  nativePlace: string | null;
  occupation: string | null;
  workPost: string | null;
  memberType: string;
  memberState: string | null;
  officialLevel: string | null;
  applyDate: string | null;
  activistDate: string | null;
  objectDate: string | null;
  joinDate: string | null;
  fullDate: string | null;
  remark: string | null;
  phoneCipher: Buffer | null;
  identityMask: string | null;
}

const FIELDS = sql`p.person_id as "personId", p.body_id as "bodyId", p.body_lo::float8 as lo, b.short_name as "bodyName",
  p.version, p.name, p.sex, p.birth_date as "birthDate", p.ethnicity, p.education, p.native_place as "nativePlace",
  p.occupation, p.work_post as "workPost", p.member_type as "memberType", p.member_state as "memberState",
  p.official_level as "officialLevel", p.apply_date as "applyDate", p.activist_date as "activistDate",
  p.object_date as "objectDate", p.join_date as "joinDate", p.full_date as "fullDate", p.remark,
  p.phone_cipher as "phoneCipher", p.identity_mask as "identityMask"`;

/** Who holds these identity numbers already, by number. One question for a whole batch of rows. */
export async function matchByIdentity(
  db: Db,
  keys: Keys,
  numbers: readonly string[],
): Promise<Map<string, Match>> {
  const blinds = new Map(numbers.map((number) => [keys.blind("identity", number).toString("hex"), number]));
  const { rows } = await sql<Row>`
    select c.blind, ${FIELDS} from people.identity_claim c join people.person p using (person_id)
      join bodies.published_body b on b.body_id = p.body_id
    where c.blind = any(${[...blinds.keys()].map((hex) => Buffer.from(hex, "hex"))}::bytea[])`.execute(db);
  return new Map(
    rows.flatMap((row) => {
      const number = row.blind === null ? undefined : blinds.get(row.blind.toString("hex"));
      return number === undefined ? [] : [[number, toMatch(row, keys, number)] as const];
    }),
  );
}

/** A person who looks the same by name and birth date but has another number, or none. */
export interface Lookalike {
  personId: string;
  name: string;
  birthDate: string;
  bodyName: string;
  identityMask: string | null;
  lo: number;
}

/** People of the same name born on the same day, by `name|birth date`. They are shown side by side, never joined. */
export async function findLookalikes(
  db: Db,
  asked: readonly { name: string; birthDate: string }[],
): Promise<Map<string, Lookalike[]>> {
  const { rows } = await sql<Lookalike>`
    select p.person_id as "personId", p.name, p.birth_date as "birthDate", b.short_name as "bodyName",
      p.identity_mask as "identityMask", p.body_lo::float8 as lo
    from unnest(${asked.map((one) => nameColumns(one.name).name_key)}::text[], ${asked.map((one) => one.name)}::text[],
        ${asked.map((one) => one.birthDate)}::text[]) as a(name_key, name, birth)
      join people.person p on p.name_key = a.name_key and p.name = a.name and p.birth_date = a.birth
      join bodies.published_body b on b.body_id = p.body_id`.execute(db);
  return Map.groupBy(rows, (row) => `${row.name}|${row.birthDate}`);
}

function toMatch(row: Row, keys: Keys, identityNumber: string): Match {
  const {
    blind: _blind,
    personId,
    bodyId,
    lo,
    bodyName,
    version,
    phoneCipher,
    identityMask: _mask,
    ...facts
  } = row;
  const phone = phoneCipher === null ? null : keys.open(phoneCipher);
  return { personId, bodyId, lo, bodyName, version, facts: { ...facts, identityNumber, phone } };
}
