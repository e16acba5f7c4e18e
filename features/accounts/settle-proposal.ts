import { command } from "#foundation/command/command.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import { forgetting } from "./forgetting.ts";
import { decideSettlement, isSameHand, type Wanted } from "./grant.rules.ts";
import {
  findPlace,
  type GrantRecord,
  insertGrant,
  lockGrant,
  lockHolders,
  lockProposal,
  markEnded,
  type ProposalRecord,
  settle,
} from "./grant-store.ts";
import { endGrant as endContract, settleProposal as settleContract } from "./grants.contract.ts";
import { handOf } from "./hand-of.ts";
import { readReceiver, settledBy } from "./propose-grant.ts";
import { lockAccount } from "./store.ts";

/** Grants or refuses a proposal. The account stays locked meanwhile, so two grants never exclude each other unseen. */
export const settleProposal = forgetting(
  command(settleContract, {
    async load(tx, { proposalId }, { today }) {
      const proposal = await lockProposal(tx, proposalId);
      const account = proposal && (await lockAccount(tx, proposal.accountId));
      if (!proposal || !account) return undefined;
      const place = await findPlace(tx, proposal.bodyId, today);
      return { proposal, receiver: await readReceiver(tx, account), place };
    },
    heldBy: () => "installation",
    decide({ proposal, receiver, place }, { verdict, note }, { actor, today }) {
      const proposer = { accountId: proposal.madeBy, personId: proposal.madeByPerson };
      const decision = decideSettlement(
        {
          proposal: { ...proposal, proposer, settled: settledBy(proposal) },
          receiver,
          place,
          settler: handOf(actor),
          today,
        },
        verdict,
      );
      return decision.accepted ? accept({ proposal, grant: decision.value, note }) : decision;
    },
    async record(tx, { proposal, grant, note }, { actor, services }) {
      const settledByAccount = actor.accountId;
      const state = grant ? ("granted" as const) : ("refused" as const);
      await settle(tx, {
        proposalId: proposal.proposalId,
        state,
        settledBy: settledByAccount,
        note,
        now: services.clock.now(),
      });
      const grantId = grant ? makeId() : null;
      if (grant && grantId !== null)
        await insertGrant(tx, granted(grantId, grant, proposal, settledByAccount));
      return {
        answer: { grantId },
        subject: { kind: "account", id: proposal.accountId },
        detail: {
          proposal: proposal.proposalId,
          outcome: state,
          role: proposal.role,
          body: proposal.bodyId,
          grant: grantId,
        },
      };
    },
  }),
);

function granted(grantId: string, grant: Wanted, proposal: ProposalRecord, madeBy: string) {
  return {
    ...grant,
    grantId,
    eyes: { proposalId: proposal.proposalId, proposedBy: proposal.madeBy, madeBy },
  };
}

/** Ends a grant at once. Taking away needs one pair of eyes; the last security administrator stays. */
export const endGrant = forgetting(
  command(endContract, {
    async load(tx, { grantId }, { today }) {
      const guardians = await lockHolders(tx, "security-admin", today);
      const grant = await lockGrant(tx, grantId);
      const account = grant && (await lockAccount(tx, grant.accountId));
      return grant && account && { grant, account, guardians };
    },
    heldBy: () => "installation",
    decide({ grant, account, guardians }, { reason }, { actor }) {
      if (isSameHand(handOf(actor), account)) return refuse("own_account");
      if (grant.ended) return refuse("ended");
      const others = guardians.filter((holder) => holder !== grant.accountId);
      const last = grant.role === "security-admin" && others.length === 0;
      return last ? refuse("last_one") : accept({ grant, reason });
    },
    async record(tx, { grant, reason }, { actor, services }) {
      await markEnded(tx, grant.grantId, actor.accountId, services.clock.now());
      return {
        answer: {},
        subject: { kind: "account", id: grant.accountId },
        detail: { ...facts(grant), reason },
      };
    },
  }),
);

function facts(grant: GrantRecord) {
  return { grant: grant.grantId, role: grant.role, body: grant.bodyId };
}
