import type { BenchCity } from "./city.ts";
import { load, type Line, type Measured, openLine, type Request, round } from "./load.ts";

const CONNECTIONS = 64;
const MOST_MOVES = 4000;
const MOST_RACES = 10_000;
/** Pairs of approvers that race at the same time. */
const PAIRS = 8;

interface Waiting {
  id: string;
  version: number;
}

/** Applicants whose talk was held: the next step is to choose them as activists. */
async function waitingCases(city: BenchCity, most: number): Promise<Waiting[]> {
  const { rows } = await city.pool.query(
    `select case_id as id, version from cases.case_file
     where procedure = 'admission' and step = '3' and state = 'open' order by hashint8(case_id) limit $1`,
    [most],
  );
  if (rows.length === 0) throw new Error("No case waits at step 3; take another data folder.");
  return rows as Waiting[];
}

async function today(city: BenchCity): Promise<string> {
  const { rows } = await city.pool.query(
    "select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day",
  );
  return (rows[0] as { day: string }).day;
}

function moveOf({ id, version }: Waiting, day: string, key: string): Request {
  return {
    method: "POST",
    path: `/api/cases/${id}/moves`,
    headers: { "idempotency-key": key },
    body: JSON.stringify({
      move: "submit",
      step: "3",
      version,
      values: { activist_on: day, activist_way: "members", activist_text: "支部研究同意" },
      note: "基准测试",
    }),
  };
}

/** Moves of cases, each with its rules, its effect on the person, record, audit and feed, durable. */
export async function caseMove(city: BenchCity, cookie: string): Promise<(Measured & { name: string })[]> {
  const cases = await waitingCases(city, MOST_MOVES);
  const day = await today(city);
  const run = `move-${process.pid}-${Date.now()}`;
  const measured = await load(
    city.port,
    CONNECTIONS,
    cases.length,
    (index) => moveOf(cases[index] as Waiting, day, `${run}-${index}`),
    cookie,
  );
  return [{ name: "case-move", ...measured }];
}

/** Two approvers press the same button of the same case at the same time; exactly one of them may win. */
export async function approvalRace(city: BenchCity, cookie: string): Promise<object[]> {
  const cases = await waitingCases(city, MOST_RACES);
  const other = await city.signIn("erchu");
  const day = await today(city);
  const run = `race-${process.pid}-${Date.now()}`;
  const found = { winners: 0, told: 0, broken: 0 };
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: PAIRS }, async () => {
      const pair = [await openLine(city.port, cookie), await openLine(city.port, other)] as const;
      for (let index = next++; index < cases.length; index = next++)
        // oxlint-disable-next-line no-await-in-loop -- one race of a pair after the other
        count(found, await race(pair, cases[index] as Waiting, day, `${run}-${index}`));
      for (const line of pair) line.close();
    }),
  );
  return [
    { name: "approval-race", n: cases.length, ...found, total_ms: Math.round(performance.now() - began) },
  ];
}

async function race(pair: readonly [Line, Line], one: Waiting, day: string, key: string) {
  return Promise.all(pair.map((line, side) => line.send(moveOf(one, day, `${key}-${side}`))));
}

type Answers = Awaited<ReturnType<typeof race>>;

function count(found: { winners: number; told: number; broken: number }, answers: Answers): void {
  const won = answers.filter(({ status }) => status === 200).length;
  const told = answers.filter(({ body }) => body.includes("moved_meanwhile")).length;
  found.winners += won;
  found.told += told;
  if (won !== 1 || told !== 1) found.broken += 1;
}

/** How many cases the inbox is asked over; `BENCH_CASES=1000000` for the whole city in ten years. */
const INBOX_CASES = Number(process.env["BENCH_CASES"] ?? 100_000);
const RECORDS_EACH = 10;
const LOOKS = 300;

/** The inbox of a street and of the city over many cases with ten records each; they are taken away again. */
export async function inbox(city: BenchCity, cookie: string): Promise<object[]> {
  await removeCases(city);
  const made = await makeCases(city);
  const street = await city.signIn("dangwu");
  const looked = async (name: string, path: string, who: string) => ({
    name,
    cases: made.cases,
    records: made.records,
    ...(await load(city.port, 1, LOOKS, () => ({ method: "GET", path: `/api${path}` }), who)),
  });
  try {
    return [
      await looked("inbox-street-below", "/cases/inbox?reach=below&limit=50", street),
      await looked("inbox-city-below", "/cases/inbox?reach=below&limit=50", cookie),
      await looked("case-list-city", "/cases?limit=50", cookie),
      { name: "inbox-made", ...made, seconds: round(made.seconds) },
    ];
  } finally {
    await removeCases(city);
  }
}

/** Ids of these cases lie below all others. */
const BENCH_IDS = 1_000_000_000_000;

async function makeCases(city: BenchCity): Promise<{ cases: number; records: number; seconds: number }> {
  const began = performance.now();
  const cases = await city.pool.query(
    `insert into cases.case_file (case_id, number, procedure, person_id, body_id, body_lo, turn_id, turn_lo, stage, step,
       step_since, due_on, state, opened_on, values, moved_by)
     select person_id, 'BENCH-' || person_id, 'bench', person_id, body_id, body_lo, body_id, body_lo, 'apply', '2',
       '2026-01-01', '2026-01-01'::date + (person_id % 500)::int, 'open', '2026-01-01', '{"application_on": "2026-01-01"}', 1
     from people.person order by hashint8(person_id) limit $1`,
    [INBOX_CASES],
  );
  const records = await city.pool.query(
    `insert into cases.step_record (case_id, record_id, recorded_at, step, edition, move, decided_on, body_id, account_id)
     select case_id, case_id * ${RECORDS_EACH} + n, now(), '1', '2026', 'submit', '2026-01-01', body_id, 1
     from cases.case_file, generate_series(1, ${RECORDS_EACH}) n where case_id < ${BENCH_IDS}`,
  );
  await city.pool.query("analyze cases.case_file");
  return {
    cases: cases.rowCount ?? 0,
    records: records.rowCount ?? 0,
    seconds: (performance.now() - began) / 1000,
  };
}

async function removeCases(city: BenchCity): Promise<void> {
  await city.pool.query("delete from cases.step_record where case_id < $1", [BENCH_IDS]);
  await city.pool.query("delete from cases.case_file where case_id < $1", [BENCH_IDS]);
}
