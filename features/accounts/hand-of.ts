import type { Actor } from "#foundation/access/actor.ts";
import type { Hand } from "./grant.rules.ts";

/** The actor as one pair of eyes. */
export function handOf(actor: Actor): Hand {
  return { accountId: actor.accountId, personId: actor.personId ?? null };
}
