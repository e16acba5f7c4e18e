import { mkdtemp } from "node:fs/promises";
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
  const embedded = await openEmbedded(path.join(home, "database"), { settings: { max_connections: "200" } });
  await runOn(embedded.url, "create database city_template");
  await migrate(onDatabase(embedded.url, "city_template"));
  project.provide("server", embedded.url);
  project.provide("home", home);
  return () => embedded.close();
}

/** The same server, another database. */
export function onDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
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
