import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { openKeys } from "#foundation/crypto/keys.ts";
import { onDatabase, runOn } from "#tests/kit/server.ts";
import { type LoadCityOptions, loadCity, type Progress } from "./load-city.ts";
import { findLoad } from "./load-state.ts";

let name: string;
let keyFolder: string;
let client: pg.Client;
let options: LoadCityOptions;

beforeEach(async () => {
  name = `load_${randomUUID().replaceAll("-", "")}`;
  await runOn(inject("server"), `create database ${name} template city_template`);
  keyFolder = await mkdtemp(path.join(os.tmpdir(), "zugong-keys-"));
  await openKeys(keyFolder);
  const url = onDatabase(inject("server"), name);
  client = new pg.Client({ connectionString: url });
  await client.connect();
  options = { url, keyFolder, pack: "tianjin", scale: "village", seed: 7, today: "2026-11-25" };
});

afterEach(async () => {
  await client.end();
  await runOn(inject("server"), `drop database ${name} with (force)`);
  await rm(keyFolder, { recursive: true, force: true });
});

const ask = async <T extends pg.QueryResultRow>(text: string) => (await client.query<T>(text)).rows;
const one = async (text: string) => Number(((await client.query(text)).rows[0] as { n: string }).n);
const indexes = () =>
  ask(`select schemaname, tablename, indexname, indexdef from pg_indexes
       where schemaname in ('bodies', 'people') order by 1, 2, 3`);
const constraints = () =>
  ask(`select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
       where connamespace in ('bodies'::regnamespace, 'people'::regnamespace) order by 1, 2`);

test("a village is loaded: people, claims, periods and heads agree with each other", async () => {
  const before = [await indexes(), await constraints()];
  const loaded = await loadCity(options);
  expect([await indexes(), await constraints()]).toEqual(before);
  expect(await one("select count(*) n from people.person")).toBe(loaded.people);
  expect(await one("select count(*) n from bodies.body")).toBe(loaded.bodies);
  expect(await one("select count(*) n from bodies.body_period where to_day is null")).toBe(loaded.bodies);
  expect(await one("select count(*) n from people.identity_claim")).toBe(loaded.people);
  expect(
    await one("select count(*) n from people.membership where to_day is null and superseded_at is null"),
  ).toBe(loaded.people);
  const heads = await ask(`
    with counted as (
      select body_lo as lo, count(*) filter (where member_type = '1')::int as full_members,
        count(*) filter (where member_type = '2')::int as probationary, count(*) filter (where member_type = '3')::int as objects,
        count(*) filter (where member_type = '4')::int as activists, count(*) filter (where member_type = '5')::int as applicants,
        count(*) filter (where member_type = '9')::int as others
      from people.person group by body_lo)
    select * from counted except select * from people.head_count`);
  expect(heads).toEqual([]);
  expect(
    await one(
      "select sum(full_members + probationary + objects + activists + applicants + others) n from people.head_count",
    ),
  ).toBe(loaded.people);
  expect(
    await one(
      "select sum(full_members + probationary + objects + activists + applicants + others) n from people.head_block",
    ),
  ).toBe(loaded.people);
});

test("numbers are sealed with the keys of the folder and found by their blind index", async () => {
  await loadCity(options);
  const keys = await openKeys(keyFolder);
  const [person] = await ask<
    Record<"person_id" | "identity_mask" | "phone_mask", string> &
      Record<"identity_cipher" | "phone_cipher", Buffer>
  >("select * from people.person where phone_cipher is not null order by person_id limit 1");
  const number = keys.open(person?.identity_cipher as Buffer);
  expect(number).toMatch(/^1801\d{13}[\dX]$/);
  expect(person?.identity_mask).toBe(`${number.slice(0, 6)}********${number.slice(-4)}`);
  const claim = await client.query("select person_id from people.identity_claim where blind = $1", [
    keys.blind("identity", number),
  ]);
  expect(claim.rows).toEqual([{ person_id: person?.person_id }]);
  const phone = keys.open(person?.phone_cipher as Buffer);
  expect(phone).toMatch(/^0220\d{7}$/);
  const found = await client.query("select person_id from people.phone_index where blind = $1", [
    keys.blind("phone", phone),
  ]);
  expect(found.rows).toEqual([{ person_id: person?.person_id }]);
});

test("progress names its stages in two languages and ends where it should", async () => {
  const seen: Progress[] = [];
  const { people } = await loadCity({ ...options, onProgress: (progress) => seen.push({ ...progress }) });
  expect(new Set(seen.map((progress) => progress.stage.en))).toEqual(
    new Set(["Writing people", "Building indexes", "Gathering statistics"]),
  );
  const last = seen.findLast((progress) => progress.stage.zh === "写入人员");
  expect([last?.done, last?.total]).toEqual([people, people]);
});

test("a load that was killed is done again from the beginning, with all indexes", async () => {
  const before = [await indexes(), await constraints()];
  const code = `
    const { loadCity } = await import(${JSON.stringify(new URL("./load-city.ts", import.meta.url).href)});
    await loadCity({ ...${JSON.stringify(options)}, onProgress: ({ done }) => console.log(done) });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect((await findLoad(client))?.state).toBe("loading");
  expect((await indexes()).length).toBeLessThan((before[0] as unknown[]).length);
  const loaded = await loadCity(options);
  expect((await findLoad(client))?.state).toBe("loaded");
  expect(await one("select count(*) n from people.person")).toBe(loaded.people);
  expect([await indexes(), await constraints()]).toEqual(before);
});

test("a load that fails leaves nothing running, says why, and is done again", async () => {
  const fails = loadCity({
    ...options,
    onProgress: () => {
      throw new Error("nobody listens");
    },
  });
  await expect(fails).rejects.toThrow("nobody listens");
  expect(await one("select count(*) n from people.person")).toBe(0);
  const loaded = await loadCity(options);
  expect(await one("select count(*) n from people.person")).toBe(loaded.people);
});

test("a lost connection ends the load with an error", async () => {
  const cut = () =>
    client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy people.person%' and datname = current_database()",
    );
  let cuts = 0;
  const load = loadCity({
    ...options,
    scale: "district",
    onProgress: () => {
      cuts += 1;
      if (cuts === 1) void cut();
    },
  });
  await expect(load).rejects.toThrow(/terminat/i);
  expect((await findLoad(client))?.state).toBe("loading");
});

test("a finished city is left as it is; another one is refused", async () => {
  const first = await loadCity(options);
  await client.query(
    "update people.person set remark = 'kept' where person_id = (select min(person_id) from people.person)",
  );
  const again = await loadCity({ ...options, today: "2026-11-26" });
  expect([again.bodies, again.people]).toEqual([first.bodies, first.people]);
  await expect(loadCity({ ...options, seed: 8 })).rejects.toThrow("loaded already");
  expect(await one("select count(*) n from people.person where remark = 'kept'")).toBe(1);
});

test("rows that are nobody's demonstration are left alone", async () => {
  await client.query("insert into people.identity_claim values ('\\x01', 1)");
  const before = await indexes();
  await expect(loadCity(options)).rejects.toThrow("people.identity_claim holds rows already");
  expect(await one("select count(*) n from people.identity_claim")).toBe(1);
  expect(await indexes()).toEqual(before);
  expect(await findLoad(client)).toBeUndefined();
});

test("of two loads at once one fills the city and the other finds it there", async () => {
  const [left, right] = await Promise.all([loadCity(options), loadCity(options)]);
  expect(left.people).toBe(right.people);
  expect(await one("select count(*) n from people.person")).toBe(left.people);
  expect(await one("select count(*) n from bodies.body")).toBe(left.bodies);
});
