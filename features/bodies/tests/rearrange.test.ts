import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { readBody, readHistory } from "../look-at-bodies.ts";
import { NewBody } from "../rearrange.contract.ts";
import { asOf, confirm, findFaults, listTree, named, plan, read, rearrange, withdraw } from "./kit.ts";

let city: City;
beforeAll(async () => {
  city = await aCity({ each: 8 });
});
afterAll(() => city.close());

const branch = (shortName: string, more: object = {}) =>
  NewBody.parse({ kind: "3", shortName, name: `中共样本市${shortName}`, ...more });
const peopleOf = async (bodyId: string) => {
  const { rows } = await sql<{ id: string; type: string }>`
    select person_id as id, member_type as type from people.person where body_id = ${bodyId} order by 2, 1`.execute(
    city.services.database.db,
  );
  return rows;
};

test("a branch is founded out of two branches, and what was before stays as it was", async () => {
  const { db } = city.services.database;
  const before = await asOf(db, "2026-05-31");
  const first = (await peopleOf(BODIES.riversideFirst.id)).slice(0, 2);
  const second = (await peopleOf(BODIES.riversideSecond.id)).slice(0, 2);
  const people = [...first, ...second].map((one) => one.id);
  await rearrange(city.services, city.actor("city-section", "city"), BODIES.riverside.id, {
    kind: "found",
    body: branch("河边第三党支部", { electedOn: "2026-06-10", sector: "2" }),
    people,
  });
  const founded = await named(db, "河边第三党支部");
  expect(founded.parentId).toBe(BODIES.riverside.id);
  expect((await peopleOf(founded.id)).map((one) => one.id).toSorted()).toEqual(people.toSorted());
  expect(await findFaults(db)).toEqual([]);
  expect(await asOf(db, "2026-05-31")).toEqual(before);
  expect(await asOf(db, "2026-06-01")).toContain(`person|${people[0]}|${founded.id}|1`);
  const shown = await readBody.run(city.services, city.actor("leader", "city"), {
    bodyId: founded.id as never,
  });
  expect(shown).toMatchObject({
    termStart: "2026-06-10",
    termEnd: "2031-06-10",
    establishedOn: "2026-06-01",
  });
});
