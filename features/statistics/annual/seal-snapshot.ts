import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Keys } from "#foundation/crypto/keys.ts";
import { AnnualFinding, FilledTable } from "../annual.contract.ts";
import type { StoredSnapshot } from "./snapshot-store.ts";

/** What is signed: whose tables, of which year, by whom and when, and every cell. */
const Content = z.strictObject({
  format: z.literal(1),
  snapshotId: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  year: z.int(),
  day: z.string(),
  madeAt: z.string(),
  accountId: z.string(),
  tables: z.array(FilledTable),
  findings: z.array(AnnualFinding),
});
export type Content = z.infer<typeof Content>;

const SEAL = "annual snapshot";

export function sealContent(keys: Keys, content: Content): { text: string; digest: Buffer; seal: Buffer } {
  const text = canonical(content);
  return { text, digest: keys.hash(text), seal: keys.mac(SEAL, text) };
}

/**
 * Whether a snapshot is as it was signed: its text gives its digest and, with the key of the installation, its seal; and
 * it is the snapshot of this body and year, not another one put in its place.
 */
export function verifySnapshot(keys: Keys, stored: StoredSnapshot): { content: Content; sound: boolean } {
  const content = Content.parse(JSON.parse(stored.content));
  const sound =
    isSame(keys.hash(stored.content), stored.digest) &&
    isSame(keys.mac(SEAL, stored.content), stored.seal) &&
    content.bodyId === stored.bodyId &&
    content.year === stored.year &&
    content.snapshotId === stored.snapshotId;
  return { content, sound };
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** JSON with the names of each object in order, so that the same content is always the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`);
  return `{${parts.join(",")}}`;
}
