import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Refused } from "#foundation/decision.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { GIVEN_UP } from "./explain-failure.ts";
import { sweepJobs, takeJob } from "./job-store.ts";
import { JobEnded, JobFailed, type JobHandler } from "./jobs.ts";
import { type OpenJobs, openJobs } from "./open-jobs.ts";
import { operations } from "./operations.ts";
import { runJob, runWorker, type Worker } from "./run-worker.ts";

let city: City;
let queue: OpenJobs;
let worker: Worker | undefined;

beforeAll(async () => {
  city = await aCity({ each: 0 });
  queue = await openJobs(city.services.database, "worker");
});
afterEach(async () => {
  await worker?.stop(200);
  worker = undefined;
});
afterAll(async () => {
  await queue.close();
  await city.close();
});

async function start(handlers: Record<string, JobHandler>): Promise<void> {
  worker = await runWorker(city.services, queue, handlers, { sweepMs: 100 });
}

async function ask(kind: string, params: unknown = {}, accountId = "77"): Promise<string> {
  return city.services.database.db
    .transaction()
    .execute((tx) => city.services.jobs.enqueue(tx, { kind, params, accountId, total: 10 }));
}

async function rowOf(jobId: string) {
  const { rows } = await city.services.database.pool.query("select * from jobs.job where job_id = $1", [
    jobId,
  ]);
  return rows[0] as {
    state: string;
    done: string;
    result: unknown;
    problem: { code: string; message: { zh: string } } | null;
    crashes: number;
  };
}

async function until(jobId: string, state: string): Promise<Awaited<ReturnType<typeof rowOf>>> {
  for (let tries = 0; tries < 600; tries += 1) {
    const row = await rowOf(jobId);
    if (row.state === state) return row;
    await sleep(10);
  }
  throw new Error(`the job never was ${state}, but ${JSON.stringify(await rowOf(jobId))}`);
}

test("a job starts within half a second of the commit, and its result is kept", async () => {
  const starts: number[] = [];
  await start({ note: async () => void starts.push(performance.now()) });
  await sleep(300);
  const waits: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    const jobId = await ask("note");
    const committed = performance.now();
    await until(jobId, "done");
    waits.push((starts.at(-1) ?? Infinity) - committed);
  }
  expect(waits.toSorted((a, b) => a - b).at(-2)).toBeLessThan(500);
});

test("a job whose transaction is rolled back never runs", async () => {
  const ran: unknown[] = [];
  await start({ note: async (job) => void ran.push(job.params) });
  const failing = city.services.database.db.transaction().execute(async (tx) => {
    await city.services.jobs.enqueue(tx, { kind: "note", params: "gone", accountId: "77" });
    throw new Error("rolled back");
  });
  await expect(failing).rejects.toThrow("rolled back");
  await until(await ask("note", "kept"), "done");
  expect(ran).toEqual(["kept"]);
});

test("progress is seen while the job's transaction is still open", async () => {
  let goOn = () => {};
  const waited = new Promise<void>((resolve) => (goOn = resolve));
  await start({
    slow: async (job, services) =>
      services.database.db.transaction().execute(async (tx) => {
        await sql`select pg_current_xact_id()`.execute(tx);
        await job.report({ done: 4, total: 9, cursor: { row: 4 } });
        await waited;
        return { rows: 9 };
      }),
  });
  const jobId = await ask("slow");
  while ((await rowOf(jobId)).done !== "4") await sleep(5);
  goOn();
  expect(await until(jobId, "done")).toMatchObject({ done: "9", result: { rows: 9 } });
});

test("a stopped job rolls back its transaction and is stopped", async () => {
  await start({
    endless: (job, services) =>
      services.database.db.transaction().execute(async (tx) => {
        await sql`insert into installation.setting (name, value) values ('half', '1')`.execute(tx);
        for (let done = 1; ; done += 1) {
          await job.report({ done });
          await sleep(5);
        }
      }),
  });
  const clerk = city.actor("clerk", "riverside");
  const jobId = await ask("endless", {}, clerk.accountId);
  await until(jobId, "running");
  const stop = operations.find((one) => one.contract.name === "jobs.stop-job");
  await stop?.run(city.services, clerk, { jobId });
  await worker?.stop();
  worker = undefined;
  expect((await rowOf(jobId)).state).toBe("stopped");
  const { rows } = await city.services.database.pool.query(
    "select from installation.setting where name = 'half'",
  );
  expect(rows.length).toBe(0);
});

test.each([
  ["a refusal", new Refused("too_large", { limit: "5 MB" }), "too_large", "内容太大，超过 5 MB"],
  [
    "words of its own",
    new JobFailed("no_rows", { zh: "表里没有数据行", en: "No rows" }),
    "no_rows",
    "表里没有数据行",
  ],
  ["something unforeseen", new TypeError("secret 180101199001011234"), "unforeseen", "可以再试一次"],
])("%s is recorded in words, without data", async (_name, error, code, words) => {
  await start({ bad: () => Promise.reject(error) });
  const { problem } = await until(await ask("bad"), "failed");
  expect(problem?.code).toBe(code);
  expect(problem?.message.zh).toContain(words);
  expect(JSON.stringify(problem)).not.toContain("180101");
});

test("a kind that nobody knows fails in words", async () => {
  await start({});
  expect((await until(await ask("unknown"), "failed")).problem?.code).toBe("no_handler");
});

test("a database that was busy is tried again", async () => {
  let tries = 0;
  await start({
    busy: async () => {
      tries += 1;
      if (tries === 1) throw Object.assign(new Error("deadlock"), { code: "40P01" });
      return tries;
    },
  });
  expect((await until(await ask("busy"), "done")).result).toBe(2);
});

test("closing breaks a job off at its next report; it goes on from its cursor", async () => {
  const froms: unknown[] = [];
  const handler: JobHandler = async (job) => {
    froms.push(job.cursor);
    if (job.cursor !== undefined) return "finished";
    for (let row = 1; ; row += 1) {
      await job.report({ done: row, cursor: { row } });
      await sleep(5);
    }
  };
  await start({ long: handler });
  const jobId = await ask("long");
  while (Number((await rowOf(jobId)).done) < 5) await sleep(5);
  await worker?.stop();
  expect((await rowOf(jobId)).state).toBe("waiting");
  await start({ long: handler });
  expect((await until(jobId, "done")).result).toBe("finished");
  expect(froms).toMatchObject([undefined, { row: expect.any(Number) }]);
});

test("a silent job is taken by another worker, and the first one is told when it comes back", async () => {
  const { pool } = city.services.database;
  const jobId = await ask("both");
  let comeBack = () => {};
  const away = new Promise<void>((resolve) => (comeBack = resolve));
  let heard: unknown;
  const first = runJob(
    city.services,
    {
      both: async (job) => {
        await away;
        await job.report({ done: 99 }).catch((error: unknown) => {
          heard = error;
          throw error;
        });
      },
    },
    jobId,
  );
  await until(jobId, "running");
  await pool.query("update jobs.job set beat_at = now() - interval '16 seconds' where job_id = $1", [jobId]);
  await start({ both: async () => "second" });
  expect(await until(jobId, "done")).toMatchObject({ result: "second", crashes: 1 });
  comeBack();
  await first;
  expect(heard).toBeInstanceOf(JobEnded);
  expect(await rowOf(jobId)).toMatchObject({ state: "done", result: "second", done: "10" });
});

test.each([
  [4, "waiting", null],
  [5, "failed", { code: "given_up" }],
])("after %i crashes a job is %s", async (crashes, state, problem) => {
  const { pool } = city.services.database;
  const jobId = await ask("deadly");
  await takeJob(pool, jobId);
  await pool.query(
    "update jobs.job set beat_at = now() - interval '1 minute', crashes = $2 where job_id = $1",
    [jobId, crashes - 1],
  );
  const offered = await sweepJobs(pool, GIVEN_UP);
  expect(offered.includes(jobId)).toBe(state === "waiting");
  const row = await rowOf(jobId);
  expect(row).toMatchObject({ state, crashes });
  expect(row.problem === null ? null : { code: row.problem.code }).toEqual(problem);
});

test("everybody sees and stops only their own jobs", async () => {
  const owner = city.actor("clerk", "riverside");
  const other = city.actor("clerk", "riverside");
  const jobId = await ask("unknown", {}, owner.accountId);
  const run = (name: string, actor: typeof owner, input: unknown) =>
    operations.find((one) => one.contract.name === name)?.run(city.services, actor, input);
  expect(await run("jobs.find-job", owner, { jobId })).toMatchObject({ jobId, state: "waiting", total: 10 });
  expect(await run("jobs.list-jobs", owner, {})).toMatchObject({ jobs: [{ jobId }] });
  expect(await run("jobs.list-jobs", other, {})).toEqual({ jobs: [] });
  await expect(run("jobs.find-job", other, { jobId })).rejects.toMatchObject({ code: "not_found" });
  await expect(run("jobs.stop-job", other, { jobId })).rejects.toMatchObject({ code: "not_found" });
  expect((await rowOf(jobId)).state).toBe("waiting");
  await run("jobs.stop-job", owner, { jobId });
  await expect(run("jobs.stop-job", owner, { jobId })).rejects.toMatchObject({ code: "job_ended" });
});
