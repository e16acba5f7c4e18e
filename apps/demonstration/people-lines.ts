import type { Keys } from "#foundation/crypto/keys.ts";
import { maskIdentityNumber, maskPhone } from "#packs/kit/identity-number.ts";
import type { MembershipRow, PeopleBatch, PersonRow, PostRow } from "#packs/kit/pack.ts";
import { arrayField, bytesField, LineBuffer, textField } from "#foundation/database/copy-text.ts";

/** The tables that people fill, with their columns in the order of the lines below. */
export const PEOPLE_TABLES = {
  "people.person":
    "person_id, name, name_key, initials, bigrams, sex, birth_date, ethnicity, education, native_place, occupation, " +
    "work_post, identity_mask, identity_cipher, phone_mask, phone_cipher, member_type, member_state, official_level, " +
    "apply_date, activist_date, object_date, join_date, full_date, body_id, body_lo, origin_id",
  "people.identity_claim": "blind, person_id",
  "people.phone_index": "blind, person_id",
  "people.membership":
    "person_id, membership_id, from_day, to_day, body_id, member_type, member_state, decided_on, origin_id",
  "people.post": "person_id, post_id, body_id, body_lo, post, title, from_day, decided_on, origin_id",
} as const;
export type PeopleTable = keyof typeof PEOPLE_TABLES;

/** Takes the full lines of a table. */
export type TakeLines = (table: PeopleTable, bytes: Uint8Array<ArrayBuffer>, rows: number) => void;

/** Turns people into lines for COPY; numbers are sealed on the way. */
export class PeopleLines {
  readonly #tables = new Map<PeopleTable, { lines: LineBuffer; rows: number }>();
  readonly #keys: Keys;
  readonly #take: TakeLines;

  constructor(keys: Keys, take: TakeLines) {
    this.#keys = keys;
    this.#take = take;
    for (const table of Object.keys(PEOPLE_TABLES) as PeopleTable[]) {
      this.#tables.set(table, { lines: new LineBuffer(), rows: 0 });
    }
  }

  add(batch: PeopleBatch): void {
    for (const person of batch.persons) this.#addPerson(person);
    for (const row of batch.memberships) this.#put("people.membership", membershipLine(row));
    for (const row of batch.posts) this.#put("people.post", postLine(row));
  }

  /** Hands over what is left. */
  end(): void {
    for (const table of this.#tables.keys()) this.#give(table);
  }

  #addPerson(row: PersonRow): void {
    const number = row.identity_number;
    const phone = row.phone?.replace("-", "") ?? null;
    const keys = this.#keys;
    this.#put("people.identity_claim", `${bytesField(keys.blind("identity", number))}\t${row.person_id}\n`);
    if (phone !== null) {
      this.#put("people.phone_index", `${bytesField(keys.blind("phone", phone))}\t${row.person_id}\n`);
    }
    const sealed =
      `${maskIdentityNumber(number)}\t${bytesField(keys.seal(number))}\t` +
      `${textField(row.phone === null ? null : maskPhone(row.phone))}\t${bytesField(phone === null ? null : keys.seal(phone))}`;
    this.#put("people.person", personLine(row, sealed));
  }

  #put(table: PeopleTable, line: string): void {
    const place = this.#tables.get(table) as { lines: LineBuffer; rows: number };
    place.lines.add(line);
    place.rows += 1;
    if (place.lines.isFull) this.#give(table);
  }

  #give(table: PeopleTable): void {
    const place = this.#tables.get(table) as { lines: LineBuffer; rows: number };
    if (place.rows === 0) return;
    const { rows } = place;
    place.rows = 0;
    this.#take(table, place.lines.take(), rows);
  }
}

function personLine(row: PersonRow, sealed: string): string {
  return (
    `${row.person_id}\t${textField(row.name)}\t${textField(row.name_key)}\t${textField(row.initials)}\t` +
    `${arrayField(row.bigrams)}\t${row.sex}\t${row.birth_date}\t${row.ethnicity}\t${row.education}\t` +
    `${textField(row.native_place)}\t${row.occupation}\t${textField(row.work_post)}\t${sealed}\t${row.member_type}\t` +
    `${row.member_state ?? "\\N"}\t${row.official_level ?? "\\N"}\t${row.apply_date ?? "\\N"}\t` +
    `${row.activist_date ?? "\\N"}\t${row.object_date ?? "\\N"}\t${row.join_date ?? "\\N"}\t${row.full_date ?? "\\N"}\t` +
    `${row.body_id}\t${row.body_lo}\t${row.origin_id}\n`
  );
}

function membershipLine(row: MembershipRow): string {
  return (
    `${row.person_id}\t${row.membership_id}\t${row.from_day}\t${row.to_day ?? "\\N"}\t${row.body_id}\t` +
    `${row.member_type}\t${row.member_state ?? "\\N"}\t${row.decided_on ?? "\\N"}\t${row.origin_id}\n`
  );
}

function postLine(row: PostRow): string {
  return (
    `${row.person_id}\t${row.post_id}\t${row.body_id}\t${row.body_lo}\t${row.post}\t${textField(row.title)}\t` +
    `${row.from_day}\t${row.decided_on ?? "\\N"}\t${row.origin_id}\n`
  );
}
