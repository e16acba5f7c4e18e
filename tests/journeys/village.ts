import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { cp, mkdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { inject } from "vitest";
import { startChild } from "#apps/start/children.ts";
import { prepareCity } from "#apps/start/prepare-city.ts";
import { onDatabase, runOn } from "../kit/server.ts";
import { openBrowser, type PageChoice, Visitors } from "./visitors.ts";

/** A demonstration village of its own: database, data folder, server, worker and a browser before it. */
export interface Village {
  url: string;
  /** As the owner of the database, for looking behind the pages. */
  databaseUrl: string;
  home: string;
  /** The file with everything that server and worker said. */
  said: string;
  browser: Browser;
  /** A page at `choice.at` (else the start) as this account; a demonstration account needs no password. */
  signIn(account: string, choice?: PageChoice & { password?: string }): Promise<Page>;
  /** A statement behind the pages, as the owner of the database. */
  ask<T>(text: string, values?: readonly unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

const LATER_CLOCK = path.join(import.meta.dirname, "../kit/later-clock.ts");
const TEMPLATE = "village_template";

/** Opens a village of 2,000 members that nobody else changes: call it in `beforeAll`, and `close()` in `afterAll`. `laterDays`: its day lies so far after the machine's. */
export async function openVillage({ laterDays = 0 } = {}): Promise<Village> {
  const template = await makeTemplate();
  const server = inject("server");
  const name = `village_${randomUUID().slice(0, 8)}`;
  await runOn(server, `create database ${name} template ${TEMPLATE}`);
  const home = path.join(inject("home"), name);
  await cp(template, home, { recursive: true });
  const [databaseUrl, port, said] = [onDatabase(server, name), await freePort(), path.join(home, "said.txt")];
  const stopServing = await serve({ home, databaseUrl, port, said, laterDays });
  const url = `http://127.0.0.1:${port}`;
  const browser = await openBrowser();
  const visitors = new Visitors(browser, url);
  return {
    url,
    databaseUrl,
    home,
    said,
    browser,
    signIn: (account, choice) => visitors.signIn(account, choice),
    ask: (text, values = []) => askOn(databaseUrl, text, values),
    async close() {
      await browser.close();
      await stopServing();
      await runOn(server, `drop database ${name} with (force)`);
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function askOn<T>(url: string, text: string, values: readonly unknown[]): Promise<T[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows as T[];
  } finally {
    await client.end();
  }
}

/** Made by the first file of a run that asks; the files run one after another. @returns its data folder */
async function makeTemplate(): Promise<string> {
  const [server, home] = [inject("server"), path.join(inject("home"), "village")];
  const client = new pg.Client(server);
  await client.connect();
  const { rowCount } = await client.query("select from pg_database where datname = $1", [TEMPLATE]);
  await client.end();
  if (rowCount === 1) return home;
  const draft = `${TEMPLATE}_draft`;
  await runOn(server, `create database ${draft} template city_template`);
  await mkdir(home, { recursive: true });
  await prepareCity({ home, databaseUrl: onDatabase(server, draft), scale: "village", empty: false });
  await runOn(server, `alter database ${draft} rename to ${TEMPLATE}`);
  return home;
}

interface Served {
  home: string;
  databaseUrl: string;
  port: number;
  said: string;
  laterDays: number;
}

/** The processes that `npm start` starts, with the same memory. */
async function serve({ home, databaseUrl, port, said, laterDays }: Served): Promise<() => Promise<void>> {
  const output = openSync(said, "a");
  const env = {
    DATABASE_URL: databaseUrl,
    ZUGONG_HOME: home,
    PORT: String(port),
    ZUGONG_DEMONSTRATION: "1",
    NODE_ENV: "production",
    ...(laterDays > 0 && { LATER_DAYS: String(laterDays), NODE_OPTIONS: `--import=${LATER_CLOCK}` }),
  };
  const children = [
    await startChild("server", "server/main.ts", env, ["--max-old-space-size=900"], output),
    await startChild("worker", "worker/main.ts", env, ["--max-old-space-size=320"], output),
  ];
  return async () => {
    for (const child of children.toReversed()) await child.stop();
    closeSync(output);
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("The machine gave no port.");
  return address.port;
}
