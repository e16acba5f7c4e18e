import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import ExcelJS from "exceljs";
import { cityTables } from "#apps/compose/statistics.ts";
import { changeStanding } from "#features/people/index.ts";
import type { FileAnswer } from "#foundation/operation.ts";
import { aVillage, type Village } from "#tests/kit/village.ts";
import type { AnnualAnswer, Snapshot } from "../annual.contract.ts";
import { sumBranches } from "../annual/sum-branches.ts";

const LAST_DAY = "2025-12-31";
let village: Village;
let city: string;
beforeAll(async () => {
  village = await aVillage();
  const { rows } = await village.database.pool.query<{ id: string }>(
    "select body_id as id from bodies.body where parent_id is null",
  );
  city = rows[0]?.id ?? "";
}, 120_000);
afterAll(() => village.close());

function read(body: string, day = LAST_DAY): Promise<AnnualAnswer> {
  return village.run("statistics.read-annual", { body, day });
}

test("every check of the village holds, at the end of the year and today", async () => {
  for (const day of [LAST_DAY, "2026-11-25"]) {
    const answer = await read(city, day);
    expect(answer.tables).toHaveLength(16);
    expect(answer.findings.length).toBeGreaterThan(40);
    expect(answer.findings.filter(({ ok }) => !ok)).toEqual([]);
  }
});

test("the tables of all branches add up to those of the city; a row without a branch is named", async () => {
  const services = { cubes: village.services.cubes, db: village.database.db };
  const sound = await sumBranches(services, cityTables, LAST_DAY);
  expect(sound.branches).toBeGreaterThan(100);
  expect(sound.differences).toEqual([]);
  // One member hangs on the city committee itself: no branch hands that one in.
  await sql`update people.membership set body_id = ${city}, member_type = '1' where membership_id = (
    select min(membership_id) from people.membership where member_type = '1' and to_day is null and from_day < '2020-01-01')`.execute(
    village.database.db,
  );
  const { differences } = await sumBranches(services, cityTables, LAST_DAY);
  expect(differences).toContainEqual(expect.objectContaining({ table: "02", row: "total", column: "total" }));
  expect(differences.every(({ whole, branches }) => Math.abs(whole - branches) === 1)).toBe(true);
}, 240_000);

test("a year is frozen once, after it is over; its seal is sound until something is altered", async () => {
  await expect(village.run("statistics.freeze-annual", { bodyId: city, year: 2026 })).rejects.toMatchObject({
    code: "year_not_over",
  });
  const { digest } = await village.run<{ digest: string }>("statistics.freeze-annual", {
    bodyId: city,
    year: 2025,
  });
  await expect(village.run("statistics.freeze-annual", { bodyId: city, year: 2025 })).rejects.toMatchObject({
    code: "already_frozen",
  });
  const snapshot = await village.run<Snapshot>("statistics.read-snapshot", { body: city, year: 2025 });
  expect(snapshot.digest).toBe(digest);
  expect([snapshot.sound, snapshot.changed]).toEqual([true, []]);
  expect(snapshot.tables).toEqual((await read(city)).tables);
  expect((await read(city)).frozen?.snapshotId).toBe(snapshot.frozen.snapshotId);
});

test("what is corrected after the freezing is listed: which cells, and which records", async () => {
  const { rows } = await village.database.pool.query<{ id: string }>(
    "select person_id as id from people.membership where member_type = '1' and to_day is null and from_day < '2020-01-01' order by person_id limit 1",
  );
  const personId = rows[0]?.id ?? "";
  const ground = { day: "2025-06-01", document: "补录去世", accountId: "1" };
  await village.database.db
    .transaction()
    .execute((tx) => changeStanding(tx, personId, { memberType: "0", memberState: "10" }, ground));
  const snapshot = await village.run<Snapshot>("statistics.read-snapshot", { body: city, year: 2025 });
  expect(snapshot.sound).toBe(true);
  const total = snapshot.changed.find(({ table, row }) => table === "02" && row.zh === "党员总数");
  expect((total?.frozen ?? 0) - (total?.now ?? 0)).toBe(1);
  expect(snapshot.changed.some(({ table, row }) => table === "10" && row.zh === "死亡")).toBe(true);
  const { rows: records } = await village.run<{ rows: { personId: string; element: string }[] }>(
    "statistics.list-corrections",
    { body: city, year: 2025 },
  );
  expect([...new Set(records.map((row) => row.personId))]).toEqual([personId]);
  expect(records.map(({ element }) => element)).toContain("membership");
});

test("an altered cell, an exchanged digest and a snapshot put under another year are found", async () => {
  const tamper = async (change: string) => {
    const { db } = village.database;
    const { rows } = await sql<Record<string, unknown>>`select * from statistics.snapshot`.execute(db);
    await sql`${sql.raw(change)}`.execute(db);
    const year = change.includes("year = 2024") ? 2024 : 2025;
    const { sound } = await village.run<Snapshot>("statistics.read-snapshot", { body: city, year });
    const [before] = rows;
    await sql`update statistics.snapshot set year = 2025, content = ${before?.["content"]}, digest = ${before?.["digest"]},
      seal = ${before?.["seal"]}`.execute(db);
    return sound;
  };
  const cell = `update statistics.snapshot set content = replace(content, '"cells":[[', '"cells":[[1')`;
  expect(await tamper(cell)).toBe(false);
  expect(await tamper("update statistics.snapshot set digest = '\\x00'::bytea || substr(digest, 2)")).toBe(
    false,
  );
  expect(await tamper("update statistics.snapshot set year = 2024")).toBe(false);
  const { sound } = await village.run<Snapshot>("statistics.read-snapshot", { body: city, year: 2025 });
  expect(sound).toBe(true);
});

test("the workbook holds real numbers, a sheet for each table; the PDF prints", async () => {
  const answer = await read(city);
  const file = await village.run<FileAnswer>("statistics.export-annual", {
    body: city,
    day: LAST_DAY,
    form: "xlsx",
  });
  const chunks: Buffer[] = [];
  for await (const chunk of file.stream()) chunks.push(chunk as Buffer);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.concat(chunks) as unknown as ArrayBuffer);
  expect(book.worksheets).toHaveLength(16);
  expect(book.worksheets[1]?.getCell(2, 3).value).toBe(answer.tables[1]?.cells[0]?.[0]);
  const pdf = await village.run<FileAnswer>("statistics.export-annual", {
    body: city,
    day: LAST_DAY,
    form: "pdf",
  });
  expect(pdf.bytes).toBeGreaterThan(10_000);
}, 60_000);
