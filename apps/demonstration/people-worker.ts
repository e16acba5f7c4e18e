import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { openKeys } from "#foundation/crypto/keys.ts";
import type { PackOptions } from "#packs/kit/pack.ts";
import { getPack } from "./packs.ts";
import { PeopleLines, type PeopleTable } from "./people-lines.ts";

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
  bytes: Uint8Array<ArrayBuffer>;
  /** How many people these lines bring. */
  people: number;
}

/** Messages that may be on their way before the worker waits. */
const MOST_WAITING = 12;

/** Counts the messages that the receiver has not taken yet. */
class Outbox {
  readonly #port: MessagePort;
  #waiting = 0;
  #wake: (() => void) | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on("message", () => {
      this.#waiting -= 1;
      if (this.#waiting <= MOST_WAITING) this.#wake?.();
    });
  }

  send(message: LinesMessage): void {
    this.#waiting += 1;
    this.#port.postMessage(message, [message.bytes.buffer]);
  }

  /** Waits while the receiver is behind. */
  async room(): Promise<void> {
    if (this.#waiting <= MOST_WAITING) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }
}

if (parentPort === null) throw new Error("people-worker.ts runs as a worker thread only");
await run(workerData as WorkerInput, new Outbox(parentPort));
parentPort.close();

async function run(input: WorkerInput, outbox: Outbox): Promise<void> {
  const pack = getPack(input.pack);
  const tree = pack.buildTree(input.options);
  const lines = new PeopleLines(await openKeys(input.keyFolder), (table, bytes, rows) =>
    outbox.send({ table, bytes, people: table === "people.person" ? rows : 0 }),
  );
  for (const part of input.parts) {
    for (const batch of pack.people(tree, part)) {
      lines.add(batch);
      await outbox.room();
    }
  }
  lines.end();
}
