import { beforeAll, expect, test } from "vitest";
import type { PersonRow } from "#packs/kit/pack.ts";
import { buildTree } from "./build-tree.ts";
import {
  ADMITTED,
  AGE,
  AGE_BANDS,
  CITY,
  EDUCATION,
  ETHNICITY,
  JOINED,
  MEMBER_STATE,
  OCCUPATION,
  OFFICIALS,
  WOMEN,
} from "./distributions.ts";
import { tianjin } from "./index.ts";

const TODAY = "2026-11-25";

/** Counts of the whole city by table and value. */
const counts = new Map<string, number>();
let numbers = 0;
const count = (table: string, value: string | number) =>
  counts.set(`${table} ${value}`, (counts.get(`${table} ${value}`) ?? 0) + 1);
const shareOf = (table: string, values: readonly (string | number)[], total: number) =>
  values.reduce<number>((sum, value) => sum + (counts.get(`${table} ${value}`) ?? 0), 0) / total;

beforeAll(() => {
  const tree = buildTree({ scale: "city", seed: 2023, today: TODAY });
  const seen = new Set<string>();
  for (let part = 0; part < tianjin.parts; part += 1) {
    for (const { persons } of tianjin.people(tree, part)) {
      for (const row of persons) {
        seen.add(row.identity_number);
        countPerson(row);
      }
    }
  }
  numbers = seen.size;
}, 120_000);

const ageOf = (row: PersonRow) =>
  Number(TODAY.slice(0, 4)) -
  Number(row.birth_date.slice(0, 4)) -
  (row.birth_date.slice(5) > TODAY.slice(5) ? 1 : 0);
const bandOf = (row: PersonRow) => AGE_BANDS.findIndex(([, to]) => ageOf(row) <= to);
const periodOf = (day: string) => (day < "1949-10" ? 0 : day < "1978-12" ? 1 : day < "2012-11" ? 2 : 3);

function countPerson(row: PersonRow): void {
  count("type", row.member_type);
  count("rare", Number(/[\u3400-\u4DBF]|[\u{20000}-\u{3FFFF}]/u.test(row.name)));
  count("length", row.name.includes("·") ? "dotted" : Array.from(row.name).length);
  if (row.official_level !== null) countOfficial(row);
  if (row.member_type === "1" || row.member_type === "2") countMember(row);
  if (row.member_type === "2") countNew(row);
}

function countOfficial(row: PersonRow): void {
  count("official level", row.official_level ?? "");
  count("official sex", row.sex);
  count("official age", bandOf(row));
  count("official education", row.education);
}

function countMember(row: PersonRow): void {
  count("sex", row.sex);
  count("age", bandOf(row));
  count("old", ageOf(row) > 95 ? "over 95" : ageOf(row) > 85 ? "over 85" : "younger");
  count("education", row.education);
  count("occupation", row.occupation);
  count("ethnicity", row.ethnicity);
  count("state", row.member_state ?? "none");
  count("joined", periodOf(row.join_date ?? ""));
}

function countNew(row: PersonRow): void {
  count("new sex", row.sex);
  count("new young", Number(ageOf(row) <= 35));
  count("new occupation", row.occupation);
  count("new education", row.education);
}

/** Codes of each row of the occupation and education tables. */
const OCCUPATION_CODES = [
  ["016", "025"],
  ["1"],
  ["013", "015", "022", "024"],
  ["012", "014", "021", "023"],
  ["011"],
  ["3"],
  ["5"],
  ["4"],
];
const EDUCATION_CODES = [["11"], ["14"], ["21"], ["31"], ["41"], ["61", "44"], ["71", "81"]];

test("everybody has an identity number of one's own", () => {
  const { members, objects, activists, applicants, officials, officialMembers } = CITY;
  expect(numbers).toBe(members + objects + activists + applicants + officials - officialMembers);
});

/** Rows whose found share is further from the wanted one than allowed, in words. */
function far(
  table: string,
  codes: readonly (readonly (string | number)[])[],
  wanted: readonly number[],
  total: number,
  allowed: number,
): string[] {
  return wanted.flatMap((share, row) => {
    const found = shareOf(table, codes[row] ?? [row], total);
    return Math.abs(found - share) > allowed ? [`${table} ${row}: ${found} instead of ${share}`] : [];
  });
}

test("members by sex, age, occupation, education, joining period and state", () => {
  const { members } = CITY;
  const codes = MEMBER_STATE.map(([code]) => [code]);
  expect([
    ...far("sex", [["2"]], [WOMEN], members, 0.0025),
    ...far("age", [], AGE, members, 0.0025),
    ...far("occupation", OCCUPATION_CODES, OCCUPATION, members, 0.0025),
    ...far("education", EDUCATION_CODES, EDUCATION, members, 0.0025),
    ...far("joined", [], JOINED, members, 0.01),
    ...far(
      "state",
      codes,
      MEMBER_STATE.map(([, share]) => share),
      members,
      0.0025,
    ),
  ]).toEqual([]);
});

test("the oldest: 0.9 % over 85, some dozens over 95", () => {
  expect(shareOf("old", ["over 85", "over 95"], CITY.members)).toBeCloseTo(0.009, 3);
  expect(counts.get("old over 95")).toBeGreaterThan(25);
  expect(counts.get("old over 95")).toBeLessThan(120);
});

test("all 56 ethnic groups occur, the larger ones with their shares", () => {
  const codes = Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, "0"));
  expect(codes.filter((code) => !counts.has(`ethnicity ${code}`))).toEqual([]);
  const groups = ETHNICITY.map(([code]) => [code]);
  expect(
    far(
      "ethnicity",
      groups,
      ETHNICITY.map(([, share]) => share),
      CITY.members,
      0.001,
    ),
  ).toEqual([]);
});

test("those admitted within the year", () => {
  const { probationary } = CITY;
  expect([
    ...far("new sex", [["2"]], [ADMITTED.women], probationary, 0.015),
    ...far("new young", [[1]], [ADMITTED.youngShare], probationary, 0.015),
    ...far("new occupation", OCCUPATION_CODES, ADMITTED.occupation, probationary, 0.015),
    ...far("new education", [["11", "14", "21", "31"]], [ADMITTED.college], probationary, 0.015),
  ]).toEqual([]);
});

test("leading officials by level, sex, age and education", () => {
  const { officials } = CITY;
  const levels = Object.keys(OFFICIALS.level).map((code) => [code]);
  expect([
    ...far("official level", levels, Object.values(OFFICIALS.level), officials, 0.0005),
    ...far("official sex", [["2"]], [OFFICIALS.women], officials, 0.015),
    ...far("official age", [], OFFICIALS.age, officials, 0.015),
    ...far("official education", EDUCATION_CODES, OFFICIALS.education, officials, 0.015),
  ]).toEqual([]);
});

test("names: mostly three characters, some with characters that old programs lose", () => {
  expect(far("length", [[3], [2]], [0.88, 0.1], numbers, 0.02)).toEqual([]);
  expect(counts.get("length dotted")).toBeGreaterThan(800);
  expect(far("rare", [[1]], [0.0005], numbers, 0.0002)).toEqual([]);
});
