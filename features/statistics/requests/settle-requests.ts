import { findIntervals } from "#features/bodies/index.ts";
import { reach } from "#foundation/access/scope.ts";
import { command, type CommandContext, holdsAll } from "#foundation/command/command.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { accept, refuse, Refused } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import type { CrossTabAnswer } from "../crosstab.contract.ts";
import type { Question } from "../question.contract.ts";
import { answerTable } from "../read-crosstab.ts";
import { askFigures as askContract, settleRequest as settleContract } from "../request.contract.ts";
import { findRequest, insertRequest, settleOpen } from "./request-store.ts";

/** Answered once at asking, so that nobody has to agree to a question that cannot be answered. */
export const askFigures = command(askContract, {
  async load(tx, { bodyId, question }, context) {
    const interval = (await findIntervals(tx, [bodyId])).get(bodyId);
    if (!interval) return undefined;
    // Who may not ask here is refused below, without learning whether the question could be answered.
    if (holdsAll(context.actor, askContract.permission, [{ bodyId, ...interval }]))
      await answer(tx, { ...question, body: bodyId }, context);
    return interval;
  },
  heldBy: ({ lo, hi }, { bodyId }) => ({ bodyId, lo, hi }),
  decide: (_held, input) =>
    accept({ ...input, question: { ...input.question, body: input.bodyId }, requestId: makeId() }),
  async record(tx, request, { actor }) {
    await insertRequest(tx, { ...request, accountId: actor.accountId });
    return {
      answer: { requestId: request.requestId },
      subject: { kind: "figure-request", id: request.requestId },
    };
  },
});

/** A second person agrees; then the store answers in the place of every branch below. */
export const settleRequest = command(settleContract, {
  async load(tx, { requestId, agree }, context) {
    const request = await findRequest(tx, requestId);
    if (!request) return undefined;
    const gives =
      agree &&
      request.state === "asked" &&
      request.askedById !== context.actor.accountId &&
      holdsAll(context.actor, settleContract.permission, [request]);
    return { request, answer: gives ? await answer(tx, request.question, context) : null };
  },
  heldBy: ({ request: { bodyId, lo, hi } }) => ({ bodyId, lo, hi }),
  decide({ request, answer: found }, input, { actor }) {
    if (request.state !== "asked") return refuse("already_settled");
    if (request.askedById === actor.accountId) return refuse("own_request");
    if (!input.agree && (input.note ?? "") === "") return refuse("note_needed");
    if (request.version !== input.version) throw new Refused("changed_meanwhile");
    return accept({ request, found, input });
  },
  async record(tx, { request, found, input }, { actor }) {
    const state = input.agree ? ("answered" as const) : ("refused" as const);
    const bodies = request.wouldAsk;
    const settled = await settleOpen(tx, request.requestId, {
      state,
      accountId: actor.accountId,
      note: input.note === undefined || input.note === "" ? null : input.note,
      bodies,
      answer: found,
      version: input.version,
    });
    if (!settled) throw new Refused("changed_meanwhile");
    return {
      answer: { state, bodies },
      subject: { kind: "figure-request", id: request.requestId },
      detail: { outcome: state, count: bodies },
    };
  },
});

/** By the reach of whoever asks or agrees: nobody gives more than they see. */
async function answer(
  tx: Tx,
  question: Question,
  { actor, services, today, meta }: CommandContext,
): Promise<CrossTabAnswer | null> {
  const seen = reach(actor, "statistics.read");
  return (await answerTable({ actor, services, db: tx, reach: seen, today, meta }, question)) ?? null;
}
