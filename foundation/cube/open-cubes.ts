import { mkdir } from "node:fs/promises";
import type pg from "pg";
import type { Cubes } from "./cubes.ts";
import type { Fact } from "./fact.ts";
import { sqlCubes } from "./sql-cubes.ts";
import { WorkerGone, WorkerLink } from "./worker-link.ts";

export interface CubeSettings {
  database: { url: string; pool: pg.Pool };
  facts: ReadonlyMap<string, Fact>;
  /** Where the arrays are kept between two starts; for the owner of the process only. */
  folder: string;
  refreshEveryMs?: number;
}

/** A change is seen by the next round: half of what is promised (one second). */
const REFRESH_EVERY_MS = 250;
const STOP_PATIENCE_MS = 4000;

/**
 * Statistics out of arrays in a thread of their own. It answers at once: by SQL until the arrays are there, and whenever
 * they are not.
 */
export async function openCubes(settings: CubeSettings): Promise<Cubes & { link: WorkerLink }> {
  const { database, facts, folder } = settings;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const sql = sqlCubes(database, facts);
  const link = new WorkerLink({
    databaseUrl: database.url,
    folder,
    facts: [...facts.values()],
    refreshEveryMs: settings.refreshEveryMs ?? REFRESH_EVERY_MS,
  });
  return {
    facts,
    link,
    async tables(queries) {
      const answer = await orGone(link.ask({ kind: "tables", queries }));
      return answer ? { ...answer, by: "arrays" } : sql.tables(queries);
    },
    async rows(fact, query, group, page) {
      const answer = await orGone(link.ask({ kind: "rows", fact, query, group, page }));
      return answer ?? sql.rows(fact, query, group, page);
    },
    async status() {
      const answer = await orGone(link.ask({ kind: "status" }));
      return answer ?? (await sql.status()).map((one) => ({ ...one, trouble: link.trouble }));
    },
    close: () => link.stop(STOP_PATIENCE_MS),
  };
}

/** Undefined when the thread ended; a wrong question stays an error. */
async function orGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof WorkerGone) return undefined;
    throw error;
  }
}
