import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aVillage, type Village, VILLAGE_DAY } from "#tests/kit/village.ts";
import type { Figure } from "../figures.contract.ts";

let village: Village;
beforeAll(async () => {
  village = await aVillage();
}, 120_000);
afterAll(() => village.close());

const MEMBER =
  "from people.membership m join people.person p using (person_id) where m.superseded_at is null and m.from_day <= $day and (m.to_day is null or m.to_day > $day)";
const MEMBERS = `${MEMBER} and m.member_type in ('1','2')`;
const OFFICIAL = `${MEMBERS} and p.official_level in ('11','12','21','22')`;
const BODY =
  "from bodies.body_period t join bodies.body b using (body_id) where t.superseded_at is null and t.from_day <= $day and (t.to_day is null or t.to_day > $day)";
const POST =
  "from people.post t join people.person p using (person_id) where t.from_day <= $day and (t.to_day is null or t.to_day > $day)";
const OPENED =
  "from cases.case_file where extract(year from opened_on) = extract(year from $day) and opened_on <= $day";
const CLOSED =
  "from cases.case_file where extract(year from closed_on) = extract(year from $day) and closed_on <= $day";
const share = (part: string, whole: string) =>
  `select 100.0 * count(*) filter (where ${part}) / nullif(count(*), 0) as n ${whole}`;
const people = (whole: string) => `select count(distinct m.person_id) as n ${whole}`;
const rows = (whole: string) => `select count(*) as n ${whole}`;
const HIGHER = "p.education ~ '^[123]'";
const IN_YEAR = "between date_trunc('year', $day) and $day";

/** Every counted figure once more, by a query of its own over the tables. */
const BY_HAND: Readonly<Record<string, string>> = {
  "LC-01-01": people(OFFICIAL),
  "LC-01-02": rows(MEMBERS),
  "LC-01-03": rows(`${BODY} and t.kind = '3'`),
  "LC-01-04": share(HIGHER, MEMBERS),
  "LC-02-01": people(`${MEMBERS} and p.official_level in ('11','12')`),
  "LC-02-02": rows(`${POST} and t.post = '9'`),
  "LC-02-03": share("p.sex = '2'", OFFICIAL),
  "LC-02-04": share("p.education ~ '^1'", OFFICIAL),
  "LC-02-05": rows(`${BODY} and t.kind = '7'`),
  "LC-03-01": people(`${OFFICIAL} and left(p.birth_date, 4)::int >= 1985`),
  "LC-03-02": people(`${OFFICIAL} and p.official_level = '21' and left(p.birth_date, 4)::int >= 1985`),
  "LC-04-01": rows(`${MEMBERS} and extract(year from age($day, p.birth_date::date)) < 36`),
  "LC-04-02": `select count(distinct t.person_id) as n ${POST} and t.post = '1' and extract(year from age($day, p.birth_date::date)) < 36`,
  "LC-05-01": rows(`${BODY} and t.kind in ('1','2','6','8')`),
  "LC-05-02": rows(`${BODY} and b.branch_type in ('2','3','4','5')`),
  "LC-05-03": rows(`${BODY} and b.term_end < $day`),
  "LC-05-04": `select count(distinct t.person_id) as n ${POST} and t.post = '1'`,
  "LC-05-05": `select count(*) as n from people.membership m where m.member_type = '2' and m.from_day ${IN_YEAR} and m.superseded_at is null`,
  "LC-05-06": `select count(*) as n from people.membership m join people.membership e using (person_id)
    where m.member_type = '1' and e.member_type = '2' and e.to_day = m.from_day and m.from_day ${IN_YEAR}`,
  "LC-05-07": rows(`${MEMBER} and m.member_type = '4'`),
  "LC-05-08": rows(`${MEMBER} and m.member_type = '3'`),
  "LC-05-09": rows(`${MEMBERS} and m.member_state in ('2','3')`),
  "LC-05-10": rows(`${MEMBERS} and m.member_state = '4'`),
  "LC-05-11": rows(`${OPENED} and procedure = 'admission' and variant = 'front-line'`),
  "LC-05-12": `select count(distinct c.person_id) as n from cases.step_record r join cases.case_file c using (case_id)
    where c.procedure = 'admission' and c.variant = 'front-line' and r.outcome = 'approved' and r.decided_on ${IN_YEAR}`,
  "LC-05-13": rows(`${CLOSED} and procedure in ('transfer','transfer-in')`),
  "LC-06-01": rows(`${MEMBERS} and p.education ~ '^1'`),
  "LC-06-02": rows(`${MEMBERS} and p.education = '11'`),
  "LC-06-03": rows(`${MEMBERS} and p.occupation in ('013','015','022','024')`),
  "LC-07-01": rows(`${MEMBERS} and p.join_date <= to_char($day - interval '50 years', 'YYYY-MM-DD')`),
  "LC-07-02": rows(`${MEMBERS} and p.occupation = '4'`),
  "LC-08-01": rows(OPENED),
  "LC-08-02": rows(CLOSED),
  "LC-08-03": `select avg(closed_on - opened_on) as n ${CLOSED}`,
  "LC-08-04": `select 100.0 * sum(derived) / nullif(sum(derived + typed), 0) as n ${OPENED}`,
  "LC-08-05": `select coalesce(sum(twice), 0) as n ${OPENED}`,
  "LC-08-06": `select coalesce(sum(added_signs), 0) as n ${OPENED}`,
  "LC-08-07":
    "select jsonb_array_length(a -> 'items') as n from procedures.edition, jsonb_array_elements(definition -> 'archives') a where procedure = 'admission' and a ->> 'code' = 'typical-42' and valid_from <= $day order by valid_from desc limit 1",
  "LC-08-08":
    "select jsonb_array_length(a -> 'items') as n from procedures.edition, jsonb_array_elements(definition -> 'archives') a where procedure = 'admission' and a ->> 'code' = 'streamlined-17' and valid_from <= $day order by valid_from desc limit 1",
};

async function byHand(code: string, day: string): Promise<number | null> {
  const text = (BY_HAND[code] ?? "").replaceAll("$day", `date '${day}'`);
  const { rows: found } = await sql<{ n: number | string | null }>`${sql.raw(text)}`.execute(
    village.database.db,
  );
  const n = found[0]?.n;
  return n === null || n === undefined ? null : Number(n);
}

test("every counted figure equals a query of its own: difference 0, this year and the year before", async () => {
  const { figures } = await village.run<{ figures: Figure[] }>("statistics.list-indicators", {
    day: VILLAGE_DAY,
  });
  const counted = figures.filter(({ notYet }) => notYet === null);
  expect(counted.map(({ code }) => code).toSorted()).toEqual(Object.keys(BY_HAND).toSorted());
  for (const figure of counted) {
    const [now, before] = await Promise.all([
      byHand(figure.code, VILLAGE_DAY),
      byHand(figure.code, "2025-11-25"),
    ]);
    expect([figure.code, rounded(figure.value), rounded(figure.before)]).toEqual([
      figure.code,
      rounded(now),
      rounded(before),
    ]);
  }
  // Not a city of zeros.
  expect(counted.filter(({ value }) => (value ?? 0) > 0).length).toBeGreaterThan(30);
});

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}

test("what is not recorded yet has no value, and says which capability brings it", async () => {
  const { figures } = await village.run<{ figures: Figure[] }>("statistics.list-indicators", {});
  const open = figures.filter(({ notYet }) => notYet !== null);
  expect(open.length).toBeGreaterThan(30);
  for (const figure of open) expect([figure.value, figure.before]).toEqual([null, null]);
});

interface Detail {
  figure: Figure;
  breakdown: { lines: { key: string | null; value: number | null }[] };
  years: { day: string; value: number | null }[];
  months: { day: string; value: number | null }[];
  rows: { count: number; mayOpen: boolean };
}

test("a figure opens: its children add up, its trend ends in it, its rows are those counted", async () => {
  const detail = await village.run<Detail>("statistics.read-indicator", {
    code: "LC-01-02",
    day: VILLAGE_DAY,
  });
  const sum = detail.breakdown.lines.reduce((total, line) => total + (line.value ?? 0), 0);
  expect(sum).toBe(detail.figure.value);
  expect(detail.years.at(-1)).toEqual({ day: VILLAGE_DAY, value: detail.figure.value });
  expect(detail.months).toHaveLength(12);
  expect(detail.rows).toEqual({ count: detail.figure.value, mayOpen: true });
  const admitted = await village.run<Detail>("statistics.read-indicator", {
    code: "LC-05-05",
    day: VILLAGE_DAY,
  });
  const months = admitted.months.filter(({ day }) => day.startsWith("2026"));
  expect(months.reduce((total, point) => total + (point.value ?? 0), 0)).toBe(admitted.figure.value);
  let after = "";
  const names: string[] = [];
  do {
    const page = await village.run<{ rows: { name: string }[]; next: string | null }>(
      "statistics.list-indicator-rows",
      { code: "LC-05-05", day: VILLAGE_DAY, after, limit: 20 },
    );
    names.push(...page.rows.map(({ name }) => name));
    after = page.next ?? "";
  } while (after !== "");
  expect(names).toHaveLength(admitted.figure.value ?? -1);
});

test("rows of bodies and of cases are named too; a breakdown that is not offered is refused", async () => {
  for (const code of ["LC-05-01", "LC-08-01", "LC-05-04"]) {
    const detail = await village.run<Detail>("statistics.read-indicator", { code, day: VILLAGE_DAY });
    const page = await village.run<{ rows: { name: string }[] }>("statistics.list-indicator-rows", {
      code,
      day: VILLAGE_DAY,
      limit: 200,
    });
    expect(page.rows).toHaveLength(Math.min(200, detail.rows.count));
    expect(page.rows.every(({ name }) => name !== "")).toBe(true);
  }
  await expect(
    village.run("statistics.read-indicator", { code: "LC-01-02", by: "birth_date" }),
  ).rejects.toMatchObject({ code: "breakdown_unfit" });
});
