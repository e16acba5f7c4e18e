import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#foundation/access/actor.ts";
import { aVillage, type Village } from "#tests/kit/village.ts";
import type { FigureRequest, RequestLine } from "../request.contract.ts";

let village: Village;
let city: string;
let asker: Actor;
let consenter: Actor;
beforeAll(async () => {
  village = await aVillage();
  const { rows } = await village.database.pool.query<{ id: string }>(
    "select body_id as id from bodies.body where parent_id is null",
  );
  city = rows[0]?.id ?? "";
  [asker, consenter] = [village.section(), village.section()];
}, 120_000);
afterAll(() => village.close());

const QUESTION = { fact: "membership", rows: "sex", columns: "", where: "member_type:1,2" };

async function ask(more: object = {}): Promise<string> {
  const input = {
    title: "男女党员",
    reason: "编简报",
    basis: "市委办 2026 年 9 号",
    bodyId: city,
    minutesEach: 15,
  };
  const { requestId } = await village.run<{ requestId: string }>(
    "statistics.ask-figures",
    { ...input, question: QUESTION, ...more },
    asker,
  );
  return requestId;
}

function settle(requestId: string, agree: boolean, actor: Actor, note?: string) {
  return village.run(
    "statistics.settle-request",
    {
      requestId,
      agree,
      version: 1,
      ...(note !== undefined && { note }),
    },
    actor,
  );
}

test("asked once, agreed to by another, answered by the store, with a receipt of what it spared", async () => {
  const requestId = await ask();
  await expect(settle(requestId, true, asker)).rejects.toMatchObject({ code: "own_request" });
  const before = await village.run<FigureRequest>("statistics.read-request", { requestId }, consenter);
  expect([before.state, before.answer, before.mayConsent]).toEqual(["asked", null, true]);
  await settle(requestId, true, consenter);
  const after = await village.run<FigureRequest>("statistics.read-request", { requestId }, asker);
  const { rows } = await village.database.pool.query<{ branches: number; men: number }>(`
    select (select count(*)::int from bodies.body where kind = '3' and ended_on is null) as branches,
      (select count(*)::int from people.person where member_type in ('1', '2') and sex = '1') as men`);
  expect([after.state, after.bodies, after.minutesEach]).toEqual(["answered", rows[0]?.branches, 15]);
  const men = after.answer?.axes[0]?.entries.findIndex(({ key }) => key === "1") ?? -1;
  expect(after.answer?.cells.find(([place]) => place === men)?.[1]).toBe(rows[0]?.men);
  await expect(settle(requestId, true, consenter)).rejects.toMatchObject({ code: "already_settled" });
});

test("a branch that it covers reads the receipt, not the table of all; another city's reader nothing", async () => {
  const requestId = await ask();
  await settle(requestId, true, consenter);
  const { rows } = await village.database.pool.query<{ lo: string; hi: string }>(
    "select lo, hi from bodies.body where kind = '3' order by lo limit 1",
  );
  const branch = village.section({ lo: Number(rows[0]?.lo), hi: Number(rows[0]?.hi) });
  const seen = await village.run<FigureRequest>("statistics.read-request", { requestId }, branch);
  expect([seen.state, seen.answer, seen.mayConsent]).toEqual(["answered", null, false]);
  expect(seen.bodies).toBeGreaterThan(100);
  const { requests } = await village.run<{ requests: RequestLine[] }>("statistics.list-requests", {}, branch);
  expect(requests.map((one) => one.requestId)).toContain(requestId);
  const outside = village.section({ lo: 2 ** 51, hi: 2 ** 52 });
  await expect(village.run("statistics.read-request", { requestId }, outside)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a refusal says why; a question that cannot be answered is not asked", async () => {
  const requestId = await ask();
  await expect(settle(requestId, false, consenter)).rejects.toMatchObject({ code: "note_needed" });
  await settle(requestId, false, consenter, "年报里已有");
  const after = await village.run<FigureRequest>("statistics.read-request", { requestId }, asker);
  expect([after.state, after.note, after.bodies]).toEqual(["refused", "年报里已有", null]);
  await expect(ask({ question: { ...QUESTION, rows: "colour" } })).rejects.toMatchObject({
    code: "grouping_unfit",
  });
});
