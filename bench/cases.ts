import type { BenchCity } from "./city.ts";
import { load, type Line, type Measured, openLine, type Request } from "./load.ts";

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
