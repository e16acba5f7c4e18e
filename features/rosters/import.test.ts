import { readFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handlers } from "#apps/compose/handlers.ts";
import { runJob } from "#foundation/jobs/run-worker.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { identityNumber } from "#tests/kit/people.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { commitRun } from "./settle-import.ts";
import { listIssues } from "./look-at-findings.ts";
import { readRun } from "./look-at-imports.ts";
import { pasteRoster, uploadRoster } from "./start-import.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

const HEADER = ["姓名", "性别", "公民身份号码", "入党时间", "所在党支部"].join("\t");

function line(name: string, number: string, joined: string, branch: string): string {
  return [name, Number(number[16]) % 2 === 1 ? "男" : "女", number, joined, branch].join("\t");
}

async function paste(text: string) {
  const clerk = await city.member("clerk", "riverside");
  const { runId, jobId } = await pasteRoster.run(city.services, clerk, { body: BODIES.riverside.id, text });
  await runJob(city.services, handlers, jobId);
  return { clerk, runId, run: await readRun.run(city.services, clerk, { runId }) };
}

async function commit(
  clerk: ReturnType<City["actor"]>,
  runId: string,
  version: number,
  take: "good" | "all",
  warningsSeen = true,
) {
  const { jobId } = await commitRun.run(city.services, clerk, { runId, version, take, warningsSeen });
  await runJob(city.services, handlers, jobId);
  return readRun.run(city.services, clerk, { runId });
}

async function countPeople(): Promise<number> {
  const { rows } = await city.services.database.pool.query(
    "select count(*)::int as count from people.person",
  );
  return (rows[0] as { count: number }).count;
}

test("rows pasted from Excel are checked, taken over, and change nothing the second time", async () => {
  const branch = BODIES.riversideFirst.name;
  const text = [
    HEADER,
    line("钱小样", identityNumber("1990-05-06", 501), "2015-07-01", branch),
    line("冯小样", identityNumber("1985-02-03", 502), "2010-06-01", branch),
  ].join("\n");
  const before = await countPeople();
  const first = await paste(text);
  expect(first.run).toMatchObject({ state: "checked", totals: { good: 2, bad: 0 }, effects: { add: 2 } });
  const done = await commit(first.clerk, first.runId, first.run.version, "all");
  expect(done).toMatchObject({ state: "committed", taken: 2 });
  expect(await countPeople()).toBe(before + 2);
  const again = await paste(text);
  expect(again.run).toMatchObject({ effects: { add: 0, change: 0, same: 2 } });
  await commit(again.clerk, again.runId, again.run.version, "all");
  expect(await countPeople()).toBe(before + 2);
});

test("a program that closes puts the taking over back; the next one ends it, and no row comes twice", async () => {
  const branch = BODIES.riversideFirst.name;
  const rows = [521, 522, 523].map((number) =>
    line("褚小样", identityNumber("1988-03-04", number), "2012-07-01", branch),
  );
  const { clerk, runId, run } = await paste([HEADER, ...rows].join("\n"));
  const before = await countPeople();
  const { jobId } = await commitRun.run(city.services, clerk, {
    runId,
    version: run.version,
    take: "good",
    warningsSeen: true,
  });
  expect(await runJob(city.services, handlers, jobId, AbortSignal.abort())).toBe("again");
  expect((await readRun.run(city.services, clerk, { runId })).state).toBe("committing");
  expect(await runJob(city.services, handlers, jobId)).toBe("ended");
  expect(await readRun.run(city.services, clerk, { runId })).toMatchObject({ state: "committed", taken: 3 });
  expect(await countPeople()).toBe(before + 3);
});

test("with a bad row nothing is written when all was wanted, and the good ones when they were", async () => {
  const branch = BODIES.riversideSecond.name;
  const good = line("卫小样", identityNumber("1991-01-02", 511), "2016-07-01", branch);
  const bad = line("蒋小样", "18010119910103511", "2016-07-01", branch);
  const { clerk, runId, run } = await paste([HEADER, good, bad].join("\n"));
  expect(run.totals).toMatchObject({ good: 1, bad: 1 });
  const { issues } = await listIssues.run(city.services, clerk, { runId, severity: "error" });
  expect(issues[0]).toMatchObject({ code: "ID_LENGTH", row: 3, cell: "C3" });
  expect(issues[0]?.reason.zh).not.toBe("");
  await expect(
    commitRun.run(city.services, clerk, { runId, version: run.version, take: "all", warningsSeen: true }),
  ).rejects.toMatchObject({ code: "rows_to_mend" });
  const before = await countPeople();
  await commit(clerk, runId, run.version, "good");
  expect(await countPeople()).toBe(before + 1);
});

test("somebody who belongs to another branch is not moved by an import", async () => {
  const resident = city.residents.find((one) => one.body === "hillsideFirst");
  const text = [
    HEADER,
    line(resident?.name ?? "", resident?.identityNumber ?? "", "2010-07-01", BODIES.riversideFirst.name),
  ].join("\n");
  const { clerk, runId, run } = await paste(text);
  expect(run.totals).toMatchObject({ good: 0, bad: 1 });
  const { issues } = await listIssues.run(city.services, clerk, { runId, severity: "error" });
  expect(issues.map((issue) => issue.code)).toContain("PERSON_OUT_OF_REACH");
});

test("a person of the same name and birth date is shown side by side", async () => {
  const resident = city.residents.find((one) => one.body === "riversideFirst");
  const birth = resident?.identityNumber.slice(6, 14).replace(/(\d{4})(\d{2})(\d{2})/, "$1-$2-$3") ?? "";
  const text = [
    HEADER,
    line(resident?.name ?? "", identityNumber(birth, 977), "2010-07-01", BODIES.riversideFirst.name),
  ].join("\n");
  const { clerk, runId } = await paste(text);
  const { issues } = await listIssues.run(city.services, clerk, { runId, code: "POSSIBLE_DUPLICATE" });
  expect(issues[0]?.others[0]).toMatchObject({ personId: resident?.personId });
});

test("a workbook is read from the store; a broken one is refused with words", async () => {
  const clerk = await city.member("clerk", "riverside");
  const file = await readFile(path.join(import.meta.dirname, "fixtures/01-plain-roster.xlsx"));
  const send = async (content: Buffer) => {
    const answer = await uploadRoster.run(
      city.services,
      clerk,
      { body: BODIES.riverside.id, name: "roster.xlsx" },
      { body: Readable.from([content]) },
    );
    await runJob(city.services, handlers, answer.jobId);
    return readRun.run(city.services, clerk, { runId: answer.runId });
  };
  const read = await send(file);
  expect(read.totals?.dataRows).toBe(24);
  expect(read.counts["BRANCH_UNKNOWN"] ?? read.counts["BRANCH_SIMILAR"]).toBeGreaterThan(0);
  const broken = await send(file.subarray(0, 3000));
  expect(broken.state).toBe("refused");
  expect(broken.findings[0]?.reason.zh).toMatch(/[\u4e00-\u9fff]/);
});

test("a roster that waits to be taken over writes nobody when the grant ended meanwhile, and says so", async () => {
  const row = line("卫小样", identityNumber("1987-08-09", 541), "2011-07-01", BODIES.riversideFirst.name);
  const { clerk, runId, run } = await paste([HEADER, row].join("\n"));
  const before = await countPeople();
  const settled = { runId, version: run.version, take: "good", warningsSeen: true } as const;
  const { jobId } = await commitRun.run(city.services, clerk, settled);
  await city.services.database.pool.query(
    "update accounts.grant set ended_at = now() where account_id = $1",
    [clerk.accountId],
  );
  await runJob(city.services, handlers, jobId);
  expect(await countPeople()).toBe(before);
  expect((await readRun.run(city.services, clerk, { runId })).state).toBe("checked");
  const { rows } = await city.services.database.pool.query("select problem from jobs.job where job_id = $1", [
    jobId,
  ]);
  expect(rows).toEqual([{ problem: expect.objectContaining({ code: "permission_gone" }) }]);
});
