import { afterAll, beforeAll, expect, test } from "vitest";
import { changeStanding, movePerson } from "#features/people/index.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES } from "#tests/kit/tree.ts";

let city: City;
beforeAll(async () => {
  city = await aCity({ each: 6 });
});
afterAll(() => city.close());

function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return city.services.database.db.transaction().execute(work);
}

/** Counts by way in the whole city within a year. */
async function ways(fact: "arrival" | "departure", year: number): Promise<Record<string, number>> {
  const ranges = [city.places.get("city") as { lo: number; hi: number }];
  const where = { dimension: "on_day", from: `${year}-01-01`, to: `${year}-12-31` };
  const { tables } = await city.services.cubes.tables([
    { fact, query: { ranges, where, by: [{ dimension: "way" }] } },
  ]);
  return Object.fromEntries((tables[0] ?? []).map((cell) => [cell.group[0], cell.count]));
}

test("who joined in the year was admitted, whoever moves or dies is told by how", async () => {
  // One probationary member in each of five branches joined on 2026-03-01.
  expect(await ways("arrival", 2026)).toEqual({ admitted: 5 });
  expect(await ways("departure", 2026)).toEqual({});
  const [mover, dead] = city.residents.filter(({ body }) => body === "riversideFirst");
  const [from, to] = (["riversideFirst", "harbourFirst"] as const).map((name) => ({
    bodyId: BODIES[name].id,
    lo: city.places.get(name)?.lo ?? 0,
  }));
  const ground = { day: "2026-05-04", document: "测试决定", accountId: "1" };
  await inTransaction((tx) =>
    movePerson(tx, mover?.personId ?? "", { from: from as never, to: to as never }, ground),
  );
  await inTransaction((tx) =>
    changeStanding(tx, dead?.personId ?? "", { memberType: "0", memberState: "10" }, ground),
  );
  const probationer = city.residents.filter(({ body }) => body === "harbourFirst")[1];
  await inTransaction((tx) => changeStanding(tx, probationer?.personId ?? "", { memberType: "1" }, ground));
  expect(await ways("arrival", 2026)).toEqual({ admitted: 5, transferred: 1, converted: 1 });
  expect(await ways("departure", 2026)).toEqual({ transferred: 1, died: 1 });
});
