import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handlers } from "#apps/compose/handlers.ts";
import { operations } from "#apps/compose/operations.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { addDays } from "#foundation/calendar.ts";
import type { Services } from "#foundation/services.ts";
import { runJob } from "#foundation/jobs/run-worker.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES, type BodyName } from "#tests/kit/tree.ts";
import { operations as ofToday } from "#features/today/index.ts";
import { downloadExport, listExports, readExport } from "./look-at-exports.ts";
import { settleExport, withdrawExport } from "./settle-export.ts";
import { startExport, weighExport } from "./start-export.ts";

/** People of each branch of the little city: a branch's list is short, a street's is long under the rule of 30. */
const EACH = 20;
/** One of them is no member, and a list shows members unless told otherwise. */
const LISTED = EACH - 1;
const [readToday] = ofToday as [(typeof ofToday)[number]];
function operation(name: string) {
  const found = operations.find(({ contract }) => contract.name === name);
  if (!found) throw new Error(`no operation ${name}`);
  return found;
}

let city: City;
beforeAll(async () => {
  city = await aCity({ each: EACH });
  await city.services.database.pool.query(
    "insert into rosters.export_rule values ('2026-02-01', 30, '样本市定', 'by the sample city', 3)",
  );
});
afterAll(() => city.close());

const REASON = "换届选举前核对名册";
const COLUMNS = ["name", "identity_number", "branch"] as const;

function start(actor: Actor, body: BodyName, reason?: string) {
  return startExport.run(city.services, actor, {
    format: "csv",
    filter: { body: BODIES[body].id },
    columns: [...COLUMNS],
    ...(reason !== undefined && { reason }),
  });
}

async function proposed() {
  const asker = await city.member("clerk", "riverside");
  const { runId, jobId } = await start(asker, "riverside", REASON);
  expect(jobId).toBeNull();
  return { asker, runId };
}

async function fileOf(actor: Actor, runId: string): Promise<string> {
  const answer = (await downloadExport.run(city.services, actor, { runId })) as { stream(): Readable };
  return text(answer.stream());
}

const settle = (actor: Actor, runId: string, verdict: "agree" | "refuse" = "agree") =>
  settleExport.run(city.services, actor, { runId, verdict });

async function auditOf(runId: string): Promise<unknown[]> {
  const { rows } = await city.services.database.pool.query(
    "select kind, action, account_id as by from audit.entry where subject_id = $1 and kind = 'change' order by entry_id",
    [runId],
  );
  return rows;
}

test("a short list goes out at once; what went out before it counts with the next", async () => {
  const clerk = await city.member("clerk", "riverside");
  const weighed = await weighExport.run(city.services, clerk, { body: BODIES.riversideFirst.id });
  expect(weighed).toMatchObject({ counted: LISTED, recent: 0, most: 30, needsConsent: false });
  const { runId, jobId } = await start(clerk, "riversideFirst");
  expect(await runJob(city.services, handlers, jobId ?? "")).toBe("ended");
  const file = await fileOf(clerk, runId);
  expect(file.trim().split("\r\n")).toHaveLength(LISTED + 2);
  expect(file).toContain("导出标记");
  for (const { identityNumber } of city.residents) expect(file).not.toContain(identityNumber);
  const next = await weighExport.run(city.services, clerk, { body: BODIES.riversideSecond.id });
  expect(next).toMatchObject({ counted: LISTED, recent: LISTED, needsConsent: true });
  await expect(start(clerk, "riversideSecond")).rejects.toMatchObject({ code: "reason_needed" });
});

test("what looks like a formula goes out as text", async () => {
  const secretary = await city.member("clerk", "harbour");
  const formula = '=HYPERLINK("http://example.invalid")';
  const one = city.residents.find((resident) => resident.body === "harbourFirst");
  await city.services.database.pool.query("update people.person set work_post = $1 where person_id = $2", [
    formula,
    one?.personId,
  ]);
  const { runId, jobId } = await startExport.run(city.services, secretary, {
    format: "csv",
    filter: { body: BODIES.harbourFirst.id },
    columns: ["work_post"],
  });
  await runJob(city.services, handlers, jobId ?? "");
  const lines = (await fileOf(secretary, runId)).split("\r\n");
  expect(lines).toContain(`"'${formula.replaceAll('"', '""')}"`);
  expect(lines.filter((line) => /^"?=/.test(line))).toEqual([]);
});

test("a long list waits, is agreed to by a second person, and then goes out; both stand in the audit", async () => {
  const { asker, runId } = await proposed();
  const section = city.actor("district-section", "east");
  expect((await listExports.run(city.services, section, {})).waiting.map((one) => one.runId)).toContain(
    runId,
  );
  const { dues } = (await readToday.run(city.services, section, {})) as { dues: { to: string }[] };
  expect(dues.map((due) => due.to)).toContain(`/exports/${runId}`);
  const seen = await readExport.run(city.services, section, { runId });
  expect(seen).toMatchObject({ state: "proposed", reason: REASON, maySettle: true, isMine: false });
  await expect(fileOf(asker, runId)).rejects.toMatchObject({ code: "not_ready" });
  const { jobId } = await settle(section, runId);
  await runJob(city.services, handlers, jobId ?? "");
  expect(await readExport.run(city.services, asker, { runId })).toMatchObject({
    state: "done",
    rows: 2 * LISTED,
    maySettle: false,
  });
  expect((await fileOf(asker, runId)).trim().split("\r\n")).toHaveLength(2 * LISTED + 2);
  await expect(fileOf(section, runId)).rejects.toMatchObject({ code: "not_found" });
  expect(await auditOf(runId)).toEqual([
    { kind: "change", action: "rosters.start-export", by: asker.accountId },
    { kind: "change", action: "rosters.settle-export", by: section.accountId },
  ]);
});

test("nobody agrees to their own list: not as asker, not by a second account, not without the right, not twice", async () => {
  const { runId } = await proposed();
  const asker = { ...city.actor("city-section", "city"), personId: "77" };
  const own = await startExport.run(city.services, asker, {
    format: "csv",
    filter: { body: BODIES.riverside.id },
    columns: ["name"],
    reason: REASON,
  });
  await expect(settle(asker, own.runId)).rejects.toMatchObject({ code: "own_proposal" });
  const second = { ...city.actor("district-section", "east"), personId: "77" };
  await expect(settle(second, own.runId)).rejects.toMatchObject({ code: "own_proposal" });
  expect((await listExports.run(city.services, second, {})).waiting.map((one) => one.runId)).not.toContain(
    own.runId,
  );
  await expect(settle(city.actor("clerk", "riverside"), runId)).rejects.toMatchObject({ code: "forbidden" });
  await expect(settle(city.actor("district-section", "west"), runId)).rejects.toMatchObject({
    code: "not_found",
  });
  const section = city.actor("district-section", "east");
  await settle(section, runId, "refuse");
  await expect(settle(section, runId)).rejects.toMatchObject({ code: "export_settled" });
});

test("two who settle at once give one conclusion", async () => {
  const { runId } = await proposed();
  const answers = await Promise.allSettled([
    settle(city.actor("district-section", "east"), runId),
    settle(city.actor("city-section", "city"), runId, "refuse"),
    settle(city.actor("city-section", "city"), runId),
  ]);
  expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(1);
});

test("a request is taken back by who made it, and then nobody agrees to it", async () => {
  const { asker, runId } = await proposed();
  await expect(
    withdrawExport.run(city.services, city.actor("city-section", "city"), { runId }),
  ).rejects.toMatchObject({ code: "not_found" });
  await withdrawExport.run(city.services, asker, { runId });
  await expect(settle(city.actor("city-section", "city"), runId)).rejects.toMatchObject({
    code: "export_settled",
  });
});

test("short lists at once do not slip below the line together", async () => {
  const clerk = city.actor("clerk", "riverside");
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => start(clerk, "riversideFirst")));
  expect(answers.filter((one) => one.status === "fulfilled").length).toBeLessThanOrEqual(1);
});

test("the table itself takes no consent of the one who asked", async () => {
  const { asker, runId } = await proposed();
  await expect(
    city.services.database.pool.query(
      "update rosters.export_run set state = 'agreed', settled_by = $2 where run_id = $1",
      [runId, asker.accountId],
    ),
  ).rejects.toThrow("export_has_four_eyes");
});

test("a rule that was removed lets nothing out on one's own word", async () => {
  const { pool } = city.services.database;
  const clerk = city.actor("clerk", "harbour");
  const { rows } = await pool.query("delete from rosters.export_rule returning *");
  const weighed = await weighExport.run(city.services, clerk, { body: BODIES.harbourFirst.id });
  expect(weighed).toMatchObject({ most: 0, needsConsent: true });
  for (const row of rows as Record<string, unknown>[])
    await pool.query("insert into rosters.export_rule values ($1, $2, $3, $4, $5)", [
      row["from_day"],
      row["most"],
      row["basis_zh"],
      row["basis_en"],
      row["consent_days"],
    ]);
});

function onDay(days: number): Services {
  const { clock } = city.services;
  return { ...city.services, clock: { now: () => clock.now(), today: () => addDays(clock.today(), days) } };
}

test("a request that nobody settles lapses after the days of the rule, and its asker is told", async () => {
  const { asker, runId } = await proposed();
  const section = city.actor("district-section", "east");
  const dues = async (services: Services, actor: Actor) =>
    ((await readToday.run(services, actor, {})) as { dues: { key: string }[] }).dues.map(({ key }) => key);
  expect(await dues(onDay(3), section)).toContain(`export-${runId}`);
  expect(await dues(onDay(3), asker)).not.toContain(`export-lapsed-${runId}`);

  const later = onDay(4);
  expect(await dues(later, section)).not.toContain(`export-${runId}`);
  expect(await dues(later, asker)).toContain(`export-lapsed-${runId}`);
  expect(await readExport.run(later, asker, { runId })).toMatchObject({ state: "lapsed" });
  await expect(settleExport.run(later, section, { runId, verdict: "agree" })).rejects.toMatchObject({
    code: "export_lapsed",
  });
  await expect(withdrawExport.run(later, asker, { runId })).rejects.toMatchObject({ code: "export_lapsed" });
  expect(await dues(onDay(19), asker)).not.toContain(`export-lapsed-${runId}`);
});

/** A queued export, and what becomes of it when something happens before its job runs. */
async function queuedThen(happens: (asker: Actor) => Promise<unknown>) {
  const asker = await city.member("clerk", "harbourFirst");
  const { runId, jobId } = await start(asker, "harbourFirst");
  await happens(asker);
  await runJob(city.services, handlers, jobId ?? "");
  return { asker, runId };
}

test("an export that is queued is not written when the grant ended meanwhile, and says so", async () => {
  const { asker, runId } = await queuedThen(({ accountId }) =>
    city.services.database.pool.query("update accounts.grant set ended_at = now() where account_id = $1", [
      accountId,
    ]),
  );
  const run = await readExport.run(city.services, asker, { runId });
  expect(run).toMatchObject({ state: "failed", rows: null });
  expect(run.problem).toMatchObject({ zh: expect.stringContaining("权限已经没有了") });
  await expect(fileOf(asker, runId)).rejects.toMatchObject({ code: "not_ready" });
  const looks = await city.services.database.pool.query(
    "select from audit.entry where kind = 'look' and action = 'rosters.start-export' and subject_id = $1",
    [runId],
  );
  expect(looks.rowCount).toBe(0);
});

test("neither is it written for an account that was disabled meanwhile", async () => {
  const { asker, runId } = await queuedThen(({ accountId }) =>
    city.services.database.pool.query(
      "update accounts.account set disabled_at = now() where account_id = $1",
      [accountId],
    ),
  );
  expect((await readExport.run(city.services, asker, { runId })).state).toBe("failed");
});

test("an export that goes on after a kill ends where the grant ended, and leaves no part of it behind", async () => {
  const asker = await city.member("clerk", "harbourFirst");
  const { runId, jobId } = await start(asker, "harbourFirst", REASON);
  const { pool } = city.services.database;
  const part = await city.services.files.put(Readable.from([Buffer.from("[]\n")]), 100);
  const cursor = { parts: [part], rows: 1, mark: { key: "a", id: "1" } };
  await pool.query("update jobs.job set cursor = $2 where job_id = $1", [jobId, JSON.stringify(cursor)]);
  await pool.query("update accounts.grant set to_day = from_day + 1 where account_id = $1", [
    asker.accountId,
  ]);
  await runJob(city.services, handlers, jobId ?? "");
  expect((await readExport.run(city.services, asker, { runId })).problem).not.toBeNull();
  await expect(text(city.services.files.get(part.storedAs, part.bytes))).rejects.toThrow("ENOENT");
});

test("an export shows the tree of the day on which it is written", async () => {
  const clerk = await city.member("clerk", "riverside");
  const section = await city.member("district-section", "east");
  const { runId } = await start(clerk, "riverside", REASON);
  const { jobId } = await settle(section, runId);
  const planned = await operation("bodies.plan-rearrangement").run(city.services, section, {
    bodyId: BODIES.riversideSecond.id,
    plan: { kind: "move", parentId: BODIES.hillside.id },
    effectiveOn: city.services.clock.today(),
    document: "样组〔2026〕4号",
  } as never);
  await operation("bodies.confirm-rearrangement").run(city.services, section, planned as never);
  await runJob(city.services, handlers, jobId ?? "");
  const file = await fileOf(clerk, runId);
  expect(file).toContain(BODIES.riversideFirst.short);
  expect(file).not.toContain(BODIES.riversideSecond.short);
});
