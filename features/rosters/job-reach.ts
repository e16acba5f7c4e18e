import { findActorOf } from "#features/accounts/index.ts";
import { findIntervals } from "#features/bodies/index.ts";
import { type Reach, reach, within } from "#foundation/access/scope.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { JobFailed } from "#foundation/jobs/jobs.ts";

/** What a job does, for whom, and for which body it was asked. */
interface Errand {
  accountId: string;
  permission: string;
  bodyId: string;
  today: string;
}

/**
 * Where the account of a job may still do what it asked for. A job waits, for consent or behind others, and is taken up
 * again after a kill: a grant may have ended and a body may have moved since, so each piece of work asks anew.
 * @throws JobFailed `permission_gone` when the account may not do it at this body any more
 */
export async function reachOfJob(db: Db | Tx, errand: Errand): Promise<Reach> {
  const { accountId, permission, bodyId, today } = errand;
  const place = (await findIntervals(db, [bodyId])).get(bodyId);
  const actor = await findActorOf(db, accountId, today);
  const whole = actor && reach(actor, permission);
  if (!place || !whole?.covers(place.lo)) throw new JobFailed("permission_gone", PERMISSION_GONE);
  return within(whole, place);
}

const PERMISSION_GONE = {
  zh: "没有办完：申请人在这个组织的权限已经没有了；如果还要办，请先恢复权限，再重新申请",
  en: "Not finished: whoever asked for this has no right to it at this body any more. Have the right granted again, then ask anew",
};
