import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { bringUp } from "./bring-up.ts";
import { type Connection, connect } from "./connection.ts";
import { crossTab } from "./cross-tab.ts";
import { CubeKeeper } from "./cube-keeper.ts";
import { drillDown } from "./drill-down.ts";
import type { Call, Replies, Reply, Request, WorkerSettings } from "./messages.ts";

// Owns the arrays of all facts of one process. Questions and changes run here, so the server's loop never waits.
const { databaseUrl, folder, facts, refreshEveryMs } = workerData as WorkerSettings;
/** After a failure, before the next try. */
const PAUSE_MS = 1000;

const keepers = new Map(facts.map((fact) => [fact.name, new CubeKeeper(fact, folder)]));
let connection: Connection | undefined;
const life = { isOver: false };

parentPort?.on("message", ({ id, request }: Call) => {
  const reply = answer(id, request);
  if (request.kind === "stop") void work.then(() => parentPort?.postMessage(reply));
  else parentPort?.postMessage(reply);
});
const work = keepFresh();

function answer(id: number, request: Request): Reply {
  try {
    return { id, value: answerTo(request) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

function answerTo(request: Request): Replies[Request["kind"]] {
  switch (request.kind) {
    case "tables":
      return answerTables(request);
    case "rows": {
      const cube = keepers.get(request.fact)?.cube;
      return cube && drillDown(cube, request.query, request.group, request.page);
    }
    case "status":
      return [...keepers.values()].map((keeper) => keeper.status());
    default:
      life.isOver = true;
      return true;
  }
}

function answerTables({ queries }: Extract<Request, { kind: "tables" }>): Replies["tables"] {
  const asked = queries.flatMap(({ fact, query }) => {
    const cube = keepers.get(fact)?.cube;
    return cube ? [{ cube, query }] : [];
  });
  if (asked.length < queries.length) return undefined;
  const [at] = asked.map(({ cube }) => cube.cut.at).toSorted();
  return {
    tables: asked.map(({ cube, query }) => crossTab(cube, query)),
    at: at ?? new Date().toISOString(),
  };
}

async function keepFresh(): Promise<void> {
  let opened = false;
  while (!life.isOver) {
    try {
      connection ??= await connect(databaseUrl);
      if (!opened) await openFiles(connection);
      opened = true;
      await catchUp(connection);
      await sleep(refreshEveryMs);
    } catch (error) {
      await recover(error);
    }
  }
  for (const keeper of keepers.values()) keeper.saveNow();
  await closeQuietly();
}

/** A connection that died cannot be closed properly. */
async function closeQuietly(): Promise<void> {
  await connection?.close().catch(() => undefined);
}

async function openFiles({ client }: Connection): Promise<void> {
  for (const keeper of keepers.values()) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await keeper.open(client);
  }
}

/** A lost connection is made again; whatever else went wrong, the arrays it met may be wrong too: SQL answers. */
async function recover(error: unknown): Promise<void> {
  const lost = connection === undefined || connection.isLost();
  for (const keeper of keepers.values()) {
    keeper.trouble = String(error);
    if (!lost) keeper.cube = undefined;
  }
  await closeQuietly();
  connection = undefined;
  await sleep(PAUSE_MS);
}

/** Brings every fact to one present cut; what is missing or can no longer be continued is built. */
async function catchUp(held: Connection): Promise<void> {
  const lost = await bringUp(held, keepers.values());
  for (const keeper of keepers.values()) {
    if (life.isOver) return;
    // oxlint-disable-next-line no-await-in-loop -- one connection, one merge at a time
    if (!keeper.cube || lost.includes(keeper)) await keeper.build(held);
    // oxlint-disable-next-line no-await-in-loop -- as above
    else await keeper.tidy();
  }
}
