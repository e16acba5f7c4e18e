import { Worker } from "node:worker_threads";
import { type CopyTarget, copyInto } from "#foundation/database/copy-into.ts";
import { PEOPLE_TABLES, type PeopleTable } from "./people-lines.ts";
import type { LinesMessage, WorkerInput } from "./people-worker.ts";

/**
 * Draws and seals the people in worker threads and sends them into five tables at once, each over a connection of its
 * own. Either all tables are filled or none is.
 */
export async function loadPeople(
  url: string,
  input: Omit<WorkerInput, "parts">,
  parts: number,
  workers: number,
  onPeople: (count: number) => void,
): Promise<void> {
  const names = Object.keys(PEOPLE_TABLES) as PeopleTable[];
  const targets = new Map<PeopleTable, CopyTarget>();
  const stop = new AbortController();
  try {
    for (const table of names) targets.set(table, await copyInto(url, table, PEOPLE_TABLES[table]));
    const shares = Array.from({ length: workers }, (_, worker) =>
      Array.from({ length: parts }, (__, part) => part).filter((part) => part % workers === worker),
    );
    await Promise.all(
      shares.map((share) => runWorker({ ...input, parts: share }, targets, onPeople, stop.signal)),
    );
    await Promise.all([...targets.values()].map((target) => target.finish()));
  } catch (error) {
    stop.abort();
    await Promise.allSettled([...targets.values()].map((target) => target.abandon()));
    throw error;
  }
}

function runWorker(
  workerData: WorkerInput,
  targets: ReadonlyMap<PeopleTable, CopyTarget>,
  onPeople: (count: number) => void,
  stop: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // Flags of the program are not the thread's: some of them it would refuse.
    const worker = new Worker(new URL("./people-worker.ts", import.meta.url), { workerData, execArgv: [] });
    stop.addEventListener("abort", () => void worker.terminate());
    const taken: Promise<void>[] = [];
    worker.on("message", (message: LinesMessage) => {
      const written = take(worker, message, targets).then(() => onPeople(message.people));
      written.catch(reject);
      taken.push(written);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => {
      if (code === 0) Promise.all(taken).then(() => resolve(), reject);
      else reject(new Error(`The thread that draws the people ended with ${code}.`));
    });
  });
}

async function take(
  worker: Worker,
  message: LinesMessage,
  targets: ReadonlyMap<PeopleTable, CopyTarget>,
): Promise<void> {
  await targets.get(message.table)?.write(message.bytes);
  worker.postMessage("taken");
}
