import { sql } from "kysely";
import type { Cubes } from "#foundation/cube/cubes.ts";
import type { Db } from "#foundation/database/open-database.ts";
import type { AnnualSet, FilledTable } from "../annual.contract.ts";
import { fillAnnual } from "./fill-annual.ts";

/** A cell of the top body that is not the sum of the branches. */
interface Difference {
  table: string;
  row: string;
  column: string;
  branches: number;
  whole: number;
}

/** Tables of people: everybody belongs to a branch. Bodies above branches stand in no branch's table. */
const OF_PEOPLE: ReadonlySet<string> = new Set(["membership", "arrival", "departure"]);
/** Branches that are filled at the same time. */
const AT_ONCE = 8;

/**
 * Fills the tables of every branch by itself, as if each had handed them in, and compares the sum with the tables of the
 * whole tree.
 * @returns how many branches there were, and every cell that differs
 */
export async function sumBranches(
  services: { cubes: Cubes; db: Db },
  set: AnnualSet,
  day: string,
  onBranch: (done: number, all: number) => void = () => undefined,
): Promise<{ branches: number; differences: Difference[] }> {
  const people = { ...set, tables: set.tables.filter(({ fact }) => OF_PEOPLE.has(fact)), equalities: [] };
  const places = await listPlaces(services.db);
  const tops = places.filter(({ isTop }) => isTop);
  const { tables: whole } = await fillAnnual(services, people, day, () => Promise.resolve(tops));
  const branches = places.filter(({ isTop }) => !isTop);
  const sums = new Map<string, number[][]>();
  for (let at = 0; at < branches.length; at += AT_ONCE) {
    const group = branches.slice(at, at + AT_ONCE);
    // oxlint-disable-next-line no-await-in-loop -- a few at a time, or the memory holds all of them
    const filled = await Promise.all(
      group.map((place) => fillAnnual(services, people, day, () => Promise.resolve([place]))),
    );
    for (const { tables } of filled) for (const table of tables) add(sums, table);
    onBranch(Math.min(branches.length, at + AT_ONCE), branches.length);
  }
  return { branches: branches.length, differences: whole.flatMap((table) => differencesOf(table, sums)) };
}

interface Place {
  lo: number;
  hi: number;
  isTop: boolean;
}

/** The tops of the tree and every branch, also those that have ended: people of an earlier day belong to them. */
async function listPlaces(db: Db): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select lo::float8 as lo, hi::float8 as hi, parent_id is null as "isTop" from bodies.published_body
    where parent_id is null or kind = '3' order by lo`.execute(db);
  return rows;
}

function add(sums: Map<string, number[][]>, { code, cells }: FilledTable): void {
  const before = sums.get(code);
  sums.set(
    code,
    before ? cells.map((line, row) => line.map((n, at) => n + (before[row]?.[at] ?? 0))) : cells,
  );
}

function differencesOf(table: FilledTable, sums: ReadonlyMap<string, number[][]>): Difference[] {
  return table.cells.flatMap((line, row) =>
    line.flatMap((whole, at) => {
      const branches = sums.get(table.code)?.[row]?.[at] ?? 0;
      const place = {
        table: table.code,
        row: table.rows[row]?.code ?? "",
        column: table.columns[at]?.code ?? "",
      };
      return branches === whole ? [] : [{ ...place, branches, whole }];
    }),
  );
}
