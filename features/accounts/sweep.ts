import type { Services } from "#foundation/services.ts";
import { deleteOldSessions } from "./session-store.ts";
import { DEVICE_DAYS } from "./sign-in-aims.ts";
import { deleteOldTries } from "./tries-store.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** The audit keeps who signed in when; the rows of sessions are only needed while they run. */
const SESSION_DAYS = 30;

const swept = new WeakMap<Services["database"]["pool"], number>();

/** Once an hour somebody's signing in clears what is over: tries, devices, sessions. */
export async function sweepSignIns(services: Services): Promise<void> {
  const now = services.clock.now().getTime();
  const { db, pool } = services.database;
  const last = swept.get(pool);
  if (last !== undefined && now - last < HOUR_MS) return;
  swept.set(pool, now);
  await deleteOldTries(db, new Date(now - DAY_MS), new Date(now - DEVICE_DAYS * DAY_MS));
  await deleteOldSessions(db, new Date(now - SESSION_DAYS * DAY_MS));
}
