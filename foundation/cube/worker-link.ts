import { Worker } from "node:worker_threads";
import type { Replies, Reply, Request, WorkerSettings } from "./messages.ts";

/** The thread ended, or has not answered yet and never will. */
export class WorkerGone extends Error {
  override name = "WorkerGone";
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
/** A thread that held so long is well: the next pause is short again. */
const WELL_MS = 60_000;

/** The server's side of the thread that owns the arrays: a crashed one is replaced, later each time. */
export class WorkerLink {
  readonly #settings: WorkerSettings;
  readonly #waiting = new Map<number, PromiseWithResolvers<Replies[Request["kind"]]>>();
  #worker: Worker | undefined;
  #calls = 0;
  #pauseMs = FIRST_PAUSE_MS;
  #restart: NodeJS.Timeout | undefined;
  #closed = false;
  trouble: string | undefined;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
    this.#start();
  }

  /** For tests that kill it. */
  get thread(): Worker | undefined {
    return this.#worker;
  }

  /** @throws WorkerGone when there is no thread, or it ends before it answers */
  ask<R extends Request>(request: R): Promise<Replies[R["kind"]]> {
    if (!this.#worker) return Promise.reject(new WorkerGone("The thread of statistics is not there."));
    const id = this.#calls++;
    const call = Promise.withResolvers<Replies[Request["kind"]]>();
    this.#waiting.set(id, call);
    this.#worker.postMessage({ id, request });
    return call.promise as Promise<Replies[R["kind"]]>;
  }

  /** Lets the thread save what it holds; one that does not end in time is ended. */
  async stop(patienceMs: number): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#restart);
    const worker = this.#worker;
    if (!worker) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, patienceMs)));
    await Promise.race([this.ask({ kind: "stop" }).catch(() => undefined), late]);
    clearTimeout(timer);
    await worker.terminate();
  }

  #start(): void {
    const worker = new Worker(new URL("./cube-worker.ts", import.meta.url), { workerData: this.#settings });
    // It must not keep a process alive that has nothing else to do.
    worker.unref();
    const began = Date.now();
    worker.on("message", (reply: Reply) => this.#settle(reply));
    worker.on("error", (error) => (this.trouble = String(error)));
    worker.once("exit", () => this.#ended(began));
    this.#worker = worker;
  }

  #settle({ id, value, error }: Reply): void {
    const call = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) call?.resolve(value as Replies[Request["kind"]]);
    else call?.reject(new Error(error));
  }

  #ended(began: number): void {
    this.#worker = undefined;
    for (const call of this.#waiting.values()) call.reject(new WorkerGone("The thread of statistics ended."));
    this.#waiting.clear();
    if (this.#closed) return;
    if (Date.now() - began > WELL_MS) this.#pauseMs = FIRST_PAUSE_MS;
    this.#restart = setTimeout(() => this.#start(), this.#pauseMs).unref();
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }
}
