import { open } from "node:fs/promises";
import { altered } from "#foundation/crypto/key-problem.ts";
import type { Sealer } from "#foundation/crypto/provider.ts";
import { CHUNK, openChunk } from "./chunks.ts";

export interface StoredPlace {
  name: string;
  path: string;
  /** Plain length, as it was answered when the file was stored. */
  bytes: number;
}

/** Both ends included. */
export interface Range {
  from: number;
  to: number;
}

/**
 * The plain bytes of a range, chunk by chunk; of the file only the chunks it touches are read.
 * @throws KeyProblem `altered` when the length is not what was stored, or a chunk of the range does not open
 */
export async function* readChunks(sealer: Sealer, place: StoredPlace, range: Range): AsyncGenerator<Buffer> {
  const handle = await open(place.path, "r");
  try {
    const last = Math.floor(place.bytes / CHUNK);
    const { size } = await handle.stat();
    if (size !== place.bytes + (last + 1) * sealer.overhead) throw altered();
    const end = Math.min(range.to, place.bytes - 1);
    const until = range.from > end ? -1 : Math.floor(end / CHUNK);
    const stored = Buffer.allocUnsafe(CHUNK + sealer.overhead);
    for (let index = Math.floor(range.from / CHUNK); index <= until; index += 1) {
      const { bytesRead } = await handle.read(stored, 0, stored.length, index * stored.length);
      const plain = openChunk(sealer, place.name, index, index === last, stored.subarray(0, bytesRead));
      const start = index * CHUNK;
      yield plain.subarray(Math.max(0, range.from - start), end - start + 1);
    }
  } finally {
    await handle.close();
  }
}
