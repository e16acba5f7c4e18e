import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type City } from "#tests/kit/city.ts";
import { runOn } from "#tests/kit/server.ts";

/** Long enough that each worker is killed in the middle of it. */
const UNTIL = 600;
const KILLS = 2;

let city: City;
beforeAll(async () => {
  city = await aCity({ each: 0 });
  await runOn(
    city.databaseUrl,
    `create schema counted;
    create table counted.step (job_id bigint, step int, primary key (job_id, step));
    create table counted.run (job_id bigint, from_step int)`,
  );
});
afterAll(() => city.close());

async function startWorker(): Promise<ChildProcess> {
  const file = path.join(import.meta.dirname, "counting-worker.ts");
  const child = spawn(process.execPath, [file, city.home, city.databaseUrl], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await once(child, "message");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

async function progressOf(
  jobId: string,
): Promise<{ state: string; done: number; crashes: number; result: unknown }> {
  const { rows } = await city.services.database.pool.query(
    "select state, done::int as done, crashes, result from jobs.job where job_id = $1",
    [jobId],
  );
  return rows[0] as { state: string; done: number; crashes: number; result: unknown };
}

async function until(jobId: string, holds: (progress: Awaited<ReturnType<typeof progressOf>>) => boolean) {
  for (const deadline = Date.now() + 60_000; ; ) {
    const progress = await progressOf(jobId);
    if (holds(progress)) return progress;
    if (Date.now() > deadline) throw new Error(`waited in vain: ${JSON.stringify(progress)}`);
    await sleep(20);
  }
}

test("a job whose worker is killed goes on from its cursor in the next one", {
  timeout: 240_000,
}, async () => {
  const { database, jobs } = city.services;
  const jobId = await database.db
    .transaction()
    .execute((tx) => jobs.enqueue(tx, { kind: "count", params: { until: UNTIL }, accountId: "1" }));
  const silences: number[] = [];
  for (let killed = 0; killed < KILLS; killed += 1) {
    const worker = await startWorker();
    const { done } = await progressOf(jobId);
    await until(jobId, (progress) => progress.done >= done + 100);
    await kill(worker);
    silences.push(Date.now());
    expect((await progressOf(jobId)).state).toBe("running");
  }
  const last = await startWorker();
  const before = (await progressOf(jobId)).done;
  await until(jobId, (progress) => progress.done > before);
  expect(Date.now() - (silences.at(-1) ?? 0)).toBeLessThan(30_000);
  const end = await until(jobId, (progress) => progress.state === "done");
  await kill(last);

  expect(end).toMatchObject({ done: UNTIL, crashes: KILLS, result: { steps: UNTIL } });
  const { rows } = await database.pool.query(
    `select (select count(*)::int from counted.step) as steps, (select array_agg(from_step order by from_step) from counted.run) as froms`,
  );
  const { steps, froms } = rows[0] as { steps: number; froms: number[] };
  expect(steps).toBe(UNTIL);
  expect(froms.length).toBe(KILLS + 1);
  expect(froms[1]).toBeGreaterThanOrEqual(100);
  expect(froms[2]).toBeGreaterThanOrEqual(200);
});
