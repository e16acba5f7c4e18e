import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { facts } from "#apps/compose/facts.ts";
import { ANNUAL_SET } from "#packs/tianjin/statistics/annual/index.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { checkTables, readAnnualSet } from "../annual/annual-check.rules.ts";
import type { FilledTable } from "../annual.contract.ts";
import { planTables } from "../annual/annual-fill.rules.ts";

const { set } = readAnnualSet(ANNUAL_SET, facts);
let city: City;
beforeAll(async () => {
  city = await aCity({ each: 9 });
  await sql`update people.person set education = case person_id % 5 when 0 then '11' when 1 then '21' when 2 then '41'
    when 3 then '61' end, sex = (1 + person_id % 2)::text, ethnicity = case when person_id % 7 = 0 then '03' else '01' end,
    join_date = case person_id % 4 when 0 then '1966-05' when 1 then '1966' when 2 then '1978-12-31' else '2012-11-01' end
    where join_date is not null and member_type = '1'`.execute(city.services.database.db);
  await sql`update bodies.body set sector = '2'`.execute(city.services.database.db);
});
afterAll(() => city.close());

async function fill(day = "2026-06-30"): Promise<FilledTable[]> {
  if (!set) throw new Error("the pack is sound");
  const ranges = [city.places.get("city") as { lo: number; hi: number }];
  const plan = planTables(set.tables, { now: { ranges, day }, before: { ranges, day: "2025-12-31" } });
  const { tables } = await city.services.cubes.tables(plan.queries);
  return plan.fill(tables);
}

function cell(tables: FilledTable[], table: string, row: string, column: string): number | undefined {
  const one = tables.find(({ code }) => code === table);
  const at = one?.rows.findIndex((line) => line.code === row) ?? -1;
  const place = one?.columns.findIndex((line) => line.code === column) ?? -1;
  return one?.cells[at]?.[place];
}

async function counted(condition: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from people.person
    where member_type in ('1', '2') and ${sql.raw(condition)}`.execute(city.services.database.db);
  return rows[0]?.count ?? -1;
}

test("all tables come from few questions and equal a count by hand", async () => {
  const tables = await fill();
  expect(tables).toHaveLength(16);
  expect(cell(tables, "01", "total", "now")).toBe(await counted("true"));
  expect(cell(tables, "02", "sex.female", "total")).toBe(await counted("sex = '2'"));
  expect(cell(tables, "02", "education.college", "age.71")).toBe(
    await counted("education in ('11', '21') and birth_date <= '1955-06-30'"),
  );
  expect(cell(tables, "03", "joined.1976", "total")).toBe(await counted("join_date = '1966-05'"));
  expect(cell(tables, "03", "joined.1966", "total")).toBe(await counted("join_date = '1966'"));
  expect(cell(tables, "03", "joined.1978", "sex.male")).toBe(
    await counted("join_date = '1978-12-31' and sex = '1'"),
  );
  expect(cell(tables, "04", "education.doctor", "ethnicity.minority")).toBe(
    await counted("education = '11' and ethnicity = '03'"),
  );
  // One probationary member for each of five branches joined this year.
  expect(cell(tables, "01", "total", "change")).toBe(5);
  expect(cell(tables, "09", "way.admitted", "total")).toBe(5);
});

test("sound tables pass every check; an altered cell fails with its place", async () => {
  if (!set) throw new Error("the pack is sound");
  const tables = await fill();
  expect(checkTables(set, tables).filter(({ ok }) => !ok)).toEqual([]);
  const altered = structuredClone(tables);
  const second = altered.find(({ code }) => code === "02");
  const women = second?.rows.findIndex(({ code }) => code === "sex.female") ?? 0;
  const line = second?.cells[women];
  if (!line) throw new Error("table 02 has women");
  line[0] = (line[0] ?? 0) + 1;
  const failed = checkTables(set, altered).filter(({ ok }) => !ok);
  expect(failed.map(({ code }) => code)).toEqual(["02-row-sex", "02-column-age", "women-02"]);
  expect(failed[0]).toMatchObject({ row: "total", column: "total" });
});

test("a code that no line holds is not lost silently: the sum fails", async () => {
  const { db } = city.services.database;
  await sql`update people.person set education = '99' where person_id = 5000`.execute(db);
  if (!set) throw new Error("the pack is sound");
  const failed = checkTables(set, await fill()).filter(({ ok }) => !ok);
  expect(failed.map(({ code }) => code)).toContain("02-row-education");
  await sql`update people.person set education = '11' where person_id = 5000`.execute(db);
});
