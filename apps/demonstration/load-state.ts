import type pg from "pg";
import { findSetting, putSetting } from "#foundation/database/settings.ts";
import type { PackOptions } from "#packs/kit/pack.ts";
import { dropIndexes, type HeavyIndex, listHeavyIndexes } from "#foundation/database/heavy-indexes.ts";

/** The setting that tells which demonstration is loaded, or half loaded. */
const SETTING = "demonstration-load";

/** The tables a load fills and, after it was cut off, empties. */
export const LOADED_TABLES = [
  "bodies.body",
  "bodies.body_period",
  "bodies.alias",
  "people.person",
  "people.identity_claim",
  "people.phone_index",
  "people.membership",
  "people.post",
  "people.head_count",
  "people.head_block",
];

export interface LoadState extends PackOptions {
  pack: string;
  state: "loading" | "loaded";
  /** The indexes that were dropped: kept here, because after a kill the catalogue no longer knows them. */
  indexes: HeavyIndex[];
}

/** The database holds what did not come from a demonstration, or a demonstration of another kind. */
class LoadProblem extends Error {
  override name = "LoadProblem";
}

/** Which demonstration is in the database; undefined when none was ever begun. */
export async function findLoad(pool: Pick<pg.Pool, "query">): Promise<LoadState | undefined> {
  return (await findSetting(pool, SETTING)) as LoadState | undefined;
}

/**
 * Notes that a load begins and drops the indexes, in one transaction. A load that was cut off is begun again; of a
 * finished one of the same pack, scale and seed there is nothing to do, whatever day it was made on.
 * @throws LoadProblem when another demonstration is there already, or rows that are nobody's demonstration
 */
export async function beginLoad(client: pg.Client, pack: string, options: PackOptions): Promise<LoadState> {
  const before = await findLoad(client);
  if (before?.state === "loaded") return keep(before, pack, options);
  if (before === undefined) await refuseForeignRows(client);
  const indexes = before?.indexes ?? (await listHeavyIndexes(client, LOADED_TABLES));
  const state: LoadState = { ...options, pack, state: "loading", indexes };
  await client.query("begin");
  await putSetting(client, SETTING, state);
  await dropIndexes(client, indexes);
  await client.query("commit");
  return state;
}

function keep(before: LoadState, pack: string, options: PackOptions): LoadState {
  if (before.pack === pack && before.scale === options.scale && before.seed === options.seed) return before;
  throw new LoadProblem(
    `Another demonstration city (${before.pack}, ${before.scale}, seed ${before.seed}) is loaded already; use another ` +
      `database. 库中已装入另一份演示数据，请换一个数据库。`,
  );
}

export async function finishLoad(client: pg.Client, state: LoadState): Promise<void> {
  await putSetting(client, SETTING, { ...state, state: "loaded" });
}

async function refuseForeignRows(client: pg.Client): Promise<void> {
  for (const table of LOADED_TABLES) {
    const { rows } = await client.query(`select 1 from ${table} limit 1`);
    if (rows.length > 0) {
      throw new LoadProblem(
        `${table} holds rows already; a demonstration goes into an empty database only. 数据库已有数据，演示数据只能装入空库。`,
      );
    }
  }
}
