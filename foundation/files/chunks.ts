import type { Sealer } from "#foundation/crypto/provider.ts";

/** Plain bytes of one chunk: a range is read by opening only the chunks it touches. */
export const CHUNK = 64 * 1024;

/**
 * Cuts a stream into sealed chunks. Name, number and "is the last" are bound into each, so that a file cut off, put
 * together anew or given another name does not open. `onPart` sees each part first and may throw.
 */
export async function* sealChunks(
  sealer: Sealer,
  name: string,
  content: AsyncIterable<Uint8Array>,
  onPart: (part: Uint8Array) => void,
): AsyncGenerator<Buffer> {
  // One buffer for all chunks: 100 MB through it make no more garbage than what is written.
  const chunk = Buffer.allocUnsafe(CHUNK);
  let filled = 0;
  let index = 0;
  for await (const part of content) {
    onPart(part);
    for (let at = 0; at < part.length; ) {
      const taken = part.subarray(at, at + CHUNK - filled);
      chunk.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < CHUNK) continue;
      yield sealer.seal(chunk, bound(name, index, false));
      index += 1;
      filled = 0;
    }
  }
  // The last chunk is always shorter than a whole one, also when it is empty: so the end is known.
  yield sealer.seal(chunk.subarray(0, filled), bound(name, index, true));
}

/** @throws KeyProblem `altered` when the chunk was altered, moved or cut off */
export function openChunk(
  sealer: Sealer,
  name: string,
  index: number,
  last: boolean,
  stored: Buffer,
): Buffer {
  return sealer.open(stored, bound(name, index, last));
}

function bound(name: string, index: number, last: boolean): string {
  return `${name}:${index}:${last ? "last" : "more"}`;
}
