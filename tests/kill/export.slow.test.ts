import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { downloadExport } from "#features/rosters/look-at-exports.ts";
import { settleExport } from "#features/rosters/settle-export.ts";
import { startExport } from "#features/rosters/start-export.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES } from "#tests/kit/tree.ts";

/** Eight parts and a rest, so that the worker is killed in the middle. */
const PEOPLE = 42_000;

let city: City;
beforeAll(async () => {
  city = await aCity({ each: 1 });
  // Copies of one resident: an export reads rows, and how they came about does not matter to it.
  await city.services.database.pool.query(
    `insert into people.person (person_id, name, name_key, initials, bigrams, sex, member_type, member_state, body_id,
       body_lo, origin_id)
     select 900000 + n, p.name, p.name_key, p.initials, p.bigrams, p.sex, '1', '1', p.body_id, p.body_lo, p.origin_id
     from generate_series(1, $1::int) n, (select * from people.person order by person_id limit 1) p`,
    [PEOPLE],
  );
});
afterAll(() => city.close());

/** The worker that `npm start` starts. */
function startWorker(): ChildProcess {
  const file = path.join(import.meta.dirname, "../../apps/worker/main.ts");
  return spawn(process.execPath, [file], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      DATABASE_URL: city.databaseUrl,
      ZUGONG_HOME: city.home,
      ZUGONG_DEMONSTRATION: "1",
    },
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

interface Progress {
  state: string;
  done: number;
  crashes: number;
}

async function until(jobId: string, holds: (progress: Progress) => boolean): Promise<Progress> {
  for (const deadline = Date.now() + 120_000; ; ) {
    const { rows } = await city.services.database.pool.query(
      "select state, done::int as done, crashes from jobs.job where job_id = $1",
      [jobId],
    );
    const progress = rows[0] as Progress;
    if (holds(progress)) return progress;
    if (Date.now() > deadline) throw new Error(`waited in vain: ${JSON.stringify(progress)}`);
    await sleep(5);
  }
}

test("an export whose worker is killed goes on where it was, and nobody stands in the file twice", async () => {
  const asker = await city.member("city-section", "city");
  const { runId } = await startExport.run(city.services, asker, {
    format: "csv",
    filter: { body: BODIES.city.id, memberType: ["1"] },
    columns: ["name", "branch"],
    reason: "换届选举前核对名册",
  });
  const { jobId } = await settleExport.run(city.services, city.actor("city-section", "city"), {
    runId,
    verdict: "agree",
  });
  const first = startWorker();
  await until(jobId ?? "", ({ done }) => done >= 5000);
  await kill(first);
  const stopped = await until(jobId ?? "", () => true);
  expect(stopped.state).toBe("running");
  expect(stopped.done).toBeLessThan(PEOPLE);

  const second = startWorker();
  const end = await until(jobId ?? "", ({ state }) => state === "done");
  await kill(second);
  expect(end.crashes).toBe(1);
  const answer = (await downloadExport.run(city.services, asker, { runId })) as { stream(): Readable };
  const lines = (await text(answer.stream())).trim().split("\r\n");
  const { rows } = await city.services.database.pool.query(
    "select count(*)::int as count from people.person where member_type = '1'",
  );
  expect(lines).toHaveLength((rows[0] as { count: number }).count + 2);
  const looked = await city.services.database.pool.query(
    `select count(distinct person)::int as people from audit.entry, unnest(person_ids) person
     where action = 'rosters.start-export' and subject_id = $1`,
    [runId],
  );
  expect(looked.rows).toEqual([{ people: (rows[0] as { count: number }).count }]);
});
