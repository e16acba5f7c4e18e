// Where and as whom it runs. Most of it needs root, because it makes users and mounts; Linux only.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { packageFor, thisMachine } from "../binaries.ts";
import { openEmbedded } from "../open-embedded.ts";
import {
  aCopyOfTheProgram,
  aFolder,
  anActor,
  ask,
  cleanFolders,
  isRoot,
  postmasterOf,
  uidOf,
} from "./kit.ts";

const USER = "zugong-test";
let publicCopy: string | undefined;

afterAll(async () => {
  await cleanFolders();
  if (isRoot) spawnSync("userdel", [USER]);
});

function aUser(): { uid: number; gid: number } {
  if (spawnSync("id", [USER]).status !== 0) execFileSync("useradd", ["--no-create-home", USER]);
  const number = (flag: string) => Number(execFileSync("id", [flag, USER], { encoding: "utf8" }));
  return { uid: number("-u"), gid: number("-g") };
}

/** Another user may be unable to read this checkout, so he runs the program from a public copy. */
function aStranger(db: string) {
  publicCopy ??= aCopyOfTheProgram(aFolder());
  return anActor(db, [], { ...aUser(), from: publicCopy });
}

test.runIf(isRoot)("as a normal user in a home of his own", async () => {
  const { uid, gid } = aUser();
  const home = aFolder(0o700);
  execFileSync("chown", [`${uid}:${gid}`, home]);
  const db = path.join(home, "db");
  const one = aStranger(db);
  await one.says("open");
  expect(uidOf((await postmasterOf(db))!)).toBe(uid);
  const asRoot = await openEmbedded(db); // root may attach, and later start it as the owner of the data
  await one.close();
  await asRoot.close();
});

test.runIf(isRoot)("root starts the data of a normal user as that user", async () => {
  const { uid, gid } = aUser();
  const home = aFolder();
  execFileSync("chown", [`${uid}:${gid}`, home]);
  const db = path.join(home, "db");
  const one = aStranger(db);
  await one.says("open");
  await one.close();
  await using again = await openEmbedded(db);
  expect(uidOf((await postmasterOf(db))!)).toBe(uid);
  expect(await ask(again.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test.runIf(isRoot)("a normal user is told that a folder belongs to root", async () => {
  const db = path.join(aFolder(), "db");
  await (await openEmbedded(db)).close();
  const stranger = aStranger(db);
  await stranger.gone;
  expect(stranger.lines).toEqual(["problem permission"]);
});

const mayHide = isRoot && spawnSync("unshare", ["-U", "--map-user=1", "--map-group=1", "true"]).status === 0;

test.runIf(mayHide)("as root with everything under a private home, in a user namespace", async () => {
  const home = aFolder(0o700);
  const from = aCopyOfTheProgram(home);
  const db = path.join(home, "db");
  const one = anActor(db, ["write=1"], { from });
  await one.says("acknowledged 0 5");
  const pid = (await postmasterOf(db))!;
  expect(uidOf(pid)).toBe(0);
  expect(readFileSync(`/proc/${pid}/uid_map`, "utf8")).not.toBe(readFileSync("/proc/self/uid_map", "utf8"));
  await one.kill();
  const two = anActor(db, [], { from });
  await two.says("open");
  expect(await postmasterOf(db)).toBe(pid);
  await two.close();
});

test("after npm install --ignore-scripts the library links are made anew", async () => {
  const parent = aFolder();
  const from = aCopyOfTheProgram(parent);
  const native = path.join(from, "node_modules", packageFor(thisMachine()), "native");
  const list = JSON.parse(readFileSync(path.join(native, "pg-symlinks.json"), "utf8")) as {
    target: string;
  }[];
  expect(list.length).toBeGreaterThan(0);
  for (const { target } of list) rmSync(path.join(native, "..", target), { force: true });
  const one = anActor(path.join(parent, "db"), [], { from });
  await one.says("open");
  await one.close();
});

const SMALL_SHM = 'mount -t tmpfs -o size=4m,mode=1777 tmpfs /dev/shm && exec "$@"';
const mayShrink = isRoot && spawnSync("unshare", ["-m", "sh", "-c", SMALL_SHM, "sh", "true"]).status === 0;

test.runIf(mayShrink)("parallel queries work in a container with a tiny /dev/shm", async () => {
  const prefix = ["unshare", "-m", "sh", "-c", SMALL_SHM, "sh"];
  const one = anActor(path.join(aFolder(), "db"), ["join"], { prefix });
  await one.says("open");
  expect(one.lines).toContain("joined 500000");
  await one.close();
});

/** A small disk of its own; false where even root may mount nothing, as in many containers. */
function mountSmall(folder: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m,mode=711", "tmpfs", folder]).status === 0;
}

test.runIf(isRoot)("a full disk is named as such, and leaves nothing but the secret", async (context) => {
  const db = path.join(aFolder(), "db");
  mkdirSync(db);
  if (!mountSmall(db)) context.skip("this machine lets root mount nothing");
  try {
    await expect(openEmbedded(db)).rejects.toMatchObject({ code: "disk_full" });
    expect(readdirSync(db)).toEqual(["secret"]);
  } finally {
    execFileSync("umount", [db]);
  }
});

test.runIf(isRoot)("a folder that may not be written is named as such", async () => {
  const folder = aFolder();
  chmodSync(folder, 0o555);
  const stranger = aStranger(path.join(folder, "db"));
  await stranger.gone;
  expect(stranger.lines).toEqual(["problem permission"]);
});
