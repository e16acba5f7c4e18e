import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { Keys } from "#foundation/crypto/keys.ts";

/** What stands before the first link. */
export const GENESIS = Buffer.alloc(32);

/** A key with the hash that goes with it: SHA-256, or SM3 in an installation with national algorithms. */
export interface MacKey {
  secret: KeyObject;
  digest: "sha256" | "sm3";
}

export function macKey(keys: Keys, purpose: string): MacKey {
  const digest = keys.provider === "national" ? "sm3" : "sha256";
  return { secret: createSecretKey(keys.derive(purpose)), digest };
}

/** The key of the chain: whoever can write the database still cannot make a link that fits. */
export function chainKey(keys: Keys): MacKey {
  return macKey(keys, "audit chain");
}

/**
 * The hash of a link: a keyed hash (HMAC) over the hash before, the link's number (8 bytes, big end first) and the canonical
 * bytes of the entry. So neither content nor place nor order can change without a fault in this link or the next.
 */
export function linkHash(
  key: MacKey,
  previous: Buffer,
  sequence: Buffer,
  canonical: Buffer | string,
): Buffer {
  const mac = createHmac(key.digest, key.secret).update(previous).update(sequence);
  // Buffers are handed over as they are; naming an encoding for them would copy.
  return (typeof canonical === "string" ? mac.update(canonical, "utf8") : mac.update(canonical)).digest();
}

/** A link's number as it goes into its hash. */
export function sequenceBytes(sequence: bigint): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(sequence);
  return bytes;
}

/**
 * The canonical form of an entry `e` as one text: PostgreSQL's own record output quotes every field, so that no two
 * different entries give the same text. The time is counted in microseconds, because its text depends on the session.
 * A column added later goes to the end of a new form; this one is never changed, or every old link would fail.
 */
export const CANONICAL = `row(e.entry_id, e.xact, (extract(epoch from e.made_at) * 1000000)::bigint, e.kind, e.account_id,
  e.action, e.purpose, e.body_id, e.subject_kind, e.subject_id, e.person_ids, e.detail)::text`;
