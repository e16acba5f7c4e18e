import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handlers } from "#apps/compose/handlers.ts";
import { serve } from "#apps/server/serve.ts";
import { runJob } from "#foundation/jobs/run-worker.ts";
import { aPlayer, type Player } from "#tests/access/cast.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES } from "#tests/kit/tree.ts";
import type { Issue } from "./findings.contract.ts";
import type { ImportRun } from "./imports.contract.ts";

/**
 * The twelve files of a clerk's desk, sent to the real server, checked by the real job against branches in the real
 * tables: rows, places and codes must be those of the expected results.
 */
const FOLDER = path.join(import.meta.dirname, "fixtures");

interface Expected {
  file: string;
  file_outcome: string;
  totals: { data_rows: number; good: number; warn: number; bad: number; ignored: number };
  sheets: {
    name: string;
    rows?: { row: number; issues: { code: string; severity: string; cell: string }[] }[];
  }[];
}

let city: City;
let app: Awaited<ReturnType<typeof serve>>;
let clerk: Player;

beforeAll(async () => {
  city = await aCity({ each: 0 });
  // The day on which the expected results judge dates.
  const { clock } = city.services;
  Object.assign(city.services, { clock: { now: () => clock.now(), today: () => "2026-11-23" } });
  app = await serve(city.services, { quiet: true });
  clerk = await aPlayer(city.services, "名册干事", [{ role: "clerk", bodyId: BODIES.riverside.id }]);
  await plantBranches();
});
afterAll(async () => {
  await app.close();
  await city.close();
});

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(FOLDER, name), "utf8")) as T;
}

/** The branches of the files, below the street. */
async function plantBranches(): Promise<void> {
  const { db } = city.services.database;
  const { branches } = readJson<{ branches: { full: string; short: string; aliases: string[] }[] }>(
    "branches.json",
  );
  const after = (city.places.get("riversideSecond")?.hi ?? 0) + 1;
  for (const [index, branch] of branches.entries()) {
    const [id, lo] = [String(5000 + index), after + index * 16];
    await sql`insert into bodies.body (body_id, parent_id, lo, hi, depth, kind, sector, name, short_name, name_key, initials,
        bigrams, established_on, term_start, term_years, term_end, origin_id)
      values (${id}, ${BODIES.riverside.id}, ${lo}, ${lo + 15}, 3, '3', '社区', ${branch.full}, ${branch.short}, ${id}, 'x',
        '{}', '2003-11-01', '2023-03-20', 5, '2028-03-20', 1)`.execute(db);
    for (const alias of branch.aliases)
      await sql`insert into bodies.alias values (${id}, ${alias})`.execute(db);
  }
}

async function send(name: string): Promise<ImportRun> {
  const headers = { cookie: `zugong=${clerk.token}`, "x-zugong": "1" };
  const sent = await app.inject({
    method: "POST",
    url: `/api/imports?${new URLSearchParams({ body: BODIES.riverside.id, name }).toString()}`,
    headers: { ...headers, "content-type": "application/octet-stream", "idempotency-key": `key-${name}` },
    payload: readFileSync(path.join(FOLDER, name)),
  });
  const { runId, jobId } = sent.json<{ runId: string; jobId: string }>();
  await runJob(city.services, handlers, jobId);
  const answer = await app.inject({ url: `/api/imports/${runId}`, headers });
  return answer.json<ImportRun>();
}

async function issuesOf(runId: string, severity: string): Promise<Issue[]> {
  const answer = await app.inject({
    url: `/api/imports/${runId}/issues?severity=${severity}&limit=200`,
    headers: { cookie: `zugong=${clerk.token}`, "x-zugong": "1" },
  });
  const { issues, next } = answer.json<{ issues: Issue[]; next: number | null }>();
  expect(next).toBeNull();
  return issues;
}

const STATE: Readonly<Record<string, string>> = {
  accept: "checked",
  refuse: "refused",
  needs_choice: "needs_choice",
};
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".expected.json"));

test.each(files)("%s: what the server answers is what was expected", async (expectedName) => {
  const expected = readJson<Expected>(expectedName);
  const run = await send(expected.file);
  expect(run.state).toBe(STATE[expected.file_outcome]);
  const { data_rows: dataRows, ...counts } = expected.totals;
  expect(run.totals).toEqual({ dataRows, ...counts });
  const want = expected.sheets.flatMap(({ name, rows = [] }) =>
    rows.flatMap((row) =>
      row.issues
        .filter(({ severity }) => severity !== "notice")
        .map(({ code, severity, cell }) => `${name}!${cell} ${severity} ${code}`),
    ),
  );
  const issues = [...(await issuesOf(run.runId, "error")), ...(await issuesOf(run.runId, "warning"))];
  const found = issues.map(({ sheet, cell, severity, code }) => `${sheet}!${cell} ${severity} ${code}`);
  expect(found.toSorted()).toEqual(want.toSorted());
  for (const { reason, mend } of issues)
    for (const words of [reason, mend])
      expect([
        /[\u4e00-\u9fff]/.test(words.zh),
        /[a-z]/i.test(words.en),
        /\{\w+\}/.test(words.zh + words.en),
      ]).toEqual([true, true, false]);
});
