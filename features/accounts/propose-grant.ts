import { command } from "#foundation/command/command.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import { formatMoment } from "#foundation/messages/format.ts";
import { decideProposal, type Receiver } from "./grant.rules.ts";
import { findPlace, insertProposal, listHeld, lockProposal, settle } from "./grant-store.ts";
import { proposeGrant as proposeContract, withdrawProposal as withdrawContract } from "./grants.contract.ts";
import { handOf } from "./hand-of.ts";
import { type AccountRecord, lockAccount } from "./store.ts";

/** An account as the rules of grants see it. */
export async function readReceiver(db: Db | Tx, account: AccountRecord): Promise<Receiver> {
  return {
    accountId: account.accountId,
    personId: account.personId,
    disabled: account.disabledAt !== null,
    held: await listHeld(db, account.accountId),
  };
}

/** Proposes a role for somebody else; it holds once a third person grants it. */
export const proposeGrant = command(proposeContract, {
  async load(tx, input, { today }) {
    const account = await lockAccount(tx, input.accountId);
    if (!account) return undefined;
    const receiver = await readReceiver(tx, account);
    return { receiver, place: await findPlace(tx, input.bodyId ?? null, today) };
  },
  heldBy: () => "installation",
  decide({ receiver, place }, input, { actor, today }) {
    const { accountId, role, fromDay, reason } = input;
    const wanted = { accountId, role, bodyId: input.bodyId ?? null, fromDay, toDay: input.toDay ?? null };
    const decision = decideProposal({ wanted, receiver, place, proposer: handOf(actor), today });
    return decision.accepted ? accept({ ...decision.value, reason }) : decision;
  },
  constraints: { proposal_is_open_once: "already_proposed" },
  async record(tx, wanted, { actor }) {
    const proposalId = makeId();
    await insertProposal(tx, { ...wanted, proposalId, madeBy: actor.accountId });
    return {
      answer: { proposalId },
      subject: { kind: "account", id: wanted.accountId },
      detail: { proposal: proposalId, role: wanted.role, body: wanted.bodyId },
    };
  },
});

/** Takes back one's own proposal before anybody settled it. */
export const withdrawProposal = command(withdrawContract, {
  load: (tx, { proposalId }) => lockProposal(tx, proposalId),
  heldBy: () => "installation",
  decide(proposal, _input, { actor }) {
    if (proposal.madeBy !== actor.accountId) return refuse("not_yours");
    const settled = settledBy(proposal);
    return settled ? refuse("settled", settled) : accept(proposal);
  },
  async record(tx, { proposalId, accountId }, { actor, services }) {
    const now = services.clock.now();
    await settle(tx, { proposalId, state: "withdrawn", settledBy: actor.accountId, note: undefined, now });
    return { answer: {}, subject: { kind: "account", id: accountId }, detail: { proposal: proposalId } };
  },
});

/** Who settled a proposal and when; undefined while it is open. */
export function settledBy(proposal: {
  state: string;
  settledByName: string | null;
  settledAt: Date | null;
}): { name: string; at: string } | undefined {
  if (proposal.state === "open") return undefined;
  return {
    name: proposal.settledByName ?? "",
    at: proposal.settledAt ? formatMoment(proposal.settledAt) : "",
  };
}
