import { appendFile, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findHeadFault } from "#features/people/index.ts";
import type { Database } from "#foundation/database/open-database.ts";
import { recordFile } from "#foundation/files/file-store.ts";
import { openFiles } from "#foundation/files/open-files.ts";
import { tablesOf } from "#foundation/holdings/import-holdings.ts";
import { type Manifest, readManifest } from "#foundation/holdings/manifest.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { aDatabase, type TestDatabase } from "#tests/kit/database.ts";
import { carryIn } from "./carry-in.ts";
import { carryOut } from "./carry-out.ts";
import { HOLDINGS } from "./holdings.ts";

let city: City;
let folder: string;
let manifest: Manifest;
beforeAll(async () => {
  city = await aCity();
  folder = path.join(await mkdtemp(path.join(os.tmpdir(), "zugong-carry-")), "out");
  const { pool } = city.services.database;
  // What no clerk would type and no format may lose: separators, quotes, ends of lines, nothing and next to nothing.
  await pool.query(`update people.person set remark = E'a,"b"\\n\\tc\\\\d\\r', work_post = '', pack = '{"a": [1, null]}'
    where person_id = 5000`);
  const sealed = city.services.keys.seal("18010119500101000X");
  await pool.query(
    `insert into people.fact (person_id, fact_id, element, value, cipher, origin_id, superseded_at)
     values (5001, 1, 'identity_number', null, $1, 1, now()), (5001, 2, 'name', '旧名', null, 1, null)`,
    [sealed],
  );
  await pool.query(`insert into people.post (person_id, post_id, body_id, body_lo, post, from_day, origin_id)
    select 5002, 1, body_id, body_lo, '11', '2020-01-01', 1 from people.person where person_id = 5002`);
  await pool.query("insert into bodies.alias values (1001, '河边一支部')");
  await pool.query("insert into bodies.succession values (1001, 1002, '2024-01-01', 'merge')");
  await pool.query(`insert into cases.case_file (case_id, number, procedure, person_id, body_id, body_lo, stage, step,
      step_since, due_on, state, opened_on, values, moved_by)
    select 7, 'FZ-2026-000007', 'admission', person_id, body_id, body_lo, 'apply', '1', '2026-01-01', '2026-02-01', 'open',
      '2026-01-01', '{"talk_text": "甲\\n\\"乙\\""}', 1 from people.person where person_id = 5000`);
  await pool.query(`insert into cases.step_record (case_id, record_id, recorded_at, step, edition, move, decided_on, body_id,
    account_id) values (7, 8, now(), '1', '2026', 'open', '2026-01-01', 1001, 1)`);
  await pool.query(`insert into cases.document (case_id, document_id, material, version, number, facts, digest, code, made_at,
    made_by) values (7, 9, 'A2', 1, 'FZ-2026-000007-A2', '{}', '\\x00ff', 'AAAA-BBBB-CCCC', now(), 1)`);
  await attachScan(SCAN);
  manifest = await carryOut(city.services.database, city.home, folder, () => undefined);
});
afterAll(async () => {
  await city.close();
  await rm(path.dirname(folder), { recursive: true });
});

/** Larger than one chunk of the store, and no text in it. */
const SCAN = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(200_000, 0xa5)]);

/** A scan of an original in case 7. @returns its file's id and where it lies */
async function attachScan(content: Buffer): Promise<{ fileId: string; storedAs: string }> {
  const { files, database } = city.services;
  const stored = await files.put(content, content.length);
  const fileId = await recordFile(database.db, {
    ...stored,
    name: "申请书.pdf",
    accountId: "1",
    bodyId: "1001",
  });
  await database.pool.query(
    `insert into cases.original (case_id, original_id, material, file_id, digest, bytes, content_type, added_at, added_by)
     values (7, $1::bigint, 'A1', $1::text, $2, $3, $4, now(), 1)`,
    [fileId, stored.sha256, stored.bytes, stored.contentType],
  );
  return { fileId, storedAs: stored.storedAs };
}

const silent = () => undefined;

async function rows(database: Pick<Database, "pool">, text: string): Promise<Record<string, unknown>[]> {
  return (await database.pool.query(text)).rows as Record<string, unknown>[];
}

test("the folder holds whole numbers, for the owner only, and says what is in it", async () => {
  const people = await readFile(path.join(folder, "people.person.csv"), "utf8");
  for (const { identityNumber, phone } of city.residents)
    expect([people.includes(identityNumber), people.includes(phone)]).toEqual([true, true]);
  expect(await readFile(path.join(folder, "people.fact.csv"), "utf8")).toContain("18010119500101000X");
  for (const name of ["manifest.json", "people.person.csv"])
    expect((await stat(path.join(folder, name))).mode & 0o777).toBe(0o600);
  expect(manifest.tables.find(({ table }) => table === "people.person")?.rows).toBe(city.residents.length);
  expect(await readManifest(folder)).toEqual(manifest);
  expect(await city.audit()).toContainEqual({
    kind: "look",
    action: "installation.export-city",
    accountId: null,
  });
});

test("another installation takes it in with keys of its own, and has the same rows", async () => {
  const other = await aDatabase();
  const { differing } = await carryIn(other, other.home, folder, silent);
  expect(differing).toEqual([]);
  expect(await findHeadFault(other.db)).toBeUndefined();
  const again = path.join(path.dirname(folder), "again");
  const second = await carryOut(other, other.home, again, silent);
  expect(second.tables).toEqual(manifest.tables);
  expect(await scansOf(other)).toEqual([SCAN]);
  const [one] = city.residents;
  const claimed = await other.pool.query(
    "select person_id from people.identity_claim where blind = $1 union all select person_id from people.phone_index where blind = $2",
    [other.keys.blind("identity", one?.identityNumber ?? ""), other.keys.blind("phone", one?.phone ?? "")],
  );
  expect(claimed.rows).toEqual([{ person_id: one?.personId }, { person_id: one?.personId }]);
  const indexes = `select indexrelid::regclass::text as name, indisprimary, indisvalid from pg_index
    where indrelid = any ('{${tablesOf(HOLDINGS).join(",")}}'::regclass[]) order by 1`;
  expect(await rows(other, indexes)).toEqual(await rows(city.services.database, indexes));
  await expect(carryIn(other, other.home, folder, silent)).rejects.toThrow(/holds rows already/);
  await other.close();
});

/** The scans of an installation as somebody downloads them. */
async function scansOf(other: TestDatabase): Promise<Buffer[]> {
  const found = await rows(
    other,
    `select f.stored_as as name, f.bytes::int as bytes from cases.original o join files.file f on f.file_id = o.file_id::bigint
     where f.body_id = 1001 and o.digest = f.sha256 order by o.original_id`,
  );
  const store = await openFiles(path.join(other.home, "files"), other.keys);
  return Promise.all(
    found.map(async ({ name, bytes }) =>
      Buffer.concat(await store.get(String(name), Number(bytes)).toArray()),
    ),
  );
}

test("a scan that is damaged stays behind and is named; the rest goes along", async () => {
  const { fileId, storedAs } = await attachScan(Buffer.concat([SCAN, SCAN]));
  await writeFile(path.join(city.home, "files", storedAs.slice(0, 2), storedAs), "cut off");
  const without = path.join(path.dirname(folder), "without");
  const { files } = await carryOut(city.services.database, city.home, without, silent);
  expect(files).toMatchObject({ count: 1, bytes: SCAN.length, unread: [fileId] });
  const other = await aDatabase();
  expect((await carryIn(other, other.home, without, silent)).differing).toEqual([]);
  expect(await scansOf(other)).toEqual([SCAN]);
  await other.close();
});

test.each([
  ["people.membership.csv", (file: string) => appendFile(file, "1\n"), /people\.membership\.csv is not as/],
  ["bodies.body.csv", (file: string) => rm(file), /bodies\.body\.csv is not as/],
  ["files.jsonl", (file: string) => appendFile(file, "{}\n"), /files\.jsonl is not as/],
  ["files", damageFirst, /files\/\d+ is not as/],
  ["files", (file: string) => rm(file, { recursive: true }), /files\/\d+ is not as .*ENOENT/],
  ["manifest.json", (file: string) => rm(file), /no whole export/],
  [
    "manifest.json",
    (file: string) => replace(file, '"table": "people.post"', '"table": "people.poll"'),
    /newer version/,
  ],
  ["manifest.json", (file: string) => replace(file, '"remark"', '"motto"'), /newer version/],
])("an altered %s is refused and nothing is written", async (name, alter, words) => {
  const copy = path.join(path.dirname(folder), "altered");
  await cp(folder, copy, { recursive: true });
  await alter(path.join(copy, name));
  const other = await aDatabase();
  await expect(carryIn(other, other.home, copy, silent)).rejects.toThrow(words);
  expect(await rows(other, "select 1 from bodies.body")).toEqual([]);
  const indexes = await rows(other, "select 1 from pg_index where indrelid = 'people.person'::regclass");
  expect(indexes.length).toBeGreaterThan(5);
  await other.close();
  await rm(copy, { recursive: true });
});

async function damageFirst(files: string): Promise<void> {
  const [first = ""] = await readdir(files);
  await appendFile(path.join(files, first), "x");
}

async function replace(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replaceAll(from, to));
}

test("a demonstration takes nothing in, and a folder with something in it is not written to", async () => {
  const other = await aDatabase();
  await other.pool.query(
    `insert into installation.setting (name, value) values ('city', '{"scale": "village"}')`,
  );
  await expect(carryIn(other, other.home, folder, silent)).rejects.toThrow(/demonstration city/);
  await other.close();
  await expect(carryOut(city.services.database, city.home, folder, silent)).rejects.toThrow(/not empty/);
});
