import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations as todayOperations } from "#features/today/index.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { escalateLate } from "../escalate-late.ts";
import { moveCase } from "../moves/move-case.ts";
import { aCaseCity, type CaseCity, hands, openAdmission, type Running } from "./kit.ts";

let city: CaseCity;
let running: Running;
beforeAll(async () => {
  city = await aCaseCity();
  city.setDay("2025-01-10");
  running = await openAdmission(city, "riversideFirst", city.applicant("riversideFirst"));
  const { branch } = hands(city, "riversideFirst");
  const { version } = await moveCase.run(city.services, branch, {
    caseId: running.caseId as never,
    move: "submit",
    step: "1",
    version: running.version,
    values: { application_on: "2025-01-10" },
  });
  running = { ...running, version };
});
afterAll(() => city.close());

async function duesOf(actor: Actor): Promise<{ key: string; day: string | null; to: string }[]> {
  const [readToday] = todayOperations;
  const answer = (await readToday?.run(city.services, actor, {})) as {
    dues: { key: string; day: string | null; to: string }[];
  };
  return answer.dues;
}

test("the talk within a month stands on Today of the branch, not of the street", async () => {
  const { branch, street } = hands(city, "riversideFirst");
  city.setDay("2025-02-05");
  expect(await duesOf(branch)).toContainEqual(
    expect.objectContaining({
      key: `case-${running.caseId}`,
      day: "2025-02-10",
      to: `/cases/${running.caseId}`,
    }),
  );
  expect((await duesOf(street)).filter(({ key }) => key.includes(running.caseId))).toEqual([]);
});

test("once late it is told to the body above, once in a stage, and the version stays", async () => {
  const { branch, street, district } = hands(city, "riversideFirst");
  city.setDay("2025-02-10");
  expect(await escalateLate(city.services)).toBe(0);
  city.setDay("2025-02-11");
  expect(await escalateLate(city.services)).toBe(1);
  expect(await escalateLate(city.services)).toBe(0);
  const late = `late-${running.caseId}`;
  expect((await duesOf(street)).map(({ key }) => key)).toContain(late);
  expect((await duesOf(district)).map(({ key }) => key)).not.toContain(late);
  const { rows } = await sql<{ version: number }>`
    select version from cases.case_file where case_id = ${running.caseId}`.execute(city.services.database.db);
  expect(rows[0]?.version).toBe(running.version);
  const full = city.full("riversideFirst")[0] as string;
  await moveCase.run(city.services, branch, {
    caseId: running.caseId as never,
    move: "submit",
    step: "2",
    version: running.version,
    values: { talk_on: "2025-02-11", talker: full, talk_text: "谈了入党动机" },
    note: "支部书记住院，晚了一天",
  });
  expect((await duesOf(street)).map(({ key }) => key)).not.toContain(late);
});
