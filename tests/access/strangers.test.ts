import { afterAll, beforeAll, expect, test } from "vitest";
import { handlers } from "#apps/compose/handlers.ts";
import { listBodies } from "#features/bodies/look-at-bodies.ts";
import { listIssues } from "#features/rosters/look-at-findings.ts";
import { pasteRoster } from "#features/rosters/start-import.ts";
import { runJob } from "#foundation/jobs/run-worker.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { identityNumber } from "#tests/kit/people.ts";
import { BODIES, type BodyName } from "#tests/kit/tree.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

test("a made-up page mark does not lead out of a body", async () => {
  const secretary = city.actor("branch-secretary", "harbourSecond");
  const bodyId = BODIES.harbourSecond.id as never;
  const page = await listBodies.run(city.services, secretary, { bodyId, depth: "all", after: "0" });
  expect(page.rows).toEqual([]);
});

/** Imports a row about somebody of the same name and birth date as a resident, with another number. */
async function lookalikesOf(body: BodyName) {
  const resident = city.residents.find((one) => one.body === body);
  if (!resident) throw new Error(`Nobody lives at ${body}`);
  const birth = resident.identityNumber.slice(6, 14).replace(/(\d{4})(\d{2})(\d{2})/, "$1-$2-$3");
  const header = ["姓名", "性别", "公民身份号码", "入党时间", "所在党支部"];
  const row = [resident.name, "男", identityNumber(birth, 977), "2010-07-01", BODIES.riversideFirst.name];
  const clerk = city.actor("clerk", "riverside");
  const text = [header, row].map((cells) => cells.join("\t")).join("\n");
  const { runId, jobId } = await pasteRoster.run(city.services, clerk, { body: BODIES.riverside.id, text });
  await runJob(city.services, handlers, jobId);
  const { issues } = await listIssues.run(city.services, clerk, { runId, code: "POSSIBLE_DUPLICATE" });
  const { rows } = await city.services.database.pool.query<{ persons: string[] | null }>(
    `select person_ids as persons from audit.entry where action = 'rosters.list-issues' and account_id = $1`,
    [clerk.accountId],
  );
  return { resident, issues, looked: rows.flatMap((one) => one.persons ?? []) };
}

test("an import tells that a namesake exists elsewhere, but not who and where", async () => {
  const { resident, issues, looked } = await lookalikesOf("harbourFirst");
  expect(issues).toHaveLength(1);
  expect(issues[0]?.others).toEqual([]);
  expect(JSON.stringify(issues)).not.toContain(resident.personId);
  expect(looked).toEqual([]);
});

test("a namesake of one's own is shown, and the look is entered for that person", async () => {
  const { resident, issues, looked } = await lookalikesOf("riversideSecond");
  expect(issues[0]?.others.map((other) => other.personId)).toEqual([resident.personId]);
  expect(looked).toEqual([resident.personId]);
});
