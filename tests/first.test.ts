import { afterAll, beforeAll, expect, test } from "vitest";
import { operations } from "#features/people/index.ts";
import { aCity, type City } from "#tests/kit/city.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

test("a clerk lists the members of a street", async () => {
  const list = operations.find((one) => one.contract.name === "people.list-people");
  const answer = (await list?.run(city.services, city.actor("clerk", "riverside"), { limit: 50 })) as { rows: unknown[] };
  expect(answer.rows.length).toBe(10);
});
