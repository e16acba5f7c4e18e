import type { Keys } from "#foundation/crypto/keys.ts";
import { type Damage, damage } from "./damage.ts";
import { type Head, HeadsAltered, readHeads } from "./head-file.ts";

/** A link that the walk along the chain has just passed. */
export interface Passed {
  sequence: bigint;
  hash: Buffer;
  entryId: string;
}

/** The heads outside the database, compared with the links as the walk passes them. */
export class HeadWalk {
  newest: Head | undefined;
  damage: Damage | undefined;
  readonly #heads: AsyncGenerator<Head> | undefined;
  #next: Head | undefined;

  /** Without a file nothing is compared. */
  constructor(file: string | undefined, keys: Keys) {
    this.#heads = file === undefined ? undefined : readHeads(file, keys);
  }

  /** Reads up to the first head beyond `from`; the ones before were compared by an earlier walk. */
  async start(from: bigint): Promise<void> {
    await this.#advance();
    const first = this.#next;
    if (first && first.sequence !== 0n)
      this.damage ??= damage("heads_missing", { sequence: 0n, head: first.sequence });
    while (this.#next && this.#next.sequence <= from && !this.damage) await this.#advance();
  }

  isAt(sequence: bigint): boolean {
    return this.#next?.sequence === sequence;
  }

  /** Compares every head that stands at this link. */
  async pass(link: Passed): Promise<Damage | undefined> {
    while (this.#next?.sequence === link.sequence && !this.damage) {
      if (!this.#next.hash.equals(link.hash))
        return damage("head_differs", { ...link, time: this.#next.time });
      await this.#advance();
    }
    return this.damage;
  }

  /** At the end of the chain no head may be beyond it, and a chain without any head proves little. */
  end(last: Passed): Damage | undefined {
    if (!this.#heads) return undefined;
    if (!this.newest) return last.sequence > 0n ? damage("heads_missing", { sequence: 0n }) : undefined;
    const beyond = this.#next;
    return (
      beyond && damage("tail_missing", { sequence: last.sequence, head: beyond.sequence, time: beyond.time })
    );
  }

  async #advance(): Promise<void> {
    const before = this.#next;
    this.#next = await this.#read(before);
    const { newest } = this;
    this.newest = this.#next ?? newest;
    if (before && this.#next && this.#next.sequence < before.sequence) {
      const { sequence, time } = this.#next;
      this.damage = damage("rolled_back", { sequence, head: before.sequence, time });
    }
  }

  async #read(before: Head | undefined): Promise<Head | undefined> {
    try {
      const read = await this.#heads?.next();
      return read?.done === true ? undefined : read?.value;
    } catch (error) {
      if (!(error instanceof HeadsAltered)) throw error;
      this.damage = damage("heads_altered", { sequence: before?.sequence ?? 0n, line: error.line });
      return undefined;
    }
  }
}
