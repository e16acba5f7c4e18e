import type { Services } from "#foundation/services.ts";
import type { AnnualFinding, AnnualSet, FilledTable } from "../annual.contract.ts";
import { checkTables } from "./annual-check.rules.ts";
import { planTables } from "./annual-fill.rules.ts";

type Ranges = (day: string) => Promise<readonly { lo: number; hi: number }[]>;

export interface FilledSet {
  tables: FilledTable[];
  findings: AnnualFinding[];
  at: string;
}

/** All tables of a body on a day, each question asked once, with what the checks say. */
export async function fillAnnual(
  { cubes }: Pick<Services, "cubes">,
  set: AnnualSet,
  day: string,
  rangesOn: Ranges,
): Promise<FilledSet> {
  const lastDay = `${Number(day.slice(0, 4)) - 1}-12-31`;
  const [now, before] = await Promise.all([rangesOn(day), rangesOn(lastDay)]);
  const plan = planTables(set.tables, {
    now: { ranges: now, day },
    before: { ranges: before, day: lastDay },
  });
  const { tables: answers, at } = await cubes.tables(plan.queries);
  const tables = plan.fill(answers);
  return { tables, findings: checkTables(set, tables), at };
}

export function headsOf(set: AnnualSet) {
  return set.tables.map(({ code, name, note, unit }) => ({ code, name, note: note ?? null, unit }));
}
