import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { inject } from "vitest";
import { type Keys, openKeys } from "#foundation/crypto/keys.ts";
import { type Database, openDatabase } from "#foundation/database/open-database.ts";
import { onDatabase, runOn } from "./server.ts";

export interface TestDatabase extends Database {
  /** A data folder of its own. */
  home: string;
  keys: Keys;
}

/**
 * An empty migrated database and a data folder, for tests of mechanisms that need no city. `hasty` does not wait for the
 * disk, for tests of thousands of small writes that are not about durability.
 */
export async function aDatabase(options: { hasty?: boolean } = {}): Promise<TestDatabase> {
  const server = inject("server");
  const name = `plain_${randomUUID().replaceAll("-", "")}`;
  await runOn(server, `create database ${name} template city_template`);
  if (options.hasty) await runOn(server, `alter database ${name} set synchronous_commit = off`);
  const home = await mkdtemp(path.join(os.tmpdir(), "zugong-plain-"));
  const database = await openDatabase(onDatabase(server, name), { max: 12 });
  return {
    ...database,
    home,
    keys: await openKeys(path.join(home, "keys")),
    async close() {
      await database.close();
      await runOn(server, `drop database ${name} with (force)`);
      await rm(home, { recursive: true, force: true });
    },
  };
}
