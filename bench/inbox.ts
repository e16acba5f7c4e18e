import { ensurePartitions } from "#foundation/audit/ensure-partitions.ts";
import { firstIdAt } from "#foundation/ids.ts";
import type { BenchCity } from "./city.ts";
import { load, round } from "./load.ts";

/** Ten years of a whole city, and a tenth of it for less; `BENCH_CASES` says otherwise. */
const CASES = { city: 1_000_000, other: 100_000 };
/** A record each month from the month in which the case began; the months are those of ids. */
const RECORDS_EACH = 10;
const FIRST_YEAR = 2024;
const MONTHS = 120;
const MONTHS_MADE_AT_ONCE = 4;
const LOOKS = 300;
/** Ids of these cases lie below all others. */
const BENCH_IDS = 1_000_000_000_000;

/** Whose turn it is in most cases, in some, in few: the branch, the body above it, the one above that. */
const ACCOUNTS = ["shuji", "dangwu", "quke", "shichu"] as const;

/** The inbox of everybody, from a branch to the city, over many open cases with ten records each; taken away again. */
export async function inbox(city: BenchCity, cookie: string): Promise<object[]> {
  const made = (await findCases(city)) ?? (await makeCases(city));
  const looked = async (name: string, path: string, who: string) => ({
    name,
    cases: made.cases,
    records: made.records,
    ...(await load(city.port, 1, LOOKS, () => ({ method: "GET", path: `/api${path}` }), who)),
  });
  const results: object[] = [];
  try {
    for (const account of ACCOUNTS) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: they must not disturb each other
      const who = await city.signIn(account);
      // oxlint-disable-next-line no-await-in-loop -- as above
      for (const reach of ["own", "below"])
        results.push(await looked(`inbox-${account}-${reach}`, `/cases/inbox?reach=${reach}&limit=50`, who));
    }
    results.push(await looked("case-list-city", "/cases?limit=50", cookie));
    return [...results, { name: "inbox-made", ...made, seconds: round(made.seconds) }];
  } finally {
    await removeCases(city);
  }
}

interface Made {
  cases: number;
  records: number;
  seconds: number;
}

function wantedFor({ scale }: BenchCity): number {
  return Number(process.env["BENCH_CASES"] ?? (scale === "city" ? CASES.city : CASES.other));
}

/** Those of a run that was broken off, when they are as many as wanted; others are taken away. */
async function findCases(city: BenchCity): Promise<Made | undefined> {
  const { rows } = await city.pool.query(
    `select (select count(*)::int from cases.case_file where case_id < ${BENCH_IDS}) as cases,
       (select count(*)::int from cases.step_record where case_id < ${BENCH_IDS}) as records`,
  );
  const held = rows[0] as Omit<Made, "seconds">;
  if (held.cases === wantedFor(city) && held.records === held.cases * RECORDS_EACH)
    return { ...held, seconds: 0 };
  if (held.cases > 0) await removeCases(city);
  return undefined;
}

async function makeCases(city: BenchCity): Promise<Made> {
  const began = performance.now();
  const cases = await city.pool.query(
    `insert into cases.case_file (case_id, number, procedure, person_id, body_id, body_lo, turn_id, turn_lo, stage, step,
       step_since, due_on, state, opened_on, values, moved_by)
     select p.person_id, 'BENCH-' || p.person_id, 'bench', p.person_id, p.body_id, p.body_lo, t.body_id, t.lo, 'apply', '2',
       '2026-01-01', '2026-01-01'::date + (p.person_id % 500)::int, 'open', '2026-01-01', '{"application_on": "2026-01-01"}', 1
     from people.person p join bodies.body b using (body_id) left join bodies.body u on u.body_id = b.parent_id
       left join bodies.body o on o.body_id = u.parent_id
       join bodies.body t on t.body_id = case when p.person_id % 10 < 6 then b.body_id
         when p.person_id % 10 < 9 then coalesce(u.body_id, b.body_id) else coalesce(o.body_id, u.body_id, b.body_id) end
     order by hashint8(p.person_id) limit $1`,
    [wantedFor(city)],
  );
  const records = await makeRecords(city);
  // What a running city has done at night.
  await city.pool.query("vacuum (analyze) cases.case_file");
  return { cases: cases.rowCount ?? 0, records, seconds: (performance.now() - began) / 1000 };
}

/** Each month lies in a partition of its own, as it would after ten years. */
async function makeRecords(city: BenchCity): Promise<number> {
  const starts = Array.from({ length: MONTHS }, (_, month) => new Date(Date.UTC(FIRST_YEAR, month, 2)));
  for (let month = 0; month < MONTHS; month += MONTHS_MADE_AT_ONCE)
    // oxlint-disable-next-line no-await-in-loop -- one table after the other
    await ensurePartitions(city.pool, starts[month]);
  const ids = starts.map((start) => firstIdAt(start));
  let made = 0;
  for (let nr = 0; nr < RECORDS_EACH; nr += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one connection fills the disk as fast as several
    const { rowCount } = await city.pool.query(
      `insert into cases.step_record (case_id, record_id, recorded_at, step, edition, move, decided_on, body_id, account_id)
       select case_id, ($1::bigint[])[1 + (case_id + $2) % ${MONTHS}] + $2, now(), '1', '2026', 'submit', '2026-01-01', body_id, 1
       from cases.case_file where case_id < ${BENCH_IDS}`,
      [ids, nr],
    );
    made += rowCount ?? 0;
  }
  return made;
}

async function removeCases(city: BenchCity): Promise<void> {
  await city.pool.query("delete from cases.step_record where case_id < $1", [BENCH_IDS]);
  await city.pool.query("delete from cases.case_file where case_id < $1", [BENCH_IDS]);
}
