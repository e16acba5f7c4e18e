import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openServer } from "#apps/start/open-server.ts";
import { makeDemonstrationAccounts } from "#features/accounts/index.ts";
import { openClock } from "#foundation/clock.ts";
import { type Keys, openKeys } from "#foundation/crypto/keys.ts";
import { type Database, openDatabase } from "#foundation/database/open-database.ts";
import { SUPERUSER } from "#foundation/embedded/initialise.ts";
import { placeIn, urlOf } from "#foundation/embedded/place.ts";
import { findPostmaster } from "#foundation/embedded/postmaster.ts";
import { settlePeople } from "#tests/kit/people.ts";
import { plantTree } from "#tests/kit/tree.ts";
import { runOn } from "#tests/kit/server.ts";

/** An installation as npm start makes it, whose processes may be killed at any moment. */
export interface KillableCity {
  home: string;
  database: Database;
  adminUrl: string;
  keys: Keys;
  /** Where the API answers. */
  api: string;
  cookie: string;
  serverPid(): number | undefined;
  /** The last words of a server that ended without being killed; undefined while it lives. */
  lastWords(): string | undefined;
  /** kill -9 of PostgreSQL, all its processes at once; it is started again by itself. */
  killDatabase(): Promise<void>;
  /** kill -9 of the server of the API, which is then started again. */
  killServer(): Promise<void>;
  close(): Promise<void>;
}

const HOUSE = path.join(import.meta.dirname, "../..");
const ACCOUNT = {
  name: "dangwu",
  role: "clerk",
  displayName: "党务干部",
  body: { id: "1", name: "" },
} as const;
const PASSWORD = "zugong-demo";

export async function aKillableCity(): Promise<KillableCity> {
  const home = await mkdtemp(path.join(os.tmpdir(), "zugong-kill-"));
  const embedded = await openServer(home, () => undefined);
  const place = await placeIn(path.join(home, "database"));
  const database = await openDatabase(embedded.url, { max: 6 });
  const keys = await openKeys(path.join(home, "keys"));
  await settlePeople(database.db, keys, await plantTree(database.db), 6);
  await makeDemonstrationAccounts({ database, clock: openClock() }, [ACCOUNT]);
  const port = await freePort();
  let server = await launch(home, embedded.url, port);
  const api = `http://127.0.0.1:${port}/api`;
  const cookie = await signIn(api);
  return {
    home,
    database,
    adminUrl: urlOf(place, SUPERUSER, "zugong"),
    keys,
    api,
    cookie,
    serverPid: () => server.child.pid,
    lastWords: () => (isOver(server.child) ? server.said() : undefined),
    async killDatabase() {
      const killed = await findPostmaster(place);
      if (killed === undefined) throw new Error("PostgreSQL does not run");
      for (const pid of [killed, ...(await childrenOf(killed))]) process.kill(pid, "SIGKILL");
      await untilReady(embedded.url);
    },
    async killServer() {
      await end(server.child, "SIGKILL");
      server = await launch(home, embedded.url, port);
    },
    async close() {
      await end(server.child, "SIGTERM");
      await database.close();
      await embedded.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

interface Launched {
  child: ChildProcess;
  /** The end of what it wrote about errors. */
  said(): string;
}

async function launch(home: string, databaseUrl: string, port: number): Promise<Launched> {
  const child = spawn(process.execPath, [path.join(HOUSE, "apps/server/main.ts")], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      ZUGONG_HOME: home,
      PORT: String(port),
      ZUGONG_DEMONSTRATION: "1",
    },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.on("data", (words: Buffer) => (said = (said + words.toString()).slice(-4000)));
  const ended = once(child, "exit").then(() => {
    throw new Error(`The server did not start: ${said}`);
  });
  await Promise.race([once(child, "message"), ended]);
  ended.catch(() => undefined);
  return { child, said: () => said };
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (isOver(child)) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

async function signIn(api: string): Promise<string> {
  const reply = await fetch(`${api}/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-zugong": "1" },
    body: JSON.stringify({ name: ACCOUNT.name, password: PASSWORD }),
  });
  if (!reply.ok) throw new Error(`signing in: ${reply.status} ${await reply.text()}`);
  return reply.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
      // The name of the program stands in brackets and may hold anything; what follows it does not.
      const [, parentPid] = status.slice(status.lastIndexOf(")") + 2).split(" ");
      return Number(parentPid) === parent ? [Number(pid)] : [];
    }),
  );
  return found.flat();
}

async function untilReady(url: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; ) {
    await sleep(50);
    try {
      return await runOn(url, "select 1");
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
