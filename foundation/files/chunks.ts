import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { KeyProblem } from "#foundation/crypto/key-problem.ts";
import { Refused } from "#foundation/decision.ts";

/** Plain bytes of one chunk: a range is read by opening only the chunks it touches. */
export const CHUNK = 64 * 1024;
const NONCE = 12;
const TAG = 16;
export const CHUNK_STORED = NONCE + CHUNK + TAG;

export interface Sealed {
  bytes: number;
  sha256: Buffer;
}

/**
 * Encrypts a stream chunk by chunk. Name, number and "is the last" are bound into each chunk, so that a file cut off,
 * put together anew or given another name does not open.
 */
export async function* sealChunks(
  key: Buffer,
  name: string,
  content: AsyncIterable<Buffer>,
  limit: number,
): AsyncGenerator<Buffer, Sealed> {
  const sha = createHash("sha256");
  let held = Buffer.alloc(0);
  let index = 0;
  let bytes = 0;
  for await (const part of content) {
    bytes += part.length;
    if (bytes > limit) throw new Refused("too_large", { limit: `${Math.floor(limit / 1024 / 1024)} MB` });
    sha.update(part);
    held = held.length === 0 ? Buffer.from(part) : Buffer.concat([held, part]);
    while (held.length >= CHUNK) {
      yield sealChunk(key, name, index, false, held.subarray(0, CHUNK));
      held = held.subarray(CHUNK);
      index += 1;
    }
  }
  // The last chunk is always shorter than a whole one, also when it is empty: so the end is known.
  yield sealChunk(key, name, index, true, held);
  return { bytes, sha256: sha.digest() };
}

function sealChunk(key: Buffer, name: string, index: number, last: boolean, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bound(name, index, last));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws KeyProblem when the chunk was altered, moved or cut off */
export function openChunk(key: Buffer, name: string, index: number, last: boolean, stored: Buffer): Buffer {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, stored.subarray(0, NONCE)).setAAD(
      bound(name, index, last),
    );
    decipher.setAuthTag(stored.subarray(-TAG));
    return Buffer.concat([decipher.update(stored.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    throw new KeyProblem("altered", "A stored file was altered or cut off, or belongs to another key.");
  }
}

function bound(name: string, index: number, last: boolean): Buffer {
  return Buffer.from(`${name}:${index}:${last ? "last" : "more"}`);
}
