import { type Reach, reach } from "#foundation/access/scope.ts";
import { look } from "#foundation/query/look.ts";
import { listRequests as listContract, readRequest as readContract } from "../request.contract.ts";
import { findRequest, listRequestsFor, type StoredRequest } from "./request-store.ts";

const MOST = 200;

export const listRequests = look(listContract, async ({ db, reach: seen }) => {
  const found = await listRequestsFor(db, seen, MOST);
  return { answer: { requests: found.map(lineOf) } };
});

export const readRequest = look(readContract, async (context, { requestId }) => {
  const found = await findRequest(context.db, requestId);
  if (!found || !touches(context.reach, found)) return undefined;
  const { reason, basis, question, settledBy, settledAt, note, wouldAsk, version } = found;
  const consents = reach(context.actor, "statistics.consent");
  return {
    answer: {
      ...lineOf(found),
      reason,
      basis,
      question,
      settledBy,
      settledAt,
      note,
      answer: holdsWhole(context.reach, found) ? found.answer : null,
      wouldAsk,
      mayConsent:
        found.state === "asked" && found.askedById !== context.actor.accountId && holdsWhole(consents, found),
      version,
    },
    bodyId: found.bodyId,
  };
});

function lineOf({ bodyId, bodyName, ...one }: StoredRequest) {
  const { requestId, title, state, askedBy, askedAt, minutesEach, bodies } = one;
  return { requestId, title, body: { bodyId, name: bodyName }, state, askedBy, askedAt, minutesEach, bodies };
}

/** The request is about bodies of the reach, or about a body above that covers them. */
function touches({ ranges }: Reach, { lo, hi }: StoredRequest): boolean {
  return ranges.some((range) => range.lo <= hi && range.hi >= lo);
}

function holdsWhole({ ranges }: Reach, { lo, hi }: StoredRequest): boolean {
  return ranges.some((range) => range.lo <= lo && hi <= range.hi);
}
