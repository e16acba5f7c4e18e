import { afterAll, beforeAll, expect, test } from "vitest";
import { openClock } from "#foundation/clock.ts";
import type { Services } from "#foundation/services.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { foundationTasks } from "./clean-up.ts";
import { isDue, runIfDue } from "./run-nightly.ts";

let city: City;
beforeAll(async () => {
  city = await aCity({ each: 0 });
});
afterAll(() => city.close());

function at(moment: string): Services {
  return { ...city.services, clock: openClock(() => new Date(moment)) };
}

test("due at two in the night, once a day, and at once after a missed night", () => {
  expect(isDue(undefined, "2026-11-25", 15)).toBe(true);
  expect(isDue("2026-11-24", "2026-11-25", 1)).toBe(false);
  expect(isDue("2026-11-24", "2026-11-25", 2)).toBe(true);
  expect(isDue("2026-11-25", "2026-11-25", 23)).toBe(false);
  expect(isDue("2026-11-22", "2026-11-25", 0)).toBe(true);
  expect(isDue("2026-02-28", "2026-03-01", 1)).toBe(false);
});

test("what is old goes, what is young stays, and the files go with their rows", async () => {
  const services = at("2026-11-25T20:00:00Z");
  const { pool } = services.database;
  async function* content() {
    yield Buffer.from("certificate");
  }
  const [old, young] = [await services.files.put(content(), 100), await services.files.put(content(), 100)];
  await pool.query(
    `insert into files.file (file_id, name, content_type, bytes, sha256, stored_as, expires_at) values
     (1, 'a', 'text/plain', 11, '', $1, '2026-11-25'), (2, 'b', 'text/plain', 11, '', $2, '2026-11-27')`,
    [old.storedAs, young.storedAs],
  );
  await pool.query(`insert into command.answer (account_id, key, request_hash, made_at) values
    (1, 'key-of-old', '', '2026-11-18'), (1, 'key-of-young', '', '2026-11-19')`);
  await pool.query(`insert into jobs.job (job_id, kind, params, state, ended_at) values
    (1, 'a', '{}', 'done', '2026-08-01'), (2, 'a', '{}', 'done', '2026-11-01'), (3, 'a', '{}', 'running', null)`);

  expect(await runIfDue({ services, tasks: foundationTasks })).toBe(true);

  const { rows } =
    await pool.query(`select (select value from installation.setting where name = 'nightly') as night,
    (select array_agg(key) from command.answer) as keys, (select array_agg(file_id::int) from files.file) as files,
    (select array_agg(job_id::int order by job_id) from jobs.job) as jobs`);
  expect(rows[0]).toEqual({
    night: { day: "2026-11-26", done: { answers: 1, jobs: 1, files: 1 } },
    keys: ["key-of-young"],
    files: [2],
    jobs: [2, 3],
  });
  await expect(services.files.get(old.storedAs, 11).toArray()).rejects.toThrow("ENOENT");
  expect(Buffer.concat(await services.files.get(young.storedAs, 11).toArray()).toString()).toBe(
    "certificate",
  );
});

test("not twice in a night, one task's failure stops no other, and it is told", async () => {
  const told: string[] = [];
  const ran: string[] = [];
  const tasks = [
    { name: "broken", run: () => Promise.reject(new Error("disk full")) },
    { name: "sound", run: async () => ran.push("sound") },
  ];
  const report = (line: string) => void told.push(line);
  expect(await runIfDue({ services: at("2026-11-25T20:00:00Z"), tasks, report })).toBe(false);
  const next = { services: at("2026-11-26T20:00:00Z"), tasks, report };
  const both = await Promise.all([runIfDue(next), runIfDue(next)]);
  expect(both.filter(Boolean).length).toBe(1);
  expect(ran).toEqual(["sound"]);
  expect(told.join()).toContain("disk full");
});
