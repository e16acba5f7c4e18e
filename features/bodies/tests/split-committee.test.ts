import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
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
const section = () => city.actor("city-section", "city");

async function peopleOf(bodyId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from people.person where body_id = ${bodyId} order by person_id`.execute(db());
  return rows.map((row) => row.id);
}

describe("a committee that is split", () => {
  const part = (shortName: string, children: string[]) => ({
    body: NewBody.parse({ kind: "6", shortName, name: `中共样本市${shortName}` }),
    people: [],
    children: children as never[],
  });

  test("hands out the branches below it, which keep their people and their history", async () => {
    const people = await peopleOf(BODIES.riversideSecond.id);
    const before = await asOf(db(), "2026-06-30");
    await rearrange(
      city.services,
      section(),
      BODIES.riverside.id,
      { kind: "split", rest: "continues", into: [part("新河街道党工委", [BODIES.riversideSecond.id])] },
      "2026-07-01",
    );
    const founded = await named(db(), "新河街道党工委");
    expect(founded.parentId).toBe(BODIES.east.id);
    expect((await named(db(), BODIES.riversideSecond.short)).parentId).toBe(founded.id);
    expect((await named(db(), BODIES.riversideFirst.short)).parentId).toBe(BODIES.riverside.id);
    expect(await peopleOf(BODIES.riversideSecond.id)).toEqual(people);
    expect(await asOf(db(), "2026-06-30")).toEqual(before);
    expect(await findFaults(db())).toEqual([]);
  });

  test("ends when everything below it is handed out, and not before", async () => {
    const split = (...children: string[][]): Plan => ({
      kind: "split",
      rest: "ends",
      into: children.map((ids, index) => part(`新${index}街道党工委`, ids)),
    });
    const ends = (what: Plan) => rearrange(city.services, section(), BODIES.riverside.id, what, "2026-07-01");
    await expect(ends(split([BODIES.riversideFirst.id]))).rejects.toMatchObject({ code: "rules_forbid" });
    await ends(split([BODIES.riversideFirst.id], [BODIES.riversideSecond.id]));
    expect((await named(db(), BODIES.riverside.short)).endedOn).toBe("2026-07-01");
    expect(await findFaults(db())).toEqual([]);
  });
});
