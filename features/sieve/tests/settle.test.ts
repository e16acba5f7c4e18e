import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareItems, prepareProcedures } from "#apps/start/prepare-procedures.ts";
import { type City, aCity } from "#tests/kit/city.ts";
import { readItem } from "../look-at-items.ts";
import { settleFindings } from "../settle-findings.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
  await prepareProcedures(city.services.database, "tianjin");
  await prepareItems(city.services.database, "tianjin");
});
afterAll(() => city.close());

const item = "admission-habit";
const section = () => city.actor("city-section", "city");
const read = () => readItem.run(city.services, section(), { item });

async function say(verdict: "accepted" | "rejected" | "open", keys: string[], reason = "") {
  const { version } = await read();
  return settleFindings.run(city.services, section(), { item, keys, verdict, reason, version });
}

test("findings are accepted one by one; the draft shrinks with each", async () => {
  const before = await read();
  expect(before.maySettle).toBe(true);
  expect(before.accepted.after.papers).toBe(42);
  expect(before.whole.after.papers).toBe(17);
  await say("accepted", ["SHARABLE:p2"]);
  expect((await read()).accepted.after.papers).toBe(41);
  const open = (await read()).findings.filter(
    ({ code, verdict, papers }) => code !== "LOCKED" && papers.length > 0 && verdict.state === "open",
  );
  await say(
    "accepted",
    open.map(({ key }) => key),
  );
  expect((await read()).accepted.after.papers).toBe(17);
});

test("a rejection needs a reason, stays quiet, and speaks again when the facts change", async () => {
  const key = "SHARABLE:p7";
  await expect(say("rejected", [key])).rejects.toThrow("reason_missing");
  await say("rejected", [key], "上级要求留存原件");
  const stateOf = async () => (await read()).findings.find((one) => one.key === key)?.verdict;
  expect(await stateOf()).toMatchObject({ state: "rejected", reason: "上级要求留存原件" });
  await city.services.database.pool.query(
    `update sieve.item set content = jsonb_set(content, '{papers,6,signatures}', '4') where item_code = $1`,
    [item],
  );
  expect(await stateOf()).toMatchObject({ state: "stale" });
  await say("open", [key]);
  expect(await stateOf()).toMatchObject({ state: "open", reason: null });
});

test("what a regulation keeps is not accepted; what is gone is said so; a late hand is told", async () => {
  await expect(say("accepted", ["LOCKED:p1"])).rejects.toThrow("finding_locked");
  await expect(say("accepted", ["NO_BASIS:p99"])).rejects.toThrow("finding_gone");
  const { version } = await read();
  const late = { item, keys: ["SHARABLE:p9"], verdict: "accepted" as const, version: version - 1 };
  await expect(settleFindings.run(city.services, section(), late)).rejects.toThrow("changed_meanwhile");
});

test("whoever only reads may not settle; an unknown item is said so", async () => {
  const leader = city.actor("leader", "city");
  expect((await readItem.run(city.services, leader, { item })).maySettle).toBe(false);
  const one = { item, keys: ["SHARABLE:p2"], verdict: "open" as const, version: 1 };
  await expect(settleFindings.run(city.services, leader, one)).rejects.toThrow("forbidden");
  await expect(readItem.run(city.services, leader, { item: "nothing" })).rejects.toThrow("item_unknown");
});
