import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { headFileIn } from "#foundation/audit/head-file.ts";
import { runSealer } from "#foundation/audit/run-sealer.ts";
import { verifyAudit } from "#foundation/audit/verify-audit.ts";
import { runOn } from "#tests/kit/server.ts";
import { countHeld, startWriting, type Writing } from "./corrections.ts";
import { aKillableCity, type KillableCity } from "./killable-city.ts";

const WRITERS = 16;
const KILLS = Number(process.env["ZUGONG_KILLS"] ?? 10);
const WRITES = KILLS * 1000;

let city: KillableCity;
beforeEach(async () => {
  city = await aKillableCity();
}, 120_000);
afterEach(() => city.close(), 60_000);

/** Kills at moments nobody chose, until there were enough kills and enough acknowledged writes. */
async function killWhileWriting(writing: Writing, kill: () => Promise<void>): Promise<number> {
  let kills = 0;
  for (; kills < KILLS || writing.acknowledged() < WRITES; ) {
    await sleep(300 + Math.random() * 600);
    writing.check();
    expect(city.lastWords()).toBeUndefined();
    if (kills < KILLS) await kill();
    kills = Math.min(KILLS, kills + 1);
  }
  await writing.stop();
  return kills;
}

/** Every acknowledged correction is there once: person, history, audit, feed and stored answer. */
async function expectWhole(writing: Writing): Promise<void> {
  for (const writer of writing.writers) {
    const { acknowledged } = writer;
    const held = await countHeld(city, writer);
    expect(held).toMatchObject({
      version: 1 + acknowledged,
      remark: `correction ${acknowledged}`,
      entries: acknowledged,
      fed: acknowledged,
      answers: acknowledged,
    });
    expect(writer.version).toBe(1 + acknowledged);
  }
}

function tell(what: string, writing: Writing, kills: number): void {
  const repeated = writing.writers.reduce((sum, writer) => sum + writer.repeated, 0);
  console.log(
    `${what}: ${kills} kills, ${writing.acknowledged()} acknowledged, ${repeated} sent again, 0 lost`,
  );
}

test("kill -9 of the database loses and doubles nothing, the server lives on, the audit stays whole", {
  timeout: 900_000,
}, async () => {
  const { database, keys } = city;
  const headFile = headFileIn(city.home);
  const sealer = runSealer({ database, keys, headFile });
  const pid = city.serverPid();
  const writing = startWriting(city, WRITERS);
  const kills = await killWhileWriting(writing, () => city.killDatabase());
  await expectWhole(writing);
  expect(city.serverPid()).toBe(pid);
  expect(writing.acknowledged()).toBeGreaterThanOrEqual(WRITES);
  tell("database", writing, kills);

  await sleep(3000);
  await sealer.stop();
  const report = await verifyAudit(database.pool, keys, { headFile });
  expect(report).toMatchObject({ damage: undefined, unsealed: 0 });
  expect(report.links).toBeGreaterThanOrEqual(writing.acknowledged());
});

test("kill -9 of the server loses and doubles nothing", { timeout: 900_000 }, async () => {
  const writing = startWriting(city, WRITERS);
  const kills = await killWhileWriting(writing, () => city.killServer());
  await expectWhole(writing);
  expect(writing.acknowledged()).toBeGreaterThanOrEqual(WRITES);
  tell("server", writing, kills);
});

test("the control: without waiting for the disk, acknowledged writes are lost", {
  timeout: 300_000,
}, async () => {
  await runOn(city.adminUrl, "alter database zugong set synchronous_commit = off");
  // What is committed is written out a little later; the longer that is, the surer some of it dies with the server.
  await runOn(city.adminUrl, "alter system set wal_writer_delay = '10s'");
  await runOn(city.adminUrl, "alter system set wal_writer_flush_after = '1GB'");
  await runOn(city.adminUrl, "select pg_reload_conf()");
  // A server that starts on such a database refuses it; this one is running, and its next connections are like that.
  await runOn(
    city.adminUrl,
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app' and pid <> pg_backend_pid()",
  );
  let lost = 0;
  for (let round = 0; round < 5 && lost === 0; round += 1) {
    const writing = startWriting(city, WRITERS);
    await sleep(1500);
    await city.killDatabase();
    expect(city.lastWords()).toBeUndefined();
    // With rows gone the next correction names a version that no longer is: the writers stop with that refusal.
    await writing.stop().catch(() => undefined);
    for (const writer of writing.writers) {
      const { version } = await countHeld(city, writer);
      lost += Math.max(0, writer.version - version);
    }
  }
  console.log(`control: ${lost} acknowledged writes lost`);
  expect(lost).toBeGreaterThan(0);
});
