import { command } from "#foundation/command/command.ts";
import { accept, refuse } from "#foundation/decision.ts";
import {
  disableAccount as disableContract,
  enableAccount as enableContract,
} from "./administration.contract.ts";
import { forgetting } from "./forgetting.ts";
import { isSameHand } from "./grant.rules.ts";
import { lockHolders } from "./grant-store.ts";
import { handOf } from "./hand-of.ts";
import { endSessions } from "./session-store.ts";
import { type AccountRecord, lockAccount, updateAccount } from "./store.ts";

/** Disables an account and ends its sessions at once. The last security administrator stays. */
export const disableAccount = forgetting(
  command(disableContract, {
    async load(tx, { accountId }, { today }) {
      // First, so that two who disable each other wait for one another.
      const guardians = await lockHolders(tx, "security-admin", today);
      const account = await lockAccount(tx, accountId);
      return account && { account, guardians };
    },
    heldBy: () => "installation",
    decide({ account, guardians }, _input, { actor }) {
      if (isSameHand(handOf(actor), account)) return refuse("own_account");
      if (account.disabledAt !== null) return refuse("already_so");
      const last = guardians.every((holder) => holder === account.accountId) && guardians.length > 0;
      return last ? refuse("last_one") : accept(account);
    },
    async record(tx, account, { services }) {
      const now = services.clock.now();
      await updateAccount(tx, account.accountId, { disabled_at: now });
      await endSessions(tx, account.accountId, now);
      return recorded(account);
    },
  }),
);

export const enableAccount = forgetting(
  command(enableContract, {
    load: (tx, { accountId }) => lockAccount(tx, accountId),
    heldBy: () => "installation",
    decide(account, _input, { actor }) {
      if (isSameHand(handOf(actor), account)) return refuse("own_account");
      return account.disabledAt === null ? refuse("already_so") : accept(account);
    },
    async record(tx, account) {
      await updateAccount(tx, account.accountId, { disabled_at: null });
      return recorded(account);
    },
  }),
);

function recorded(account: AccountRecord) {
  return { answer: {}, subject: { kind: "account", id: account.accountId } };
}
