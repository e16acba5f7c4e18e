import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "#foundation/database/migrate.ts";
import { openEmbedded } from "#foundation/embedded/open-embedded.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the test server, with `DATABASE` for the name of the database. */
    server: string;
    home: string;
  }
}

/** One embedded server per run, with a migrated template that every test clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(path.join(os.tmpdir(), "zugong-test-"));
  // The superuser of a server that lives for one run only: it makes and drops databases.
  const embedded = await openEmbedded(path.join(home, "database"));
  await runOn(embedded.adminUrl, "create database city_template");
  await migrate(onDatabase(embedded.adminUrl, "city_template"));
  project.provide("server", embedded.adminUrl);
  project.provide("home", home);
  return async () => {
    await embedded.close();
    await rm(home, { recursive: true, force: true });
  };
}

/** The same server, another database; also for addresses without a host, as those of a socket are. */
export function onDatabase(url: string, name: string): string {
  return url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

export async function runOn(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
