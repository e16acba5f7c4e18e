import { createHash } from "node:crypto";
import type { Actor, Range, Scope } from "#foundation/access/actor.ts";
import { mergeRanges } from "#foundation/access/scope.ts";
import type { Services } from "#foundation/services.ts";
import { describeRole } from "./roles.contract.ts";
import { findNamed, findSession, type NamedRow, type SessionGrant, touchSession } from "./session-store.ts";

/** A session that nobody used for so long is over. */
export const IDLE_MS = 8 * 3_600_000;
/** A grant that was taken back by another process holds at most so long here. */
const FRESH_MS = 1000;
/** How often the use of a session is noted, so that reads stay reads. */
const TOUCH_MS = 60_000;
/** Far more sessions than one process serves within a second. */
const MOST_KEPT = 50_000;

interface Kept {
  /** When the question was sent: what it answers is no older. */
  at: number;
  signedIn: Promise<SignedIn | undefined>;
}

/** Who is signed in, with the grants as they are shown to the account itself. */
export interface SignedIn {
  actor: Actor;
  grants: readonly SessionGrant[];
  mustChangePassword: boolean;
}

const kept = new WeakMap<Services["database"]["pool"], Map<string, Kept>>();

export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Who a session token belongs to, with the permissions of today; undefined when the session is over. */
export async function findActor(services: Services, token: string): Promise<Actor | undefined> {
  return (await findSignedIn(services, token))?.actor;
}

/**
 * Whom a sign-in name belongs to, with the permissions of today; undefined when nobody may sign in with it. Only for the
 * terminal: who reaches the data folder needs no password, and is noted in the audit by the caller.
 */
export async function findActorByName(services: Services, signInName: string): Promise<Actor | undefined> {
  const row = await findNamed(services.database.db, signInName, services.clock.today());
  return row && actorOf(row);
}

/** Requests that come together share one question; the answer serves for at most a second. */
export async function findSignedIn(services: Services, token: string): Promise<SignedIn | undefined> {
  const cache = cacheOf(services);
  const tokenHash = hashToken(token);
  const key = tokenHash.toString("base64");
  const now = services.clock.now().getTime();
  const known = cache.get(key);
  if (known && now >= known.at && now - known.at < FRESH_MS) return known.signedIn;
  const asked: Kept = { at: now, signedIn: readSignedIn(services, tokenHash) };
  if (cache.size >= MOST_KEPT) cache.clear();
  cache.set(key, asked);
  try {
    const signedIn = await asked.signedIn;
    // Tokens that open nothing are not kept: anybody can make them up by the thousand.
    if (!signedIn) dropIf(cache, key, asked);
    return signedIn;
  } catch (error) {
    dropIf(cache, key, asked);
    throw error;
  }
}

function dropIf(cache: Map<string, Kept>, key: string, asked: Kept): void {
  if (cache.get(key) === asked) cache.delete(key);
}

async function readSignedIn(services: Services, tokenHash: Buffer): Promise<SignedIn | undefined> {
  const { db } = services.database;
  const now = services.clock.now();
  const idleSince = new Date(now.getTime() - IDLE_MS);
  const row = await findSession(db, tokenHash, { now, today: services.clock.today(), idleSince });
  if (!row) return undefined;
  if (now.getTime() - row.seenAt.getTime() >= TOUCH_MS) await touchSession(db, tokenHash, now);
  return { actor: actorOf(row), grants: row.grants, mustChangePassword: row.mustChangePassword };
}

/** Forgets what this process knows of sessions, after a change of grants, accounts or passwords. */
export function forgetActors(services: Services): void {
  cacheOf(services).clear();
}

function cacheOf(services: Services): Map<string, Kept> {
  const { pool } = services.database;
  const cache = kept.get(pool) ?? new Map<string, Kept>();
  kept.set(pool, cache);
  return cache;
}

/** With a one-time password nothing is allowed but what every account may do: changing it. */
function actorOf(row: NamedRow): Actor {
  return {
    accountId: row.accountId,
    name: row.name,
    personId: row.personId ?? undefined,
    scopes: row.mustChangePassword ? new Map() : scopesOf(row.grants),
  };
}

/** Permission -> where it holds: the subtrees of all grants whose role has it, joined. */
export function scopesOf(grants: readonly Pick<SessionGrant, "role" | "lo" | "hi">[]): Map<string, Scope> {
  const ranges = new Map<string, Range[]>();
  const scopes = new Map<string, Scope>();
  for (const grant of grants) {
    const role = describeRole(grant.role);
    for (const permission of role.permissions) {
      if (role.at === "installation") scopes.set(permission, "installation");
      else if (grant.lo !== null && grant.hi !== null)
        ranges.set(permission, [...(ranges.get(permission) ?? []), { lo: grant.lo, hi: grant.hi }]);
    }
  }
  for (const [permission, found] of ranges) scopes.set(permission, mergeRanges(found));
  return scopes;
}
