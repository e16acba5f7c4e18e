import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { facts } from "#apps/compose/facts.ts";
import { cityTables } from "#apps/compose/statistics.ts";
import { sumBranches } from "#features/statistics/index.ts";
import type { Cubes } from "#foundation/cube/cubes.ts";
import { openCubes } from "#foundation/cube/open-cubes.ts";
import type { Database } from "#foundation/database/open-database.ts";
import { withDatabase } from "../open-installation.ts";
import { CliProblem, type ExitCode, type Terminal, type Verb } from "../verb.ts";

/** So many differing cells are named. */
const SHOWN = 20;
const LOOK_EVERY_MS = 200;

export const checkAnnual: Verb = {
  name: "check-annual",
  usage: "<year>",
  summary: {
    zh: "把每个支部的年报加起来，和全市的对",
    en: "adds up the annual tables of every branch and compares them with those of the whole",
  },
  async run(args, terminal) {
    const [year = "", ...more] = args;
    if (!/^20\d{2}$/.test(year) || more.length > 0)
      throw new CliProblem({ zh: "请写一个年份，例如 2025", en: "Name one year, such as 2025" });
    return withDatabase(terminal.home, (database) => checkYear(database, terminal, `${year}-12-31`));
  },
};

/** In arrays of its own, which go again: 50,000 branches by SQL would take hours. */
async function checkYear(database: Database, terminal: Terminal, day: string): Promise<ExitCode> {
  const folder = await mkdtemp(path.join(terminal.home, "check-annual-"));
  const cubes = await openCubes({ database, facts, folder });
  try {
    await untilReady(cubes);
    const { branches, differences } = await sumBranches(
      { cubes, db: database.db },
      cityTables,
      day,
      (done, all) => terminal.progress({ zh: `支部 ${done} / ${all}`, en: `Branches ${done} of ${all}` }),
    );
    for (const { table, row, column, branches: sum, whole } of differences.slice(0, SHOWN))
      terminal.warn({
        zh: `表 ${table} ${row} ${column}：各支部合计 ${sum}，全市 ${whole}`,
        en: `Table ${table} ${row} ${column}: all branches ${sum}, the whole ${whole}`,
      });
    terminal.say({
      zh: `${branches} 个支部的年报加起来，有 ${differences.length} 格和全市不同。`,
      en: `The tables of ${branches} branches add up; ${differences.length} cells differ from the whole.`,
    });
    return differences.length === 0 ? 0 : 1;
  } finally {
    await cubes.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws Error with what stood in the way */
async function untilReady(cubes: Cubes): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- waits for the arrays
    const status = await cubes.status();
    const trouble = status.find((one) => one.trouble !== undefined);
    if (trouble) throw new Error(`${trouble.fact}: ${trouble.trouble}`);
    if (status.every(({ state }) => state === "ready")) return;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await sleep(LOOK_EVERY_MS);
  }
}
