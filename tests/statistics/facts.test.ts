import { afterAll, beforeAll, expect, test } from "vitest";
import { total } from "#foundation/cube/query.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES } from "#tests/kit/tree.ts";

let city: City;
beforeAll(async () => {
  city = await aCity({ each: 6 });
});
afterAll(() => city.close());

/** Everything, or one body of the small tree with all below it. */
function below(name: keyof typeof BODIES) {
  const place = city.places.get(name);
  if (!place) throw new Error(`no place of ${name}`);
  return [{ lo: place.lo, hi: place.hi }];
}

test("members by district and type, with totals, as a hand counts them", async () => {
  const bodies = (["east", "west"] as const).map((name) => ({ key: BODIES[name].id, ranges: below(name) }));
  const query = {
    ranges: below("city"),
    by: [{ bodies }, { dimension: "member_type" }],
    distinct: true,
    subtotals: true,
  };
  const { tables, by } = await city.services.cubes.tables([{ fact: "membership", query }]);
  expect(by).toBe("sql");
  const found = new Map(tables[0]?.map((cell) => [cell.group.join("|"), [cell.count, cell.distinct]]));
  // Three branches in the east, two in the west; in each one probationary member, one applicant, four full members.
  expect(Object.fromEntries(found)).toEqual({
    "10|1": [12, 12],
    "10|2": [3, 3],
    "10|5": [3, 3],
    "20|1": [8, 8],
    "20|2": [2, 2],
    "20|5": [2, 2],
    [`10|${total}`]: [18, 18],
    [`20|${total}`]: [12, 12],
    [`${total}|1`]: [20, 20],
    [`${total}|2`]: [5, 5],
    [`${total}|5`]: [5, 5],
    [`${total}|${total}`]: [30, 30],
  });
});

test("as of a day only who had joined counts; nobody counts where nothing is asked for", async () => {
  const by = [{ dimension: "member_type" }];
  const { tables } = await city.services.cubes.tables([
    { fact: "membership", query: { ranges: below("city"), by, asOf: "2011-01-01" } },
    { fact: "membership", query: { ranges: [], by } },
    { fact: "body", query: { ranges: below("east"), by: [{ dimension: "kind" }], asOf: "2020-01-01" } },
  ]);
  expect(tables[0]).toEqual([{ group: ["1"], count: 20, sums: [], distinct: undefined }]);
  expect(tables[1]).toEqual([]);
  const kinds = new Map(tables[2]?.map((cell) => [cell.group[0], cell.count]));
  expect(kinds).toEqual(
    new Map([
      ["3", 3],
      ["5", 1],
      ["6", 2],
    ]),
  );
});

test("the rows of a cell come in pages, with the persons, and a name that is no dimension is refused", async () => {
  const query = { ranges: below("east"), by: [{ dimension: "member_type" }] };
  const first = await city.services.cubes.rows("membership", query, ["1"], { after: "", limit: 7 });
  const second = await city.services.cubes.rows("membership", query, ["1"], {
    after: first.next ?? "",
    limit: 7,
  });
  expect(first.ids.length).toBe(7);
  expect(second.next).toBeNull();
  const persons = city.residents
    .filter((one) => BODIES[one.body].id.startsWith("10"))
    .map((one) => one.personId);
  expect([...first.persons, ...second.persons].every((id) => id !== null && persons.includes(id))).toBe(true);
  expect(new Set([...first.ids, ...second.ids]).size).toBe(12);
  const odd = { ranges: below("city"), by: [{ dimension: "name" }] };
  await expect(city.services.cubes.tables([{ fact: "membership", query: odd }])).rejects.toThrow(
    "has no dimension name",
  );
});
