import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { homeFolder } from "#apps/compose/settings.ts";
import { findSetting } from "#foundation/database/settings.ts";
import { openEmbedded } from "#foundation/embedded/open-embedded.ts";
import { openLine } from "./load.ts";

const ROOT = path.join(import.meta.dirname, "..");

/** A running installation with what the benchmarks need of it. */
export interface BenchCity {
  scale: string;
  port: number;
  floorPort: number;
  /** Seconds from nothing, or from an existing data folder, to the printed address. */
  startSeconds: number;
  pool: pg.Pool;
  /** The database, as its owner. */
  url: string;
  /** Signs in as a demonstration account; the cookie goes with every request. */
  signIn(name: string): Promise<string>;
  /** The most memory that the server and its worker ever held, in MB. */
  peakMb(): { server: number; worker: number };
  close(): Promise<void>;
}

/** Starts the product as a user does; the demonstration city of a scale is kept for the next run. */
export async function openCity(
  scale: string,
  folder = `bench-${scale}`,
  env: Record<string, string> = {},
): Promise<BenchCity> {
  const home = path.join(homeFolder(), folder);
  const port = 3900 + (process.pid % 90);
  const { child, seconds } = await startProduct(home, port, scale, env);
  const embedded = await openEmbedded(path.join(home, "database"), { database: "zugong" });
  const pool = new pg.Pool({ connectionString: embedded.url, max: 4 });
  const floorPort = port + 100;
  const floor = await startFloor(embedded.url, floorPort);
  const shown = (await findSetting(pool, "demonstration-accounts")) as { password: string };
  return {
    scale,
    port,
    floorPort,
    startSeconds: seconds,
    pool,
    url: embedded.url,
    signIn: (name) => signIn(port, name, shown.password),
    peakMb: () => peaksOf(child.pid ?? 0),
    async close() {
      floor.kill();
      await pool.end();
      await embedded.close();
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

async function startProduct(
  home: string,
  port: number,
  scale: string,
  env: Record<string, string>,
): Promise<{ child: ChildProcess; seconds: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(ROOT, "apps/start/main.ts"), "--scale", scale], {
    env: { ...process.env, ...env, ZUGONG_HOME: home, PORT: String(port), DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes(`http://127.0.0.1:${port}`))
      return { child, seconds: (performance.now() - began) / 1000 };
  }
  throw new Error("The product did not start; what it said stands above.");
}

async function startFloor(databaseUrl: string, port: number): Promise<ChildProcess> {
  const floor = spawn(process.execPath, [path.join(ROOT, "bench/floor.ts")], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port) },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await once(floor, "message");
  return floor;
}

async function signIn(port: number, name: string, password: string): Promise<string> {
  const line = await openLine(port);
  const answer = await line.send({
    method: "POST",
    path: "/api/sign-in",
    body: JSON.stringify({ name, password }),
  });
  line.close();
  const cookie = /set-cookie: (zugong=[^;\r]+)/i.exec(answer.headers)?.[1];
  if (cookie === undefined) throw new Error(`Signing in was answered ${answer.status}: ${answer.body}`);
  return cookie;
}

/** VmHWM of the two children that apps/start runs. */
function peaksOf(parent: number): { server: number; worker: number } {
  const found = { server: 0, worker: 0 };
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const words = readProc(pid, "cmdline");
    const status = readProc(pid, "status");
    if (!status.includes(`PPid:\t${parent}\n`)) continue;
    const megabytes = Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    if (words.includes("server/main.ts")) found.server = megabytes;
    if (words.includes("worker/main.ts")) found.worker = megabytes;
  }
  return found;
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
