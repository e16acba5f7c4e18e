import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pipeline } from "node:stream/promises";
import { Writable } from "node:stream";
import pgCopy from "pg-copy-streams";
import type { BenchCity } from "./city.ts";
import { openLine, round } from "./load.ts";
import { identityNumber, writeRoster } from "./roster-file.ts";

export interface LongResult {
  name: string;
  n: number;
  rows: number;
  total_ms: number;
  per_s: number;
  peak_mb: number;
  floor_per_s: number;
  [more: string]: unknown;
}

async function ask<T>(
  city: BenchCity,
  cookie: string,
  method: "GET" | "POST",
  place: string,
  body?: unknown,
): Promise<T> {
  const line = await openLine(city.port, cookie);
  const answer = await line.send({
    method,
    path: place,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { "idempotency-key": `bench-${Date.now()}-${process.pid}` },
    }),
  });
  line.close();
  if (answer.status !== 200)
    throw new Error(`${place} was answered ${answer.status}: ${answer.body.slice(0, 300)}`);
  return JSON.parse(answer.body) as T;
}

function upload(
  city: BenchCity,
  cookie: string,
  file: string,
  bytes: number,
  body: string,
): Promise<{ runId: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        port: city.port,
        host: "127.0.0.1",
        method: "POST",
        path: `/api/imports?body=${body}&name=bench.xlsx`,
        headers: {
          cookie,
          "content-type": "application/octet-stream",
          "content-length": bytes,
          "x-zugong": "1",
          "idempotency-key": `bench-up-${Date.now()}`,
        },
      },
      (response) => {
        let text = "";
        response.on("data", (chunk) => (text += chunk));
        response.on("end", () =>
          response.statusCode === 200
            ? resolve(JSON.parse(text) as { runId: string })
            : reject(new Error(text)),
        );
      },
    );
    createReadStream(file).pipe(request);
    request.on("error", reject);
  });
}

interface Run {
  state: string;
  version: number;
  totals: { good: number; bad: number; warn: number } | null;
  taken: number;
  findings: unknown[];
}

async function until(
  city: BenchCity,
  cookie: string,
  runId: string,
  states: readonly string[],
): Promise<Run> {
  for (;;) {
    const run = await ask<Run>(city, cookie, "GET", `/api/imports/${runId}`);
    if (states.includes(run.state)) return run;
    if (["failed", "refused"].includes(run.state))
      throw new Error(`The import ended ${run.state}: ${JSON.stringify(run.findings)}`);
    await sleep(100);
  }
}

export async function import100k(city: BenchCity, cookie: string): Promise<LongResult[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "zugong-bench-"));
  const file = path.join(folder, "roster.xlsx");
  await writeRoster(file, ROWS, await branchNames(city), await freshYear(city));
  const before = city.peakMb();
  const { done, total, checkMs } = await takeRoster(city, cookie, file);
  await rm(folder, { recursive: true });
  if (done.taken !== ROWS) throw new Error(`import-100k: ${done.taken} of ${ROWS} rows were taken`);
  const after = city.peakMb();
  return [
    {
      name: "import-100k",
      n: ROWS,
      rows: done.taken,
      total_ms: Math.round(total),
      check_ms: Math.round(checkMs),
      per_s: Math.round(ROWS / (total / 1000)),
      peak_mb: after.worker,
      added_mb: after.worker - before.worker,
      server_peak_mb: after.server,
      floor_per_s: await copyFloor(city),
    },
  ];
}

const ROWS = 100_000;

async function branchNames(city: BenchCity): Promise<string[]> {
  const { rows } = await city.pool.query(
    "select name from bodies.body where kind = '3' and ended_on is null order by hashint8(body_id) limit 2000",
  );
  return (rows as { name: string }[]).map((row) => row.name);
}

/** Another birth year for each run, so that every row is a new person. */
async function freshYear(city: BenchCity): Promise<number> {
  const { rows } = await city.pool.query("select count(*)::int as runs from rosters.import_run");
  return 1940 + (((rows[0] as { runs: number }).runs * 7) % 40);
}

async function rootOf(city: BenchCity): Promise<string> {
  const { rows } = await city.pool.query("select body_id as id from bodies.body where kind = '4'");
  return (rows[0] as { id: string }).id;
}

/** Upload, check, commit: as a clerk does, over HTTP. */
async function takeRoster(city: BenchCity, cookie: string, file: string) {
  const began = performance.now();
  const { runId } = await upload(city, cookie, file, (await stat(file)).size, await rootOf(city));
  const checked = await until(city, cookie, runId, ["checked"]);
  const checkMs = performance.now() - began;
  await ask(city, cookie, "POST", `/api/imports/${runId}/commit`, {
    version: checked.version,
    take: "good",
    warningsSeen: true,
  });
  const done = await until(city, cookie, runId, ["committed"]);
  return { done, checkMs, total: performance.now() - began };
}

/** The floor of an import: the same number of bare rows by COPY, without reading a file, checks, history or audit. */
async function copyFloor(city: BenchCity): Promise<number> {
  const client = await city.pool.connect();
  try {
    await client.query(
      "create temp table bench_copy (id bigint primary key, name text, number text, joined text, body bigint)",
    );
    const began = performance.now();
    const stream = client.query(pgCopy.from("copy bench_copy from stdin"));
    await pipeline(async function* lines() {
      for (let index = 0; index < 100_000; index += 1)
        yield `${index}\t样本\t${identityNumber(index, 1950)}\t2015-07-01\t1\n`;
    }, stream);
    return Math.round(100_000 / ((performance.now() - began) / 1000));
  } finally {
    await client.query("drop table if exists bench_copy");
    client.release();
  }
}

export async function exportAll(city: BenchCity, cookie: string): Promise<LongResult[]> {
  const { rows: all } = await city.pool.query(
    "select count(*)::int as count from people.person where member_type in ('1', '2')",
  );
  const before = city.peakMb();
  const began = performance.now();
  const rows = await takeList(city, cookie);
  const total = performance.now() - began;
  if (rows !== (all[0] as { count: number }).count) throw new Error(`export-all: ${rows} rows`);
  const after = city.peakMb();
  return [
    {
      name: "export-all",
      n: 1,
      rows,
      total_ms: Math.round(total),
      per_s: Math.round(rows / (total / 1000)),
      peak_mb: after.worker,
      added_mb: after.worker - before.worker,
      floor_per_s: await copyOutFloor(city),
    },
  ];
}

interface ExportView {
  runId: string;
  rows: number | null;
  state: string;
}

async function takeList(city: BenchCity, cookie: string): Promise<number> {
  const { runId } = await ask<{ runId: string }>(city, cookie, "POST", "/api/exports", {
    format: "xlsx",
    reason: "全市名册留存备查",
    filter: { body: await rootOf(city) },
    columns: [
      "name",
      "sex",
      "birth_date",
      "ethnicity",
      "education",
      "member_type",
      "join_date",
      "branch",
      "identity_number",
    ],
  });
  // So long a list goes out only with the consent of a second person.
  await ask(city, await city.signIn("erchu"), "POST", `/api/exports/${runId}/settle`, {
    verdict: "agree",
  });
  for (;;) {
    await sleep(200);
    const { exports } = await ask<{ exports: ExportView[] }>(city, cookie, "GET", "/api/exports");
    const mine = exports.find((one) => one.runId === runId);
    if (mine?.state === "failed") throw new Error("export-all failed");
    if (mine && mine.rows !== null) return mine.rows;
  }
}

/** The floor of an export: COPY of the same columns to nowhere. */
async function copyOutFloor(city: BenchCity): Promise<number> {
  const client = await city.pool.connect();
  const began = performance.now();
  let lines = 0;
  const counting = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const byte of chunk) if (byte === 10) lines += 1;
      done();
    },
  });
  const out = client.query(
    pgCopy.to(
      "copy (select name, sex, birth_date, ethnicity, education, member_type, join_date, body_id, identity_mask from people.person where member_type in ('1', '2') order by name_key) to stdout",
    ),
  );
  await pipeline(out, counting);
  client.release();
  return round(lines / ((performance.now() - began) / 1000));
}
