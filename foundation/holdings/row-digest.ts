import { hash } from "node:crypto";

/** A digest of rows that does not depend on their order: the SHA-256 of each, added up in eight lanes of 32 bits. */
export class RowDigest {
  rows = 0;
  readonly #sums = new Uint32Array(8);

  add(record: string): void {
    const digest = hash("sha256", record, "buffer");
    for (let lane = 0; lane < 8; lane += 1) {
      // A lane runs over; that is how the sum stays in it.
      this.#sums[lane] = (this.#sums[lane] as number) + digest.readUInt32BE(lane * 4);
    }
    this.rows += 1;
  }

  toString(): string {
    return [...this.#sums].map((sum) => sum.toString(16).padStart(8, "0")).join("");
  }
}
