import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findHeadFault } from "#features/people/index.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { BODIES } from "#tests/kit/tree.ts";
import type { FieldValues } from "../case.contract.ts";
import { moveCase } from "../moves/move-case.ts";
import type { MoveName } from "../moves.contract.ts";
import { openCase } from "../moves/open-case.ts";
import { readCase } from "../read-case.ts";
import { aCaseCity, type CaseCity, hands, type Running } from "./kit.ts";

let city: CaseCity;
beforeAll(async () => {
  city = await aCaseCity();
});
afterAll(async () => {
  expect(await findHeadFault(city.services.database.db)).toBeUndefined();
  await city.close();
});

const THERE = BODIES.harbourFirst.id;

async function person(id: string) {
  const { rows } = await sql<Record<string, string>>`
    select body_id, member_type, member_state from people.person where person_id = ${id}`.execute(
    city.services.database.db,
  );
  return rows[0];
}

async function move(
  by: Actor,
  at: Running,
  name: MoveName,
  step: string,
  values: FieldValues,
  note?: string,
) {
  const { version } = await moveCase.run(city.services, by, {
    caseId: at.caseId as never,
    move: name,
    step,
    version: at.version,
    values,
    ...(note !== undefined && { note }),
  });
  return { ...at, version };
}

/** A member of the first riverside branch, whose letter to the harbour is on its way. */
async function inTransit(personId: string): Promise<Running> {
  const from = hands(city, "riversideFirst");
  city.setDay("2026-11-01");
  const opened = await openCase.run(city.services, from.branch, { procedure: "transfer", personId });
  const asked = await move(from.branch, opened, "submit", "1", {
    asked_on: "2026-11-01",
    to_where: "city",
    to_branch_id: THERE,
    transfer_reason: "unit",
    dues_to: "2026-10",
  });
  return move(from.street, asked, "agree", "2", { letter_on: "2026-11-01", valid_days: 30 });
}

test("across districts: with the sender until the receiver accepts, then at once with the receiver", async () => {
  const personId = city.full("riversideFirst")[0] as string;
  const [from, to] = [hands(city, "riversideFirst"), hands(city, "harbourFirst")];
  const sent = await inTransit(personId);
  expect(await person(personId)).toEqual({
    body_id: BODIES.riversideFirst.id,
    member_type: "1",
    member_state: "7",
  });
  const theirs = await readCase.run(city.services, to.street, { caseId: sent.caseId as never });
  expect([theirs.now?.step, theirs.now?.due?.day]).toEqual(["3", "2026-12-01"]);

  city.setDay("2026-11-10");
  const received = await move(to.street, sent, "agree", "3", { received_on: "2026-11-10" });
  expect(await person(personId)).toEqual({ body_id: THERE, member_type: "1", member_state: "1" });
  const closed = await move(from.street, received, "agree", "5", { receipt_on: "2026-11-10" });
  const view = await readCase.run(city.services, to.street, { caseId: closed.caseId as never });
  expect([view.state, view.outcome?.zh, view.counts.twice]).toEqual(["closed", "转接完成", 0]);
  expect(view.counts.typed).toBeLessThanOrEqual(6);
  expect(view.parties.find(({ code }) => code === "from_branch")?.bodyId).toBe(BODIES.riversideFirst.id);
});

test("sent back with a reason, the member stays and is regular again", async () => {
  const personId = city.full("riversideFirst")[1] as string;
  const to = hands(city, "harbourFirst");
  const sent = await inTransit(personId);
  await expect(move(to.street, sent, "refuse", "3", {})).rejects.toThrow("needs_reason");
  await move(to.street, sent, "refuse", "3", {}, "没有该同志的工作关系");
  expect(await person(personId)).toEqual({
    body_id: BODIES.riversideFirst.id,
    member_type: "1",
    member_state: "1",
  });
});

test("a letter that has expired is not received; a validity of 91 days is not issued", async () => {
  const personId = city.full("riversideFirst")[2] as string;
  const [from, to] = [hands(city, "riversideFirst"), hands(city, "harbourFirst")];
  const sent = await inTransit(personId);
  city.setDay("2026-12-02");
  await expect(move(to.street, sent, "agree", "3", { received_on: "2026-12-02" })).rejects.toThrow(
    "rule_unmet",
  );
  expect(await person(personId)).toMatchObject({ body_id: BODIES.riversideFirst.id, member_state: "7" });
  const { version } = await moveCase.run(city.services, to.street, {
    caseId: sent.caseId as never,
    move: "return",
    step: "3",
    version: sent.version,
    values: {},
    to: "2",
    note: "介绍信已过期",
  });
  const back = { ...sent, version };
  await expect(
    move(from.street, back, "agree", "2", { letter_on: "2026-12-02", valid_days: 91 }),
  ).rejects.toThrow("rule_unmet");
  await move(from.street, back, "agree", "2", { letter_on: "2026-12-02", valid_days: 10 });
  const view = await readCase.run(city.services, to.street, { caseId: sent.caseId as never });
  expect([view.now?.step, view.now?.due?.day]).toEqual(["3", "2026-12-12"]);
});
