import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from "node:crypto";
import { altered } from "./key-problem.ts";
import { takeNonce } from "./nonces.ts";
import type { Provider, Sealer } from "./provider.ts";

const CIPHER = "sm4-ctr";
const DIGEST = "sm3";
const VERSION = 2;
const KEY = 16;
/** A random first counter of 128 bits; overlapping counters are as unlikely as equal nonces. */
const NONCE = 16;
const TAG = 16;
const HEAD = 1 + NONCE + TAG;
const FIRST = Buffer.of(VERSION);

/** SM4 (GB/T 32907-2016) in counter mode, proved by HMAC-SM3 (GB/T 32905-2016) over nonce and cipher text. */
export const national: Provider = { name: "national", version: VERSION, digest: DIGEST, makeSealer };

function makeSealer(derive: (purpose: string) => Buffer, purpose: string): Sealer {
  const key = createSecretKey(derive(`${purpose} cipher`).subarray(0, KEY));
  const macKey = createSecretKey(derive(`${purpose} check`));
  return {
    overhead: HEAD,
    seal(plain, bound) {
      const nonce = takeNonce(NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce);
      const body = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain);
      return Buffer.concat([FIRST, nonce, tagOf(macKey, nonce, body, bound), body]);
    },
    open(sealed, bound) {
      if (sealed.length < HEAD || sealed[0] !== VERSION) throw altered();
      const nonce = sealed.subarray(1, 1 + NONCE);
      const body = sealed.subarray(HEAD);
      const tag = tagOf(macKey, nonce, body, bound);
      // Checked first: nothing unproved is ever decrypted.
      if (!timingSafeEqual(tag, sealed.subarray(1 + NONCE, HEAD))) throw altered();
      return createDecipheriv(CIPHER, key, nonce).update(body);
    },
  };
}

/** The length of `bound` goes in as well, so that text cannot move between it and the cipher text. */
function tagOf(key: KeyObject, nonce: Uint8Array, body: Uint8Array, bound = ""): Buffer {
  const mac = createHmac(DIGEST, key).update(FIRST).update(nonce).update(body);
  if (bound !== "") {
    const bytes = Buffer.from(bound);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    mac.update(bytes).update(length);
  } else mac.update(NO_BOUND);
  return mac.digest().subarray(0, TAG);
}

const NO_BOUND = Buffer.alloc(4);
