import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { findBinaries } from "../binaries.ts";
import { checkServer } from "../check-server.ts";
import { openEmbedded } from "../open-embedded.ts";
import { placeIn } from "../place.ts";
import { startPostmaster } from "../postmaster.ts";
import { chooseRunner } from "../runner.ts";
import { roomHere, settingsFor } from "../settings.ts";
import { aFolder, anActor, ask, cleanFolders, isRoot, postmasterOf, uidOf, waitFor } from "./kit.ts";

afterAll(cleanFolders);

async function settingsOf(url: string, names: string[]): Promise<Record<string, unknown>> {
  const list = names.map((name) => `current_setting('${name}') as ${name}`).join();
  return (await ask(url, `select ${list}`))[0] ?? {};
}

test("first use makes a durable UTF-8 database with checksums, reachable by socket only", async () => {
  await using database = await openEmbedded(path.join(aFolder(), "db"));
  const wanted = {
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    data_checksums: "on",
    wal_level: "replica",
    listen_addresses: "",
    password_encryption: "scram-sha-256",
  };
  expect(await settingsOf(database.url, Object.keys(wanted))).toEqual(wanted);
  expect((await checkServer(database.url)).version).toBe(18);
  const names = await ask(
    database.url,
    `select name from unnest(array['周', '李', '陈', '安']) name order by name collate "zh-x-icu"`,
  );
  expect(names.map((row) => row["name"])).toEqual(["安", "陈", "李", "周"]);
});

test("settings suit bulk loading, and the installation may wish for more", async () => {
  const settings = { max_connections: "250", work_mem: "12MB" };
  await using database = await openEmbedded(path.join(aFolder(), "db"), { settings });
  const wanted = {
    ...settings,
    jit: "off",
    max_wal_size: "4GB",
    checkpoint_timeout: "15min",
    wal_compression: "off",
    max_parallel_maintenance_workers: "2",
  };
  expect(await settingsOf(database.url, Object.keys(wanted))).toEqual(wanted);
});

test("the program's role is no superuser, and without the password nobody enters", async () => {
  await using database = await openEmbedded(path.join(aFolder(), "db"));
  await expect(ask(database.url, "copy (select 1) to program 'id'")).rejects.toThrow(/permission denied/);
  const guessed = database.url.replace(/:[^:@]+@/, ":wrong@");
  await expect(ask(guessed, "select 1")).rejects.toThrow(/password authentication failed/);
});

test("the server outlives the first process and stops with the last", async () => {
  const db = path.join(aFolder(), "db");
  const first = anActor(db);
  await first.says("open");
  const second = anActor(db);
  await second.says("open");
  expect(second.lines).not.toContain("starting PostgreSQL");
  const pid = await postmasterOf(db);
  expect(pid).toBeDefined();
  await first.close();
  expect(await postmasterOf(db)).toBe(pid);
  await second.close();
  expect(await postmasterOf(db)).toBeUndefined();
});

test("a second server on the same data is refused by PostgreSQL itself", async () => {
  const db = path.join(aFolder(), "db");
  await using database = await openEmbedded(db);
  const pid = await postmasterOf(db);
  const [place, binaries] = [await placeIn(db), await findBinaries()];
  const runner = await chooseRunner(place, binaries);
  const second = await startPostmaster(place, binaries, runner, settingsFor(roomHere()));
  const failure = await waitFor(() => second.failure());
  expect(failure).toMatch(/lock file "postmaster.pid" already exists/);
  expect(await postmasterOf(db)).toBe(pid);
  expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("with leaveRunning the server stays", async () => {
  const db = path.join(aFolder(), "db");
  const first = anActor(db, ["leave-running"]);
  await first.says("open");
  await first.close();
  expect(await postmasterOf(db)).toBeDefined();
});

test("spaces, quotes, commas and Chinese characters in the path", async () => {
  const db = path.join(aFolder(), `街道 "一", 办公室's 数据`);
  await using database = await openEmbedded(db);
  expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a path too long for a socket gets a private folder in the temporary one", async () => {
  const db = path.join(aFolder(), "数据".repeat(20), "db");
  await using database = await openEmbedded(db);
  expect(database.url).toMatch(/host=[\w%]+embedded-postgres-[0-9a-f]{16}&/);
  expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test.runIf(isRoot)("as root, PostgreSQL runs as nobody", async () => {
  const db = path.join(aFolder(), "db");
  await using database = await openEmbedded(db);
  expect(uidOf((await postmasterOf(db))!)).toBe(65_534);
  expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a program that forgets to close still ends", async () => {
  const db = path.join(aFolder(), "db");
  const forgetful = anActor(db);
  await forgetful.says("open");
  forgetful.child.kill("SIGTERM");
  await waitFor(() => forgetful.child.signalCode ?? undefined);
  await using database = await openEmbedded(db);
  expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
});
