import { operations } from "#apps/compose/operations.ts";
import { facts } from "#apps/compose/facts.ts";
import { prepareProcedures } from "#apps/start/prepare-procedures.ts";
import { loadCity } from "#apps/demonstration/load-city.ts";
import type { Actor, Range } from "#foundation/access/actor.ts";
import { openKeys } from "#foundation/crypto/keys.ts";
import { sqlCubes } from "#foundation/cube/sql-cubes.ts";
import type { Services } from "#foundation/services.ts";
import { aCity } from "./city.ts";
import { aDatabase, type TestDatabase } from "./database.ts";

/** The demonstration of about 2,000 members with its cases, as it stands on this day. */
export const VILLAGE_DAY = "2026-11-25";

export interface Village {
  services: Services;
  database: TestDatabase;
  /** A section of the city, or of one range of bodies. */
  section(range?: Range): Actor;
  /** Runs an operation by its name. */
  run<T>(name: string, input: object, actor?: Actor): Promise<T>;
  close(): Promise<void>;
}

const EVERYTHING: Range = { lo: 0, hi: 2 ** 52 };

export async function aVillage(): Promise<Village> {
  const city = await aCity();
  const database = await aDatabase();
  await prepareProcedures(database, "tianjin");
  const keyFolder = `${database.home}/keys`;
  await openKeys(keyFolder);
  const load = { url: database.url, keyFolder, pack: "tianjin", seed: 2023, today: VILLAGE_DAY } as const;
  await loadCity({ ...load, scale: "village" });
  const services = { ...city.services, database, cubes: sqlCubes(database, facts) };
  const section = (range: Range = EVERYTHING): Actor => {
    const { scopes, ...actor } = city.actor("city-section", "city");
    return { ...actor, scopes: new Map([...scopes.keys()].map((name) => [name, [range]])) };
  };
  return {
    services,
    database,
    section,
    run(name, input, actor = section()) {
      const operation = operations.find(({ contract }) => contract.name === name);
      if (!operation) throw new Error(`There is no operation ${name}`);
      return operation.run(services, actor, input, {}) as Promise<never>;
    },
    async close() {
      await database.close();
      await city.close();
    },
  };
}
