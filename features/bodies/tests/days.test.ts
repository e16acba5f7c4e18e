import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { NewBody, type Plan } from "../rearrange.contract.ts";
import { asOf, findFaults, named, rearrange } from "./kit.ts";

let city: City;
beforeEach(async () => {
  city = await aCity({ each: 8 });
});
afterEach(() => city.close());

const db = () => city.services.database.db;
const { riverside, riversideFirst: first, riversideSecond: second } = BODIES;

function on(day: string, bodyId: string, what: Plan): Promise<string> {
  return rearrange(city.services, city.actor("city-section", "city"), bodyId, what, day);
}

/** Three full members of a branch. */
async function three(bodyId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from people.person where body_id = ${bodyId} and member_type = '1' order by 1 limit 3`.execute(
    db(),
  );
  return rows.map((row) => row.id);
}

async function periodsOf(personId: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', from_day, coalesce(to_day::text, '-'), body_id) as line from people.membership
    where person_id = ${personId} and superseded_at is null order by from_day`.execute(db());
  return rows.map((row) => row.line);
}

function newBranch(shortName: string): NewBody {
  return NewBody.parse({ kind: "3", shortName, name: `中共样本市${shortName}` });
}

test("a branch that is joined from an earlier day hands on those who have left it since", async () => {
  const people = await three(first.id);
  await on("2026-05-10", riverside.id, { kind: "found", body: newBranch("河边第三支部"), people });
  const before = await asOf(db(), "2026-03-31");
  await on("2026-04-01", second.id, { kind: "merge", from: [first.id as never] });
  const third = await named(db(), "河边第三支部");
  expect(await periodsOf(people[0] ?? "")).toEqual([
    `2010-07-01 2026-04-01 ${first.id}`,
    `2026-04-01 2026-05-10 ${second.id}`,
    `2026-05-10 - ${third.id}`,
  ]);
  expect(await asOf(db(), "2026-03-31")).toEqual(before);
  expect(await findFaults(db())).toEqual([]);
});

test("a branch that ends in several cannot do so before the last of its people left", async () => {
  await on("2026-05-10", riverside.id, {
    kind: "found",
    body: newBranch("河边第三支部"),
    people: await three(first.id),
  });
  const { rows } = await sql<{ id: string }>`
    select person_id as id from people.person where body_id = ${first.id} order by member_type, person_id`.execute(
    db(),
  );
  const people = rows.map((row) => row.id);
  const split: Plan = {
    kind: "split",
    rest: "ends",
    into: [{ body: newBranch("河边第四支部"), people, children: [] }],
  };
  await expect(on("2026-05-09", first.id, split)).rejects.toMatchObject({ code: "rules_forbid" });
  await on("2026-05-10", first.id, split);
  expect(await findFaults(db())).toEqual([]);
});

test("who joined after the day goes over with all the time they have been there", async () => {
  const [person = ""] = await three(first.id);
  await sql`update people.membership set from_day = '2026-05-20' where person_id = ${person}`.execute(db());
  await on("2026-04-01", second.id, { kind: "merge", from: [first.id as never] });
  expect(await periodsOf(person)).toEqual([`2026-05-20 - ${second.id}`]);
  expect(await findFaults(db())).toEqual([]);
});

test("nothing changes before it last changed", async () => {
  const rename = (day: string, shortName: string) =>
    on(day, first.id, { kind: "rename", name: `中共样本市${shortName}`, shortName });
  await rename("2026-05-10", "河边甲支部");
  await expect(rename("2026-05-09", "河边乙支部")).rejects.toMatchObject({ code: "rules_forbid" });
  await rename("2026-05-10", "河边丙支部");
  const told = (await asOf(db(), "2026-05-10")).filter((line) => line.startsWith(`body|${first.id}|`));
  expect(told).toEqual([`body|${first.id}|${riverside.id}|3|河边丙支部`]);
});
