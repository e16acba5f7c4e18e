import { spawn } from "node:child_process";
import { chown, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { isAlive } from "../initialise.ts";
import { openEmbedded } from "../open-embedded.ts";
import { type Actor, aFolder, anActor, ask, cleanFolders, isRoot, postmasterOf, waitFor } from "./kit.ts";

afterAll(cleanFolders);

/** The newest row of each writer that the server has acknowledged. */
function acknowledgedBy(actor: Actor): Map<number, number> {
  const newest = new Map<number, number>();
  for (const line of actor.lines) {
    const [word, writer, id] = line.split(" ");
    if (word === "acknowledged") newest.set(Number(writer), Number(id));
  }
  return newest;
}

/** Acknowledged rows that the database does not hold; each writer numbers its rows from 1 without a gap. */
async function countLost(url: string, acknowledged: Map<number, number>): Promise<number> {
  const rows = await ask(url, "select writer, count(*)::int as held from ledger group by writer");
  const held = new Map(rows.map((row) => [Number(row["writer"]), Number(row["held"])]));
  let lost = 0;
  for (const [writer, newest] of acknowledged) lost += Math.max(0, newest - (held.get(writer) ?? 0));
  return lost;
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, one) => total + one, 0);
}

/** One round: sixteen writers, kill -9 of PostgreSQL, then another server on the same data. */
async function killOnce(db: string, writingMs: number, orders: string[]) {
  const writer = anActor(db, ["write=16", ...orders]);
  await writer.says("open");
  await sleep(writingMs);
  const pid = (await postmasterOf(db))!;
  process.kill(pid, "SIGKILL");
  await writer.says("cut off");
  await waitForAnother(db, pid);
  await using database = await openEmbedded(db);
  const acknowledged = acknowledgedBy(writer);
  const lost = await countLost(database.url, acknowledged);
  await writer.close();
  return { acknowledged: sum(acknowledged.values()), lost };
}

async function waitForAnother(db: string, killed: number): Promise<void> {
  await waitFor(async () => {
    const pid = await postmasterOf(db);
    return pid === undefined || pid === killed ? undefined : pid;
  });
}

test("kill -9 of PostgreSQL, ten times under sixteen writers, loses no acknowledged row", async () => {
  const db = path.join(aFolder(), "db");
  const bystander = anActor(db);
  await bystander.says("open");
  let acknowledged = 0;
  for (let round = 0; round < 10; round += 1) {
    const found = await killOnce(db, 500 + round * 50, []);
    expect(found.lost, `round ${round}`).toBe(0);
    acknowledged += found.acknowledged;
  }
  console.log(`${acknowledged} acknowledged rows over 10 kills, none lost`);
  expect(acknowledged).toBeGreaterThanOrEqual(10_000);
  const recovered = bystander.lines.filter((line) => line.startsWith("lost the database"));
  expect(recovered.length).toBeGreaterThanOrEqual(10);
  await bystander.close();
  expect(await postmasterOf(db)).toBeUndefined();
});

test("the same with asynchronous commits does lose rows, so the count can see a loss", async () => {
  const db = path.join(aFolder(), "db");
  await using keeper = await openEmbedded(db);
  let lost = 0;
  for (let round = 0; round < 6 && lost === 0; round += 1)
    lost += (await killOnce(db, 500, ["asynchronous"])).lost;
  expect(lost).toBeGreaterThan(0);
  expect(await ask(keeper.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("kill -9 of Node leaves the server, and the next process attaches to it", async () => {
  const db = path.join(aFolder(), "db");
  const writer = anActor(db, ["write=1"]);
  await writer.says("acknowledged 0 50");
  await writer.kill();
  const pid = await postmasterOf(db);
  expect(pid).toBeDefined();
  await using database = await openEmbedded(db);
  expect(await postmasterOf(db)).toBe(pid);
  expect(await countLost(database.url, acknowledgedBy(writer))).toBe(0);
});

test.each([150, 300, 450, 600, 750])(
  "kill -9 of Node %i ms into the first initialisation leaves nothing in the way",
  async (delay) => {
    const db = path.join(aFolder(), "db");
    const first = anActor(db);
    await sleep(delay);
    await first.kill();
    await using database = await openEmbedded(db);
    expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
  },
);

test("a stale pid file that names a living program of the same user is seen through", async () => {
  const db = path.join(aFolder(), "db");
  const held = await openEmbedded(db, { leaveRunning: true });
  const pidFile = path.join(db, "postgres/postmaster.pid");
  const lockFile = path.join(db, "run/.s.PGSQL.5432.lock");
  const pid = (await postmasterOf(db))!;
  const [content, lock] = [await readFile(pidFile, "utf8"), await readFile(lockFile, "utf8")];
  await held.close();
  process.kill(pid, "SIGTERM");
  await waitFor(() => (isAlive(pid) ? undefined : true));
  const identity = isRoot ? { uid: 65_534, gid: 65_534 } : {};
  const stranger = spawn("sleep", ["60"], { ...identity, stdio: "ignore" });
  for (const [file, words] of [
    [pidFile, content],
    [lockFile, lock],
  ] as const) {
    await rm(file, { force: true });
    await writeFile(file, words.replace(/^\d+/, String(stranger.pid)), { mode: 0o600 });
    if (isRoot) await chown(file, 65_534, 65_534);
  }
  await using database = await openEmbedded(db);
  expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(isAlive(stranger.pid!)).toBe(true);
  stranger.kill();
});
