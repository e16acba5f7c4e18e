import { openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { backUp } from "../backup.ts";
import { openEmbedded } from "../open-embedded.ts";
import { restore } from "../restore.ts";
import { aFolder, ask, cleanFolders, postmasterOf } from "./kit.ts";

afterAll(cleanFolders);

test("a backup taken while rows are written opens in another folder, whole and writable", async () => {
  const folder = aFolder();
  await using source = await openEmbedded(path.join(folder, "source"));
  await ask(source.url, "create table member (id bigint primary key, note text)");
  await ask(
    source.url,
    "insert into member select id, repeat(md5(id::text), 10) from generate_series(1, 50000) id",
  );
  const backup = new AbortController();
  const writing = (async () => {
    for (let id = 100_000; !backup.signal.aborted; id += 1)
      await ask(source.url, `insert into member values (${id}, '李')`);
  })();
  await backUp(path.join(folder, "source"), path.join(folder, "backup"));
  backup.abort();
  await writing;
  await restore(path.join(folder, "backup"), path.join(folder, "db"));
  await using copy = await openEmbedded(path.join(folder, "db"));
  expect(
    await ask(
      copy.url,
      "select count(*)::int as n, count(distinct note)::int as notes from member where id <= 50000",
    ),
  ).toEqual([{ n: 50_000, notes: 50_000 }]);
  await ask(copy.url, "insert into member values (0, '')");
});

test("a backup starts a resting server for the while, and refuses what is no database or no new folder", async () => {
  const folder = aFolder();
  const db = path.join(folder, "db");
  const target = path.join(folder, "backup");
  await expect(backUp(db, target)).rejects.toMatchObject({ code: "folder_not_ours" });
  expect(readdirSync(folder)).toEqual([]);
  await (await openEmbedded(db)).close();
  await backUp(db, target);
  expect(await postmasterOf(db)).toBeUndefined();
  expect(readdirSync(target).toSorted()).toEqual(["base.tar.zst", "manifest.json", "secret"]);
  await expect(backUp(db, target)).rejects.toMatchObject({ code: "folder_not_ours" });
});

test("a damaged backup and a folder in use are refused, and nothing is left behind", async () => {
  const folder = aFolder();
  await using source = await openEmbedded(path.join(folder, "source"));
  const backup = path.join(folder, "backup");
  const db = path.join(folder, "db");
  await backUp(path.join(folder, "source"), backup);
  await expect(restore(backup, path.join(folder, "source"))).rejects.toMatchObject({
    code: "folder_not_ours",
  });
  const manifest = path.join(backup, "manifest.json");
  const words = readFileSync(manifest, "utf8");
  writeFileSync(manifest, words.replace(/"Checksum": "./, '"Checksum": "g'));
  await expect(restore(backup, db)).rejects.toMatchObject({ code: "backup_damaged" });
  writeFileSync(manifest, words);
  writeSync(openSync(path.join(backup, "base.tar.zst"), "r+"), "damage", 100_000);
  await expect(restore(backup, db)).rejects.toMatchObject({ code: "backup_damaged" });
  rmSync(manifest);
  await expect(restore(backup, db)).rejects.toMatchObject({ code: "backup_damaged" });
  expect(readdirSync(db)).toEqual([]);
  expect(await ask(source.url, "select 1 as one")).toEqual([{ one: 1 }]);
});
