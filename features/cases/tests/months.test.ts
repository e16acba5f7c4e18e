import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countAllMonths, findMonthFault } from "../month-store.ts";
import { aCaseCity, admissionActs, carry, type CaseCity, openAdmission } from "./kit.ts";

let city: CaseCity;
beforeAll(async () => {
  city = await aCaseCity({ each: 6 });
});
afterAll(() => city.close());

const db = () => city.services.database.db;

async function months(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', to_char(month, 'YYYY-MM'), kind, sum(count)) as line from cases.month_count
    group by month, kind order by month, kind`.execute(db());
  return rows.map((row) => row.line);
}

test("steps are counted in the month in which they were decided, and verify finds a count that is wrong", async () => {
  const branch = "riversideFirst";
  city.setDay("2025-01-10");
  const opened = await openAdmission(city, branch, city.applicant(branch));
  await carry(city, branch, opened, admissionActs(city.full(branch)).slice(0, 4));
  expect(await months()).toEqual(["2025-01 opened 1", "2025-01 step 1", "2025-02 step 2", "2025-03 step 1"]);
  expect(await findMonthFault(db())).toBeUndefined();

  await sql`update cases.month_count set count = count + 1 where kind = 'opened'`.execute(db());
  expect(await findMonthFault(db())).toMatchObject({ month: "2025-01-01", counted: 2, steps: 1 });
  await sql`delete from cases.month_count`.execute(db());
  expect(await findMonthFault(db())).toMatchObject({ counted: 0 });
  await countAllMonths(city.services.database.pool);
  expect(await findMonthFault(db())).toBeUndefined();
});

test("cases that are opened at once in one branch are all counted", async () => {
  city.setDay("2025-06-10");
  await sql`update people.person set member_type = '5', birth_date = '1990-05-06' where body_id = 1011`.execute(
    db(),
  );
  const { rows } = await sql<{ id: string }>`
    select person_id as id from people.person where body_id = 1011 order by 1`.execute(db());
  const opened = await Promise.all(rows.map(({ id }) => openAdmission(city, "hillsideFirst", id)));
  expect(opened.length).toBe(6);
  expect((await months()).filter((line) => line.startsWith("2025-06"))).toEqual(["2025-06 opened 6"]);
  expect(await findMonthFault(db())).toBeUndefined();
});
