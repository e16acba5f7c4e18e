import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { dayOf } from "#packs/kit/calendar.ts";
import { LEAF_WIDTH, LEAST_SLACK } from "#packs/kit/intervals.ts";
import type { PackOptions, Scale } from "#packs/kit/pack.ts";
import { buildTree, countPeople, type TianjinTree } from "./build-tree.ts";
import { CITY, CITY_LEVEL_SHARE, DISTRICT_SHARE, SECTORS } from "./distributions.ts";
import { DISTRICTS } from "./divisions.ts";
import { tianjin } from "./index.ts";
import { CITY_PLACE } from "./plan-cells.ts";
import { fullName, KIND, ordinal, shortName, type TianjinBody } from "./tree-body.ts";
import { MARKS } from "./unit-names.ts";

const TODAY = "2026-11-25";
const options = (scale: Scale, seed = 7): PackOptions => ({ scale, seed, today: TODAY });
let city: TianjinTree;
let branches: TianjinBody[];
beforeAll(() => {
  city = buildTree(options("city"));
  branches = city.bodies.filter((body) => body.kind === KIND.branch);
});

const total = (bodies: readonly TianjinBody[], of: (body: TianjinBody) => number) =>
  bodies.reduce((sum, body) => sum + of(body), 0);
const membersOf = (body: TianjinBody): number => body.size + total(body.children, membersOf);
const fingerprint = (tree: TianjinTree) => {
  const hash = createHash("sha256");
  for (const row of tianjin.bodyRows(tree)) hash.update(JSON.stringify(row));
  return hash.digest("hex");
};

test("the counts of the city are exact", () => {
  const general = city.bodies.filter((body) => body.kind === KIND.general);
  expect(branches).toHaveLength(CITY.branches);
  expect(general).toHaveLength(CITY.generalBranches);
  expect(city.bodies).toHaveLength(CITY.branches + CITY.generalBranches + CITY.committees);
  expect(city.bodies.filter((body) => body.kind === KIND.district)).toHaveLength(16);
  expect(total(branches, (body) => body.size)).toBe(CITY.members);
  expect(total(branches, (body) => body.heads.full_members + body.heads.probationary)).toBe(CITY.members);
  expect(total(branches, (body) => body.heads.probationary)).toBe(CITY.probationary);
  expect(total(branches, (body) => body.heads.objects)).toBe(CITY.objects);
  expect(total(branches, (body) => body.heads.activists)).toBe(CITY.activists);
  expect(total(branches, (body) => body.heads.applicants)).toBe(CITY.applicants);
  expect(total(city.bodies, (body) => body.officials)).toBe(CITY.officials);
  expect(total(city.bodies, (body) => body.heads.others)).toBe(CITY.officials - CITY.officialMembers);
  expect([0, 1, 2, 3].map((level) => total(city.bodies, (body) => body.levels[level] as number))).toEqual([
    288, 792, 8160, 14_760,
  ]);
});

test("each kind of branches has its number of branches and members", () => {
  const found = SECTORS.map(({ sector }) => branches.filter((body) => body.sector === sector));
  expect(found.map((bodies) => bodies.length)).toEqual(SECTORS.map((shape) => shape.branches));
  const off = found.map((bodies, index) => {
    const { branches: wanted, mean } = SECTORS[index] as (typeof SECTORS)[number];
    return Math.abs(total(bodies, (body) => body.size) / (wanted * mean) - 1);
  });
  expect(Math.max(...off)).toBeLessThan(0.001);
});

test("each district has its share of the members", () => {
  const found = [...DISTRICTS, undefined].map(
    (_, place) =>
      total(
        branches.filter((body) => body.place === place),
        (body) => body.size,
      ) / CITY.members,
  );
  const wanted = [...DISTRICTS.map((district) => DISTRICT_SHARE[district.code] as number), CITY_LEVEL_SHARE];
  expect(DISTRICTS).toHaveLength(CITY_PLACE);
  expect(Math.max(...wanted.map((share, place) => Math.abs(share - (found[place] as number))))).toBeLessThan(
    0.00001,
  );
});

test("sizes of branches spread as a lognormal cut at 3 and 130", () => {
  const sizes = branches.map((body) => body.size).toSorted((left, right) => left - right);
  const at = (share: number) => sizes[Math.floor(share * sizes.length)] as number;
  expect(sizes[0]).toBe(3);
  expect(sizes.at(-1)).toBeLessThanOrEqual(130);
  expect(at(0.05)).toBeLessThanOrEqual(5);
  expect(at(0.25)).toBeCloseTo(9, -1);
  expect(at(0.5)).toBeGreaterThanOrEqual(15);
  expect(at(0.5)).toBeLessThanOrEqual(18);
  expect(at(0.95)).toBeGreaterThanOrEqual(52);
  expect(at(0.95)).toBeLessThanOrEqual(62);
});

test("every village, community, street and township of the division stands in the tree under its real name", () => {
  const places = DISTRICTS.flatMap((district) =>
    district.streets.flatMap((street) => [
      `${street.code} 天津市${district.name}${street.name}`,
      ...[...street.villages, ...street.communities].map(
        (place) => `${place.code} 天津市${district.name}${street.name}${place.name}`,
      ),
    ]),
  );
  const standing = new Set(city.bodies.map((body) => `${body.divisionCode} ${body.stem}`));
  expect(places.length).toBeGreaterThan(5600);
  expect(places.filter((place) => !standing.has(place))).toEqual([]);
});

test("committees have 100 members, general branches more than 50 and fewer than 100", () => {
  const isRight = (body: TianjinBody) => {
    const members = membersOf(body);
    if (body.kind === KIND.branch) return body.children.length === 0;
    if (body.kind === KIND.general) return members > 50 && members < 100;
    return body.children.length > 0 && (body.kind !== KIND.committee || members >= 100);
  };
  expect(city.bodies.filter((body) => !isRight(body)).map(fullName)).toEqual([]);
});

test("a few branches have fallen below three full members, all others have three", () => {
  const small = branches.filter((body) => body.heads.full_members < 3);
  expect(small.length).toBeGreaterThan(20);
  expect(small.length).toBeLessThan(100);
  expect(small.every((body) => body.heads.full_members === 2)).toBe(true);
});

test("intervals are nested, disjoint, gapped and safe as numbers", () => {
  expect(city.bodies[0]?.lo).toBe(0);
  expect(city.bodies[0]?.hi).toBeLessThan(2 ** 53);
  expect(Math.floor((city.bodies[0]?.hi ?? 0) / 2 ** 24)).toBeLessThan(2000);
  const isRight = (body: TianjinBody) => {
    const starts = [body.lo + LEAF_WIDTH, ...body.children.map((child) => child.hi + 1)];
    const used = (starts.at(-1) as number) - body.lo;
    const slack = body.children.length === 0 ? 0 : Math.max(LEAST_SLACK, used / 4);
    return (
      body.children.every((child, index) => child.lo === starts[index] && child.depth === body.depth + 1) &&
      body.hi - body.lo + 1 - used >= slack
    );
  };
  expect(city.bodies.filter((body) => !isRight(body)).map(fullName)).toEqual([]);
});

test("full names are unique and fit their columns; short names collide across districts", () => {
  const names = city.bodies.map(fullName);
  expect(new Set(names).size).toBe(names.length);
  expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(120);
  const counts = new Map<string, number>();
  for (const name of city.bodies.map(shortName)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const colliding = [...counts.values()].filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
  expect(colliding / names.length).toBeGreaterThan(0.03);
  expect(colliding / names.length).toBeLessThan(0.12);
});

test("every invented unit carries a mark, so that none can be taken for a real one", () => {
  const invented = new Set([
    "organ",
    "school",
    "university",
    "hospital",
    "institute",
    "works",
    "company",
    "association",
    "park",
  ]);
  const units = city.bodies.filter((body) => invented.has(body.profile) && body.infix === "");
  expect(units.length).toBeGreaterThan(20_000);
  expect(units.filter((body) => !MARKS.some((mark) => body.stem.includes(mark))).map(fullName)).toEqual([]);
});

/** Years of a term, by what the body is. */
function yearsOf(body: TianjinBody): number | null {
  if (body.kind === KIND.working) return null;
  if (body.profile === "village" || body.profile === "community") return 5;
  return body.kind === KIND.branch || body.kind === KIND.general ? 3 : 5;
}

test("terms are five years for villages, communities and committees, three for others, none for working committees", () => {
  const isRight = (body: TianjinBody) => {
    if (body.termYears !== yearsOf(body) || body.establishedOn > TODAY) return false;
    if (body.termStart === null || body.termEnd === null) return body.termYears === null;
    const years = Number(body.termEnd.slice(0, 4)) - Number(body.termStart.slice(0, 4));
    return years === body.termYears && body.establishedOn <= body.termStart && body.termStart <= TODAY;
  };
  expect(city.bodies.filter((body) => !isRight(body)).map(fullName)).toEqual([]);
});

test("some terms are overdue, many end within a year", () => {
  const ends = city.bodies.flatMap((body) => body.termEnd ?? []);
  const overdue = ends.filter((day) => day < TODAY).length;
  expect(overdue).toBeGreaterThan(300);
  expect(overdue / ends.length).toBeLessThan(0.03);
  const soon = ends.filter((day) => day >= TODAY && dayOf(day) - dayOf(TODAY) <= 365).length;
  expect(soon / ends.length).toBeGreaterThan(0.15);
});

test("committees approve admissions, but not under a street or township, and no branch does", () => {
  const isRight = (body: TianjinBody) => {
    const isCommittee = body.kind !== KIND.branch && body.kind !== KIND.general;
    return body.approvesAdmission === (isCommittee && body.parent?.profile !== "street");
  };
  expect(city.bodies.filter((body) => !isRight(body)).map(fullName)).toEqual([]);
});

test("the same options give the same tree, another seed another one", () => {
  expect(fingerprint(buildTree(options("village")))).toBe(fingerprint(buildTree(options("village"))));
  expect(fingerprint(buildTree(options("village", 8)))).not.toBe(fingerprint(buildTree(options("village"))));
});

test.each([
  ["village", 2000, 5],
  ["district", 67_000, 5],
] as const)("the %s has about %i members and every level of the tree", (scale, members, depth) => {
  for (const seed of [1, 2, 3]) {
    const tree = buildTree(options(scale, seed));
    expect(Math.abs(total(tree.bodies, (body) => body.size) / members - 1)).toBeLessThan(0.1);
    expect(new Set(tree.bodies.map((body) => body.kind)).size).toBe(6);
    expect(new Set(tree.bodies.map((body) => body.depth)).size).toBeGreaterThanOrEqual(depth);
    expect(tree.people).toBe(total(tree.bodies, countPeople));
    const generals = tree.bodies.filter((body) => body.kind === KIND.general);
    expect(generals.filter((body) => membersOf(body) <= 50).map(fullName)).toEqual([]);
  }
});

test("numerals up to 99", () => {
  expect([1, 10, 11, 20, 35, 99].map(ordinal)).toEqual(["一", "十", "十一", "二十", "三十五", "九十九"]);
});
