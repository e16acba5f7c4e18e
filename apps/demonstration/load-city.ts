import { createHash } from "node:crypto";
import os from "node:os";
import type pg from "pg";
import type { PackOptions, PackTree, Scale } from "#packs/kit/pack.ts";
import { connectForLoad } from "#foundation/database/copy-into.ts";
import { createIndexes } from "#foundation/database/heavy-indexes.ts";
import { loadCases } from "./load-cases.ts";
import { loadBodies } from "./load-bodies.ts";
import { loadPeople } from "./load-people.ts";
import { beginLoad, finishLoad, LOADED_TABLES } from "./load-state.ts";
import { getPack } from "./packs.ts";

export interface Progress {
  stage: { zh: string; en: string };
  done: number;
  total: number;
}

export interface LoadCityOptions {
  /** Connection of the owner of the tables. */
  url: string;
  /** The folder of the master key that identity numbers and phones are sealed with. */
  keyFolder: string;
  pack: string;
  scale: Scale;
  seed?: number;
  /** The business day the demonstration is relative to, YYYY-MM-DD. */
  today: string;
  onProgress?: (progress: Progress) => void;
}

export interface LoadedCity {
  bodies: number;
  people: number;
  seconds: number;
}

const STAGES = {
  people: { zh: "写入人员", en: "Writing people" },
  indexes: { zh: "建立索引", en: "Building indexes" },
  statistics: { zh: "整理统计信息", en: "Gathering statistics" },
  cases: { zh: "写入办件", en: "Writing cases" },
} as const;

const DEFAULT_SEED = 20_231_231;
/** Drawing and sealing in two threads keeps two cores busy; more threads than that only take memory. */
const WORKERS = Math.max(1, Math.min(2, os.availableParallelism()));
/** Fewer people than this are drawn sooner than a second thread is ready. */
const FEW_PEOPLE = 20_000;
const BUILDERS = 2;

/**
 * Fills an empty, migrated database with the demonstration city: tree, people, claims, periods, posts, heads. Indexes
 * are dropped before and built after. A load that was cut off is noticed and done again from the beginning; a finished
 * one is left as it is.
 * @throws LoadProblem when the database holds another demonstration, or rows that are none
 */
export async function loadCity(options: LoadCityOptions): Promise<LoadedCity> {
  const started = performance.now();
  const pack = getPack(options.pack);
  const packOptions: PackOptions = {
    scale: options.scale,
    seed: options.seed ?? DEFAULT_SEED,
    today: options.today,
  };
  const report = options.onProgress ?? (() => undefined);
  const client = await connectForLoad(options.url);
  try {
    // Two starting programs take turns; the second finds the city there.
    await client.query("select pg_advisory_lock($1)", [lockNumber()]);
    const state = await beginLoad(client, options.pack, packOptions);
    const tree = pack.buildTree(packOptions);
    if (state.state === "loaded") return resultOf(tree, started);
    let done = 0;
    const onPeople = (count: number) => {
      done += count;
      report({ stage: STAGES.people, done, total: tree.people });
    };
    const input = { pack: options.pack, options: packOptions, keyFolder: options.keyFolder };
    await Promise.all([
      loadPeople(options.url, input, pack.parts, tree.people < FEW_PEOPLE ? 1 : WORKERS, onPeople),
      loadBodies(options.url, pack, tree),
    ]);
    await buildIndexes(options.url, state.indexes, report);
    await loadCases(options.url, options.today, (count, total) =>
      report({ stage: STAGES.cases, done: count, total }),
    );
    await finishLoad(client, state);
    return resultOf(tree, started);
  } finally {
    await client.end();
  }
}

function resultOf(tree: PackTree, started: number): LoadedCity {
  return {
    bodies: tree.bodies.length,
    people: tree.people,
    seconds: (performance.now() - started) / 1000,
  };
}

async function buildIndexes(
  url: string,
  indexes: Parameters<typeof createIndexes>[1],
  report: (progress: Progress) => void,
): Promise<void> {
  const clients: pg.Client[] = [];
  try {
    for (let count = 0; count < BUILDERS; count += 1) clients.push(await connectForBuild(url));
    let built = 0;
    report({ stage: STAGES.indexes, done: 0, total: indexes.length });
    await createIndexes(clients, indexes, () => {
      built += 1;
      report({ stage: STAGES.indexes, done: built, total: indexes.length });
    });
    let analysed = 0;
    const tables = [...LOADED_TABLES];
    await Promise.all(
      clients.map(async (client) => {
        for (let table = tables.shift(); table !== undefined; table = tables.shift()) {
          await client.query(`analyze ${table}`);
          analysed += 1;
          report({ stage: STAGES.statistics, done: analysed, total: LOADED_TABLES.length });
        }
      }),
    );
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Builds sort in memory as far as the machine allows. */
async function connectForBuild(url: string): Promise<pg.Client> {
  const client = await connectForLoad(url);
  const megabytes = Math.round(Math.min(512, Math.max(64, os.totalmem() / 2 ** 20 / 16)));
  await client.query(`set maintenance_work_mem = '${megabytes}MB'`);
  await client.query("set max_parallel_maintenance_workers = 0");
  return client;
}

function lockNumber(): number {
  return createHash("sha256").update("zugong demonstration load").digest().readInt32BE(0);
}
