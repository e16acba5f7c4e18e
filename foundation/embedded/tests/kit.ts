import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { packageFor, thisMachine } from "../binaries.ts";
import { placeIn } from "../place.ts";
import { findPostmaster, stopPostmaster } from "../postmaster.ts";

export const isRoot = process.getuid?.() === 0;
const HOUSE = path.join(import.meta.dirname, "../../..");
const folders: string[] = [];

/** A folder for databases; `cleanFolders` stops what still runs in its `db`. */
export function aFolder(mode = 0o755): string {
  const folder = mkdtempSync(path.join(tmpdir(), "zugong-embedded-"));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

/** For `afterAll` of every file that made a folder. */
export async function cleanFolders(): Promise<void> {
  for (const folder of folders.splice(0)) {
    if (existsSync(path.join(folder, "db")))
      await stopPostmaster(await placeIn(path.join(folder, "db")), 20_000).catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Actor {
  child: ChildProcess;
  lines: string[];
  /** Waits for a line. */
  says(words: string): Promise<void>;
  gone: Promise<void>;
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Starts another Node process; root may start it as another user, from a copy of the program, and in a namespace. */
export function anActor(
  db: string,
  orders: string[] = [],
  as: { uid?: number; gid?: number; from?: string; prefix?: string[] } = {},
): Actor {
  const { from, prefix = [], ...identity } = as;
  const node = from === undefined ? process.execPath : path.join(from, "node");
  const script = path.join(from ?? HOUSE, "foundation/embedded/tests/actor.ts");
  const call = [...prefix, node, script, db, ...orders];
  const child = spawn(call[0] ?? node, call.slice(1), {
    cwd: "/",
    ...identity,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines: string[] = [];
  createInterface(child.stdout).on("line", (line) => lines.push(line));
  const gone = new Promise<void>((done) => child.once("close", () => done()));
  const says = async (words: string) => {
    await waitFor(
      () => lines.includes(words) || undefined,
      () => `"${words}" in ${lines.slice(-5).join(" | ")}`,
    );
  };
  return {
    child,
    lines,
    says,
    gone,
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
    async close() {
      child.stdin.write("close\n");
      await says("closed");
      await gone;
    },
  };
}

/** Looks every 20 ms until something is there, for a minute. */
export async function waitFor<T>(
  look: () => T | undefined | Promise<T | undefined>,
  what = () => "it",
): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what()}`);
    await sleep(20);
  }
}

export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

export async function postmasterOf(db: string): Promise<number | undefined> {
  return findPostmaster(await placeIn(db));
}

export function uidOf(pid: number): number {
  return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

/** The program with what it needs in a folder of its own: hard links where the disk allows, so it is quick. */
export function aCopyOfTheProgram(parent: string): string {
  const copy = path.join(parent, "program");
  const packages = [packageFor(thisMachine()), ...withNeeds("pg")];
  for (const name of ["foundation/embedded", ...packages.map((one) => `node_modules/${one}`)]) {
    mkdirSync(path.dirname(path.join(copy, name)), { recursive: true });
    link(path.join(HOUSE, name), path.join(copy, name));
  }
  link(process.execPath, path.join(copy, "node"));
  writeFileSync(path.join(copy, "package.json"), '{ "type": "module" }');
  return copy;
}

function link(from: string, to: string): void {
  execFileSync("sh", [
    "-c",
    'cp -al "$1" "$2" 2>/dev/null || { rm -rf "$2"; cp -a "$1" "$2"; }',
    "sh",
    from,
    to,
  ]);
}

function withNeeds(name: string, seen = new Set<string>()): Set<string> {
  const file = path.join(HOUSE, "node_modules", name, "package.json");
  if (seen.has(name) || !existsSync(file)) return seen;
  seen.add(name);
  const { dependencies = {} } = JSON.parse(readFileSync(file, "utf8")) as { dependencies?: object };
  for (const need of Object.keys(dependencies)) withNeeds(need, seen);
  return seen;
}
