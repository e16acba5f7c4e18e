import { createHash } from "node:crypto";
import type { Actor, Range, Scope } from "#foundation/access/actor.ts";
import { mergeRanges } from "#foundation/access/scope.ts";
import type { Services } from "#foundation/services.ts";
import { ROLES, type Role } from "./contract.ts";
import { findSession, type SessionRow, touchSession } from "./store.ts";

/** A session that nobody used for so long is over. */
export const IDLE_MS = 8 * 3_600_000;
/** A grant that was taken back holds at most so long here. */
const FRESH_MS = 1000;

interface Kept {
  signedIn: SignedIn | undefined;
  at: number;
}

/** Who is signed in, with the grants as they are shown to the account itself. */
export interface SignedIn {
  actor: Actor;
  grants: SessionRow["grants"];
}

const kept = new WeakMap<Services["database"]["pool"], Map<string, Kept>>();

export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Who a session token belongs to, with the permissions of today; undefined when the session is over. */
export async function findActor(services: Services, token: string): Promise<Actor | undefined> {
  return (await findSignedIn(services, token))?.actor;
}

export async function findSignedIn(services: Services, token: string): Promise<SignedIn | undefined> {
  const cache = cacheOf(services);
  const known = cache.get(token);
  if (known && Date.now() - known.at < FRESH_MS) return known.signedIn;
  const tokenHash = hashToken(token);
  const idleSince = new Date(Date.now() - IDLE_MS);
  const row = await findSession(services.database.db, tokenHash, services.clock.today(), idleSince);
  const signedIn = row && { actor: actorOf(row), grants: row.grants };
  if (cache.size > 50_000) cache.clear();
  cache.set(token, { signedIn, at: Date.now() });
  if (row && !known) await touchSession(services.database.db, tokenHash);
  return signedIn;
}

/** Forgets what this process knows of sessions, after a change of grants or accounts. */
export function forgetActors(services: Services): void {
  cacheOf(services).clear();
}

function cacheOf(services: Services): Map<string, Kept> {
  const { pool } = services.database;
  const cache = kept.get(pool) ?? new Map<string, Kept>();
  kept.set(pool, cache);
  return cache;
}

export function actorOf(row: SessionRow): Actor {
  return {
    accountId: row.accountId,
    name: row.name,
    personId: row.personId ?? undefined,
    scopes: scopesOf(row.grants),
  };
}

/** Permission -> where it holds: the subtrees of all grants whose role has it, joined. */
export function scopesOf(grants: SessionRow["grants"]): Map<string, Scope> {
  const ranges = new Map<string, Range[]>();
  const scopes = new Map<string, Scope>();
  for (const grant of grants) {
    if (!(grant.role in ROLES)) continue;
    const role = ROLES[grant.role as Role];
    for (const permission of role.permissions) {
      if (role.at === "installation") scopes.set(permission, "installation");
      else if (grant.lo !== null && grant.hi !== null)
        ranges.set(permission, [...(ranges.get(permission) ?? []), { lo: grant.lo, hi: grant.hi }]);
    }
  }
  for (const [permission, found] of ranges) scopes.set(permission, mergeRanges(found));
  return scopes;
}
