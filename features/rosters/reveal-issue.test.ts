import { afterAll, beforeAll, expect, test } from "vitest";
import { handlers } from "#apps/compose/handlers.ts";
import { runJob } from "#foundation/jobs/run-worker.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { identityNumber } from "#tests/kit/people.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { listIssues, listRows, revealIssue } from "./look-at-findings.ts";
import { pasteRoster } from "./start-import.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

const WHOLE = identityNumber("1990-05-06", 401);
const SHORT = "18010119910103511";
const SPACED = `${WHOLE.slice(0, 6)} ${WHOLE.slice(6)}`;
const PHONE = "02202000401";

/** A right row whose number is spaced, and one whose number lacks a digit. */
async function pasted() {
  const header = ["姓名", "性别", "公民身份号码", "联系电话", "入党时间", "所在党支部", "备注"];
  const branch = BODIES.riversideFirst.name;
  const rows = [
    ["水小样", Number(WHOLE[16]) % 2 === 1 ? "男" : "女", SPACED, PHONE, "2015-07-01", branch, ""],
    ["柏小样", "男", SHORT, PHONE, "2015-07-01", branch, `原写 ${WHOLE}`],
  ];
  const clerk = city.actor("clerk", "riverside");
  const text = [header, ...rows].map((cells) => cells.join("\t")).join("\n");
  const { runId, jobId } = await pasteRoster.run(city.services, clerk, { body: BODIES.riverside.id, text });
  await runJob(city.services, handlers, jobId);
  return { clerk, runId };
}

test("neither the findings nor the rows of an import hold a whole number", async () => {
  const { clerk, runId } = await pasted();
  const { issues } = await listIssues.run(city.services, clerk, { runId, limit: 200 });
  const { rows } = await listRows.run(city.services, clerk, { runId });
  expect(rows).toHaveLength(2);
  const shown = JSON.stringify([issues, rows]);
  for (const number of [WHOLE, SHORT, SPACED, PHONE]) expect(shown).not.toContain(number);
  const short = issues.find((issue) => issue.code === "ID_LENGTH");
  expect(short).toMatchObject({ masked: true, raw: "180101*******3511" });
  expect(rows[1]?.cells["C"]).toBe("180101*******3511");
  expect(rows[1]?.cells["D"]).toBe("022****0401");
  expect(issues.find((issue) => issue.field === "name" && issue.masked)).toBeUndefined();
});

test("a number is shown when asked for, and that is written down before it goes out", async () => {
  const { clerk, runId } = await pasted();
  const { issues } = await listIssues.run(city.services, clerk, { runId, code: "ID_LENGTH" });
  const { issueNo } = issues[0] ?? { issueNo: 0 };
  expect(await revealIssue.run(city.services, clerk, { runId, issueNo })).toMatchObject({ raw: SHORT });
  const { rows } = await city.services.database.pool.query(
    "select kind, purpose, detail from audit.entry where action = 'rosters.reveal-issue' and account_id = $1",
    [clerk.accountId],
  );
  expect(rows).toEqual([
    { kind: "look", purpose: "import", detail: { run: runId, issue: issueNo, field: "identity_number" } },
  ]);
});

test("a finding of somebody else's import, or one that does not exist, is not shown", async () => {
  const { clerk, runId } = await pasted();
  const other = city.actor("clerk", "hillside");
  await expect(revealIssue.run(city.services, other, { runId, issueNo: 1 })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(revealIssue.run(city.services, clerk, { runId, issueNo: 9999 })).rejects.toMatchObject({
    code: "not_found",
  });
});
