import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { checkCharacter } from "#packs/kit/identity-number.ts";
import type { MembershipRow, PackOptions, PersonRow, PostRow, Scale } from "#packs/kit/pack.ts";
import { buildTree, type TianjinTree } from "./build-tree.ts";
import { tianjin } from "./index.ts";
import { fullName, KIND, type TianjinBody } from "./tree-body.ts";

const TODAY = "2026-11-25";
const options = (scale: Scale, seed = 7): PackOptions => ({ scale, seed, today: TODAY });
let tree: TianjinTree;
const persons: PersonRow[] = [];
const memberships: MembershipRow[] = [];
const posts: PostRow[] = [];
beforeAll(() => {
  tree = buildTree(options("district"));
  for (let part = 0; part < tianjin.parts; part += 1) {
    for (const batch of tianjin.people(tree, part)) {
      persons.push(...batch.persons);
      memberships.push(...batch.memberships);
      posts.push(...batch.posts);
    }
  }
});

const groupBy = <T>(rows: readonly T[], key: (row: T) => number) => {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
};

test("the same options give the same people, in whichever order the parts are drawn", () => {
  const fingerprint = (seed: number, parts: number[]) => {
    const village = buildTree(options("village", seed));
    const found = parts.map((part) => {
      const hash = createHash("sha256");
      for (const batch of tianjin.people(village, part)) hash.update(JSON.stringify(batch));
      return [part, hash.digest("hex")] as const;
    });
    return JSON.stringify(found.toSorted(([left], [right]) => left - right));
  };
  const parts = Array.from({ length: tianjin.parts }, (_, part) => part);
  expect(fingerprint(7, parts)).toBe(fingerprint(7, parts.toReversed()));
  expect(fingerprint(8, parts)).not.toBe(fingerprint(7, parts));
});

test("every body has exactly the people that the tree announces", () => {
  const byBody = groupBy(persons, (row) => row.body_id);
  expect(persons).toHaveLength(tree.people);
  const isRight = (body: TianjinBody) => {
    const rows = byBody.get(body.bodyId) ?? [];
    const counts = ["1", "2", "3", "4", "5", "9"].map(
      (type) => rows.filter((row) => row.member_type === type).length,
    );
    return counts.join() === Object.values(body.heads).join() && rows.every((row) => row.body_lo === body.lo);
  };
  expect(tree.bodies.filter((body) => !isRight(body)).map(fullName)).toEqual([]);
});

test("identity numbers begin with 18, carry district, birth and sex, end in the right check character", () => {
  const isRight = (row: PersonRow) => {
    const number = row.identity_number;
    return (
      /^1801\d{13}[\dX]$/.test(number) &&
      tianjin.districts.has(`12${number.slice(2, 6)}`) &&
      number.slice(6, 14) === row.birth_date.replaceAll("-", "") &&
      (Number(number[16]) % 2 === 1 ? "1" : "2") === row.sex &&
      checkCharacter(number.slice(0, 17)) === number[17]
    );
  };
  expect(persons.filter((row) => !isRight(row))).toEqual([]);
  expect(new Set(persons.map((row) => row.identity_number)).size).toBe(persons.length);
});

test("ids and phones are unique, phones are none that exist", () => {
  expect(new Set(persons.map((row) => row.person_id)).size).toBe(persons.length);
  const phones = persons.flatMap((row) => row.phone ?? []);
  expect(phones.every((phone) => /^022-0\d{7}$/.test(phone))).toBe(true);
  expect(new Set(phones).size).toBe(phones.length);
  expect(phones.length).toBeLessThan(persons.length);
});

const datesOf = (row: PersonRow) => [
  row.apply_date,
  row.activist_date,
  row.object_date,
  row.join_date,
  row.full_date,
];

test("dates are whole or partial, come in the order of the steps and lie in the past", () => {
  const isRight = (row: PersonRow) => {
    const known = datesOf(row).filter((text) => text !== null);
    const whole = known.filter((text) => text.length === 10);
    return (
      known.every((text) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) && text <= TODAY) &&
      whole.every((text, index) => index === 0 || (whole[index - 1] as string) <= text)
    );
  };
  expect(persons.filter((row) => !isRight(row))).toEqual([]);
  expect(persons.some((row) => row.join_date?.length === 7)).toBe(true);
});

test("nobody applies or joins before 18, nobody is full before twelve months", () => {
  // Whoever is born on 29 February may act on the 28th of a common year.
  const addYears = (text: string, years: number) =>
    `${Number(text.slice(0, 4)) + years}${text.slice(4).replace("-02-29", "-02-28")}`;
  const isRight = (row: PersonRow) => {
    const adult = addYears(row.birth_date, 18);
    const { apply_date: apply, join_date: join, full_date: full } = row;
    return (
      (apply === null || apply >= adult) &&
      (join === null || join >= adult.slice(0, join.length)) &&
      (full === null || full >= addYears(join as string, 1))
    );
  };
  expect(persons.filter((row) => !isRight(row))).toEqual([]);
});

/** Which of the five dates each member type has: yes, no, or either. */
const DATES_OF_TYPE: Record<string, (boolean | undefined)[]> = {
  "1": [undefined, undefined, undefined, true, true],
  "2": [undefined, undefined, undefined, true, false],
  "3": [true, true, true, false, false],
  "4": [true, true, false, false, false],
  "5": [true, false, false, false, false],
  "9": [false, false, false, false, false],
};

test("the dates of a person fit the member type", () => {
  const isRight = (row: PersonRow) => {
    const wanted = DATES_OF_TYPE[row.member_type] as (boolean | undefined)[];
    const isMember = row.member_type === "1" || row.member_type === "2";
    return (
      datesOf(row).every((text, index) => wanted[index] === undefined || wanted[index] === (text !== null)) &&
      (row.member_state !== null) === isMember &&
      (row.member_type !== "2" || (row.join_date as string) > "2025-11-25") &&
      (row.member_type !== "9" || row.official_level !== null)
    );
  };
  expect(persons.filter((row) => !isRight(row))).toEqual([]);
});

test("a full member has the probationary and the full period without a gap, everybody else one open period", () => {
  const byPerson = groupBy(memberships, (row) => row.person_id);
  expect(new Set(memberships.map((row) => row.membership_id)).size).toBe(memberships.length);
  const isRight = (person: PersonRow) => {
    const periods = byPerson.get(person.person_id) ?? [];
    const last = periods.at(-1) as MembershipRow;
    const earlier = periods.slice(0, -1);
    return (
      [last.to_day, last.member_type, last.member_state].join() ===
        [null, person.member_type, person.member_state].join() &&
      earlier.length === (person.member_type === "1" ? 1 : 0) &&
      earlier.every((period) => period.to_day === last.from_day && period.from_day < last.from_day)
    );
  };
  expect(persons.filter((row) => !isRight(row))).toEqual([]);
});

test("a branch of seven full members has a committee, a smaller one a secretary only", () => {
  const byBody = groupBy(
    posts.filter((row) => row.post !== "9"),
    (row) => row.body_id,
  );
  const heldIn = (body: TianjinBody) =>
    (byBody.get(body.bodyId) ?? [])
      .map((row) => row.post)
      .filter((post) => post !== "2")
      .toSorted()
      .join("");
  // A branch that also serves the bodies above it may run out of full members.
  const branches = tree.bodies.filter((body) => body.kind === KIND.branch && body.servesAbove.length === 0);
  const isRight = (body: TianjinBody) => heldIn(body) === (body.heads.full_members < 7 ? "1" : "1345");
  expect(branches.filter((body) => !isRight(body)).map(fullName)).toEqual([]);
  const above = tree.bodies.filter((body) => body.kind !== KIND.branch && body.kind !== KIND.city);
  expect(above.filter((body) => !heldIn(body).startsWith("1")).map(fullName)).toEqual([]);
});

test("officers are full members in good standing, officials hold a leading post", () => {
  const byId = new Map(persons.map((row) => [row.person_id, row]));
  expect(new Set(posts.map((row) => row.post_id)).size).toBe(posts.length);
  const isRight = (post: PostRow) => {
    const person = byId.get(post.person_id);
    const isOfficer = person?.member_type === "1" && person.member_state === "1";
    return post.from_day <= TODAY && (post.post === "9" ? post.title !== null : isOfficer);
  };
  expect(posts.filter((post) => !isRight(post))).toEqual([]);
  const leading = new Set(posts.filter((row) => row.post === "9").map((row) => row.person_id));
  const officials = persons.filter((row) => row.official_level !== null);
  expect(officials.length).toBeGreaterThan(300);
  expect(officials.filter((row) => !leading.has(row.person_id))).toEqual([]);
});
