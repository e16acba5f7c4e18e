import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices } from "#apps/compose/open-services.ts";
import { type OpenServer, openServer } from "#apps/start/open-server.ts";
import { headFileIn } from "#foundation/audit/head-file.ts";
import { runSealer } from "#foundation/audit/run-sealer.ts";
import type { Words } from "#foundation/endpoint.ts";
import { settlePeople } from "#tests/kit/people.ts";
import { plantTree } from "#tests/kit/tree.ts";
import { runVerb } from "./run-verb.ts";
import type { Terminal } from "./verb.ts";

/** An installation as npm start makes it, with people, a stored file and a sealed audit. */
let folder: string;
let home: string;
let server: OpenServer;
let storedAs: string;
const CONTENT = Buffer.alloc(200_000, "certificate ");

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "zugong-installation-"));
  home = path.join(folder, "home");
  server = await openServer(home, () => undefined);
  const services = await openServices({ home, databaseUrl: server.url, demonstration: true, connections: 6 });
  await settlePeople(services.database.db, services.keys, await plantTree(services.database.db), 6);
  async function* content() {
    yield CONTENT;
  }
  storedAs = (await services.files.put(content(), 1_000_000)).storedAs;
  for (let look = 0; look < 50; look += 1)
    await services.lookLog.append({
      kind: "look",
      accountId: "1",
      action: "people.find-person",
      persons: ["5000"],
    });
  const { database, keys } = services;
  const sealer = runSealer({ database, keys, headFile: headFileIn(home) });
  await until("select 1 from audit.link having count(*) = 50");
  await sealer.stop();
  await services.close();
}, 120_000);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function until(text: string): Promise<void> {
  for (let rows: unknown[] = []; rows.length === 0; ) rows = await run(text);
}

async function zugong(args: string[], at = home): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const keep = (words: Words) => void said.push(words.zh, words.en);
  const terminal: Terminal = { home: at, say: keep, warn: keep, progress: () => undefined };
  return { code: await runVerb(args, terminal), said: said.join("\n") };
}

test("status counts, verify passes, migrate has nothing to do", async () => {
  expect(await zugong(["status"])).toMatchObject({ code: 0, said: expect.stringContaining("people 30") });
  const verified = await zugong(["verify"]);
  expect(verified).toMatchObject({ code: 0, said: expect.stringContaining("50 links") });
  expect(await zugong(["verify", "--since-last"])).toMatchObject({
    code: 0,
    said: expect.stringContaining("0 links"),
  });
  expect((await zugong(["migrate"])).code).toBe(0);
});

test("a backup made while people work is restored whole, and checked", async () => {
  const backup = path.join(folder, "backup");
  const pool = new pg.Pool({ connectionString: server.url });
  const working = { on: true };
  const work = (async () => {
    for (let id = 1; working.on; id += 1)
      await pool.query("insert into audit.entry (entry_id, kind, action) values ($1, 'change', 'test')", [
        id,
      ]);
  })();
  expect((await zugong(["backup", backup])).code).toBe(0);
  working.on = false;
  await work;
  await pool.end();

  expect(await zugong(["backup", backup])).toMatchObject({
    code: 2,
    said: expect.stringContaining("not empty"),
  });
  expect(await zugong(["restore", backup])).toMatchObject({
    code: 2,
    said: expect.stringContaining("not empty"),
  });

  const second = path.join(folder, "second");
  const restored = await zugong(["restore", backup], second);
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining("50 links") });
  expect((await zugong(["status"], second)).said).toContain("people 30");

  const again = await openServer(second, () => undefined);
  const services = await openServices({
    home: second,
    databaseUrl: again.url,
    demonstration: true,
    connections: 4,
  });
  const read = Buffer.concat(await services.files.get(storedAs, CONTENT.length).toArray());
  expect(read.equals(CONTENT)).toBe(true);
  await services.close();
  await again.close();
}, 180_000);

test.each([
  ["keys/master", (file: string) => writeFile(file, "AAAA\n")],
  ["zugong-backup.json", (file: string) => rm(file)],
  ["database/base.tar.zst", (file: string) => truncateHalf(file)],
  ["zugong-backup.json", (file: string) => pointOutside(file)],
])("a backup whose %s was damaged is refused and leaves nothing", async (name, damage) => {
  const broken = path.join(folder, "broken");
  await cp(path.join(folder, "backup"), broken, { recursive: true });
  await damage(path.join(broken, name));
  const third = path.join(folder, "third");
  const { code, said } = await zugong(["restore", broken], third);
  expect(code).toBe(2);
  expect(said).toMatch(/备份/);
  await expect(readFile(path.join(third, "keys/master"))).rejects.toThrow("ENOENT");
  await rm(broken, { recursive: true });
});

async function truncateHalf(file: string): Promise<void> {
  const bytes = await readFile(file);
  await writeFile(file, bytes.subarray(0, bytes.length / 2));
}

async function pointOutside(file: string): Promise<void> {
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace('"keys/master"', '"../../../keys/master"'));
}

test("damage is named, with exit code 1", async () => {
  await run(
    "update audit.entry set account_id = 2 where entry_id = (select entry_id from audit.link where sequence = 20)",
  );
  await run(
    "update people.head_count set full_members = full_members + 1 where lo = (select min(lo) from people.head_count)",
  );
  await appendFile(headFileIn(home), "{}\n");
  const [named] = (await run("select entry_id from audit.link where sequence = 20")) as {
    entry_id: string;
  }[];
  const { code, said } = await zugong(["verify"]);
  expect(code).toBe(1);
  expect(said).toContain(`Link 20: audit entry ${named?.entry_id}`);
  expect(said).toContain("Heads differ: body");
});
