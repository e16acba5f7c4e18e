import { createCipheriv, createDecipheriv, createSecretKey } from "node:crypto";
import { altered } from "./key-problem.ts";
import { takeNonce } from "./nonces.ts";
import type { Provider, Sealer } from "./provider.ts";

const CIPHER = "aes-256-gcm";
const VERSION = 1;
/** Random nonces of 96 bits: good for 2^32 seals of one key (NIST SP 800-38D, 8.3); a city makes some 10^8. */
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE + TAG;
const FIRST = Buffer.of(VERSION);

/** AES-256-GCM with SHA-256. */
export const standard: Provider = { name: "standard", version: VERSION, digest: "sha256", makeSealer };

function makeSealer(derive: (purpose: string) => Buffer, purpose: string): Sealer {
  // A ready key object: handing over the bytes each time would cost more than the work itself.
  const key = createSecretKey(derive(purpose));
  return {
    overhead: HEAD,
    seal(plain, bound) {
      const nonce = takeNonce(NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce);
      if (bound !== undefined) cipher.setAAD(Buffer.from(bound));
      const body = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain);
      // GCM gives nothing at the end; the call computes the tag.
      cipher.final();
      return Buffer.concat([FIRST, nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, bound) {
      // OpenSSL would accept a shorter tag, which is easier to guess.
      if (sealed.length < HEAD || sealed[0] !== VERSION) throw altered();
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, 1 + NONCE));
      decipher.setAuthTag(sealed.subarray(1 + NONCE, HEAD));
      if (bound !== undefined) decipher.setAAD(Buffer.from(bound));
      const plain = decipher.update(sealed.subarray(HEAD));
      try {
        decipher.final();
      } catch {
        throw altered();
      }
      return plain;
    },
  };
}
