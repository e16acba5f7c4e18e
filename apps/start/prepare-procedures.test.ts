import { expect, test } from "vitest";
import { findEdition, getCalendar, loadProcedures } from "#features/procedures/index.ts";
import { isJudgedBy } from "#features/cases/index.ts";
import { tianjin } from "#packs/tianjin/index.ts";
import { aCity } from "#tests/kit/city.ts";
import { makeId } from "#foundation/ids.ts";
import { prepareProcedures } from "./prepare-procedures.ts";

test("definitions and calendar are loaded at start; an edition that cases were judged by stays as it is", async () => {
  await using city = await open();
  const { db, pool } = city.services.database;
  await prepareProcedures(city.services.database, "tianjin");

  expect((await findEdition(db, "admission", "2026-05-10"))?.edition).toBe("2014");
  expect((await findEdition(db, "admission", "2026-05-11"))?.edition).toBe("2026");
  expect(getCalendar().makeUps.has("2026-10-10")).toBe(true);

  const judged = (procedure: string, edition: string) => isJudgedBy(db, procedure, edition);
  expect(await loadProcedures(db, tianjin.procedures, judged)).toEqual({ written: [], kept: [] });

  const changed = tianjin.procedures.map((one) => ({ ...one, prefix: "XX" }));
  expect((await loadProcedures(db, changed, judged)).written).toHaveLength(tianjin.procedures.length);
  expect((await findEdition(db, "admission", "2026-06-01"))?.prefix).toBe("XX");

  await judgeOnce(pool, "admission", "2026");
  const again = await loadProcedures(db, tianjin.procedures, judged);
  expect(again.kept).toEqual(["admission 2026"]);
  expect(again.written).toHaveLength(tianjin.procedures.length - 1);
  expect((await findEdition(db, "admission", "2020-01-01"))?.prefix).toBe("FZ");
  expect((await findEdition(db, "admission", "2026-06-01"))?.prefix).toBe("XX");
});

test("a definition that is not sound stops the load, with every fault in words", async () => {
  await using city = await open();
  const { db } = city.services.database;
  const [first] = tianjin.procedures;
  const broken = { ...first, stages: [], materials: [] };
  await expect(loadProcedures(db, [broken as never], async () => false)).rejects.toThrow(/stages[\s\S]*补足/);
  expect(await findEdition(db, "admission", "2026-06-01")).toBeUndefined();
});

async function open() {
  const city = await aCity();
  return { ...city, [Symbol.asyncDispose]: city.close };
}

type Pool = Awaited<ReturnType<typeof open>>["services"]["database"]["pool"];

/** One step of one case, as the store writes it. */
async function judgeOnce(pool: Pool, procedure: string, edition: string): Promise<void> {
  const id = makeId();
  await pool.query(
    `insert into cases.case_file (case_id, number, procedure, person_id, body_id, body_lo, stage, step, step_since,
       state, opened_on, moved_by)
     values ($1, 'T-1', $2, 1, 1, 1, 'a', '1', '2026-06-01', 'open', '2026-06-01', 1)`,
    [id, procedure],
  );
  await pool.query(
    `insert into cases.step_record (case_id, record_id, recorded_at, step, edition, move, decided_on, body_id, account_id)
     values ($1, $1, now(), '1', $2, 'submit', '2026-06-01', 1, 1)`,
    [id, edition],
  );
}
