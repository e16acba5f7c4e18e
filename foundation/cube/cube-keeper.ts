import { createHash } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type pg from "pg";
import { type Cut, readCut } from "#foundation/feed/read-changes.ts";
import { buildCube } from "./build-cube.ts";
import { type Connection, inSnapshot } from "./connection.ts";
import { Cube, type CubeData, defaultTailRoom, type Touched } from "./cube.ts";
import { openCube, saveCube } from "./cube-file.ts";
import type { FactStatus } from "./cubes.ts";
import type { Fact } from "./fact.ts";
import type { MergeWork } from "./merge-worker.ts";
import type { Staging } from "./staging.ts";

/** A tail that is fuller than this is sorted in. */
const FULL_TAIL = 0.75;
/** What was read again since the last saving, at most: a later start has to read as much from the database. */
const UNSAVED_ROWS = 20_000;

/** Looks after the cube of one fact: its file, its building, its merging. It never runs two of these at once. */
export class CubeKeeper {
  readonly fact: Fact;
  cube: Cube | undefined;
  trouble: string | undefined;
  #state: "missing" | "building" = "missing";
  readonly #file: string;
  #digest = "";
  #unsaved = 0;

  constructor(fact: Fact, folder: string) {
    this.fact = fact;
    this.#file = path.join(folder, `${fact.name}.cube`);
  }

  status(): FactStatus {
    return {
      fact: this.fact.name,
      state: this.cube ? "ready" : this.#state,
      rows: this.cube?.liveRows ?? 0,
      at: this.cube?.cut.at,
      trouble: this.trouble,
    };
  }

  /** From the file of the last time; false when there is none that can be used. */
  async open(client: pg.ClientBase): Promise<boolean> {
    this.#digest = await digestOf(client, this.fact);
    if (!existsSync(this.#file)) return false;
    try {
      this.cube = openCube(this.#file, this.fact, this.#digest);
    } catch (error) {
      this.trouble = String(error);
      rmSync(this.#file, { force: true });
    }
    return this.cube !== undefined;
  }

  /** Reads everything anew, beside the arrays that answer meanwhile, and puts the new ones in their place. */
  async build({ client, db }: Connection): Promise<void> {
    this.#state = "building";
    try {
      this.#digest = await digestOf(client, this.fact);
      const built = await inSnapshot(client, async () => buildCube(client, this.fact, await readCut(db)));
      this.cube = built;
      this.trouble = undefined;
      await this.#inThread({ data: built.data(), file: this.#file, digest: this.#digest });
      this.#unsaved = 0;
    } finally {
      this.#state = "missing";
    }
  }

  /** What was read in a snapshot takes its place. */
  apply(read: Staging, touched: Touched, cut: Cut): void {
    this.cube?.apply(read, touched, cut);
    this.#unsaved += read.rows + 1;
  }

  /** For so many rows more; what was read before is of no use afterwards, since owners get other ordinals. */
  async makeRoom(rows: number): Promise<void> {
    const { cube } = this;
    if (cube) await this.#merge(Math.max(defaultTailRoom(cube.liveRows), Math.ceil(rows * 1.25)));
  }

  /** Sorts the tail in when it is long, and saves when much has changed. */
  async tidy(): Promise<void> {
    const { cube } = this;
    if (!cube) return;
    if (cube.tailShare > FULL_TAIL) await this.#merge(defaultTailRoom(cube.liveRows));
    else if (this.#unsaved > UNSAVED_ROWS) await this.save();
  }

  async save(): Promise<void> {
    if (!this.cube || this.#unsaved === 0) return;
    await this.#inThread({ data: this.cube.data(), file: this.#file, digest: this.#digest });
    this.#unsaved = 0;
  }

  /** At the end of the process, when nobody asks any more. */
  saveNow(): void {
    if (this.cube && this.#unsaved > 0) saveCube(this.#file, this.cube, this.#digest);
  }

  async #merge(tailRoom: number): Promise<void> {
    if (!this.cube) return;
    const merged = await this.#inThread({
      data: this.cube.data(),
      file: this.#file,
      digest: this.#digest,
      tailRoom,
    });
    if (merged) this.cube = new Cube(merged);
    this.#unsaved = 0;
  }

  #inThread(work: MergeWork): Promise<CubeData | undefined> {
    const worker = new Worker(new URL("./merge-worker.ts", import.meta.url), { workerData: work });
    return new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("The thread that sorts ended early.")));
    });
  }
}

/** Another definition of the fact or of its view is another digest. Labels are not part of it. */
async function digestOf(client: pg.ClientBase, fact: Fact): Promise<string> {
  const { rows } = await client.query<{ definition: string }>(
    "select pg_get_viewdef($1::regclass) as definition",
    [fact.view],
  );
  const { view, id, person, body, period, touchedBy } = fact;
  const dimensions = Object.entries(fact.dimensions).map(([name, { type, bits }]) => [name, type, bits]);
  const shape = [view, id, person, body, period, touchedBy, dimensions, Object.keys(fact.measures), rows];
  return createHash("sha256").update(JSON.stringify(shape)).digest("hex");
}
