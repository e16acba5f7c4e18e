import { parentPort, workerData } from "node:worker_threads";
import { openKeys } from "#foundation/crypto/keys.ts";
import type { PackOptions } from "#packs/kit/pack.ts";
import { getPack } from "./packs.ts";
import { PEOPLE_TABLES, PeopleLines, type PeopleTable } from "./people-lines.ts";

/** What a worker is started with: it draws the parts it is given and seals with the keys of the folder. */
export interface WorkerInput {
  pack: string;
  options: PackOptions;
  keyFolder: string;
  parts: number[];
}

/** Lines of one table; the receiver answers each with a message, so that not too many wait in memory. */
export interface LinesMessage {
  table: PeopleTable;
  bytes: Uint8Array;
  /** How many people these lines bring. */
  people: number;
}

const FLUSH_PEOPLE = 4000;
/** Messages that may be on their way before the worker waits. */
const MOST_WAITING = 15;

const port = parentPort;
if (port === null) throw new Error("people-worker.ts runs as a worker thread only");
let waiting = 0;
let wake: (() => void) | undefined;
port.on("message", () => {
  waiting -= 1;
  wake?.();
});

await run(workerData as WorkerInput);
port.close();

async function run(input: WorkerInput): Promise<void> {
  const pack = getPack(input.pack);
  const keys = await openKeys(input.keyFolder);
  const tree = pack.buildTree(input.options);
  let lines = new PeopleLines(keys);
  let people = 0;
  for (const part of input.parts) {
    for (const batch of pack.people(tree, part)) {
      lines.add(batch);
      people += batch.persons.length;
      if (people < FLUSH_PEOPLE) continue;
      await flush(lines, people);
      lines = new PeopleLines(keys);
      people = 0;
    }
  }
  await flush(lines, people);
}

async function flush(lines: PeopleLines, people: number): Promise<void> {
  for (const table of Object.keys(PEOPLE_TABLES) as PeopleTable[]) {
    const text = lines.text[table];
    if (text === "") continue;
    const bytes = new TextEncoder().encode(text);
    const message: LinesMessage = { table, bytes, people: table === "people.person" ? people : 0 };
    waiting += 1;
    port?.postMessage(message, [bytes.buffer]);
  }
  while (waiting > MOST_WAITING) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}
