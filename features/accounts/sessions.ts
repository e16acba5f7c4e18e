import { accept, refuse } from "#foundation/decision.ts";
import { command } from "#foundation/command/command.ts";
import { look } from "#foundation/query/look.ts";
import { endMySession as endContract, listMySessions as listContract } from "./contract.ts";
import { hashToken, IDLE_MS } from "./find-actor.ts";
import { forgetting } from "./forgetting.ts";
import { endOneSession, listRunning, lockSession } from "./session-store.ts";

export const listMySessions = look(listContract, async ({ db, actor, services, meta }) => {
  const now = services.clock.now();
  const sessions = await listRunning(db, actor.accountId, {
    now,
    idleSince: new Date(now.getTime() - IDLE_MS),
  });
  const mine = meta.sessionToken === undefined ? undefined : hashToken(meta.sessionToken);
  return {
    answer: {
      sessions: sessions.map((session) => ({
        sessionId: session.sessionId,
        madeAt: session.madeAt.toISOString(),
        seenAt: session.seenAt.toISOString(),
        device: session.device,
        address: session.address,
        current: mine !== undefined && session.tokenHash.equals(mine),
      })),
    },
  };
});

export const endMySession = forgetting(
  command(endContract, {
    load: (tx, { sessionId }, { actor }) => lockSession(tx, actor.accountId, sessionId),
    heldBy: () => "own",
    decide: (session) => (session.ended ? refuse("session_ended") : accept(session)),
    async record(tx, session, { services, actor }) {
      await endOneSession(tx, session.sessionId, services.clock.now());
      return {
        answer: {},
        subject: { kind: "account", id: actor.accountId },
        detail: { session: session.sessionId },
      };
    },
  }),
);
