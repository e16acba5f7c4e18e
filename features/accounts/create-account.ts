import { z } from "zod";
import { command } from "#foundation/command/command.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import type { Operation } from "#foundation/operation.ts";
import {
  createAccount as createContract,
  resetPassword as resetContract,
} from "./administration.contract.ts";
import { forgetting } from "./forgetting.ts";
import { isSameHand } from "./grant.rules.ts";
import { handOf } from "./hand-of.ts";
import { makeOneTimePassword, readOneTimePassword } from "./one-time-password.ts";
import { renewPassword } from "./renew-password.ts";
import { insertAccount, lockAccount } from "./store.ts";

/** What the command stores and answers in place of the password. */
const Seeded = z.strictObject({ accountId: z.string(), seed: z.string(), until: z.string() });

/** Shows the password of the seed that the command stored. */
function handOver(inner: Operation): Operation {
  return {
    contract: inner.contract,
    async run(services, actor, raw, meta) {
      const { accountId, seed, until } = Seeded.parse(await inner.run(services, actor, raw, meta));
      return { accountId, password: readOneTimePassword(services, seed), until };
    },
  };
}

/** Opens an account with a one-time password, which is shown once and to be changed at the first sign-in. */
export const createAccount: Operation = handOver(
  command(
    { ...createContract, output: Seeded },
    {
      load: async (_tx, input) => input,
      heldBy: () => "installation",
      decide: (wanted) => accept(wanted),
      constraints: { sign_in_name_is_unique: "name_taken" },
      async record(tx, wanted, { services }) {
        const { seed, hash, until } = await makeOneTimePassword(services);
        const accountId = makeId();
        await insertAccount(tx, {
          accountId,
          signInName: wanted.signInName,
          displayName: wanted.displayName,
          personId: wanted.personId,
          passwordHash: hash,
          oneTimeUntil: until,
        });
        return {
          answer: { accountId, seed, until: until.toISOString() },
          subject: { kind: "account", id: accountId },
        };
      },
    },
  ),
);

/** Hands over a new one-time password: the old one, its sessions and known browsers count no more. */
export const resetPassword: Operation = forgetting(
  handOver(
    command(
      { ...resetContract, output: Seeded },
      {
        load: (tx, { accountId }) => lockAccount(tx, accountId),
        heldBy: () => "installation",
        decide(account, _input, { actor }) {
          if (isSameHand(handOf(actor), account)) return refuse("own_account");
          return account.disabledAt === null ? accept(account) : refuse("disabled");
        },
        async record(tx, account, { services }) {
          const { seed, until } = await renewPassword(tx, account, services);
          return {
            answer: { accountId: account.accountId, seed, until: until.toISOString() },
            subject: { kind: "account", id: account.accountId },
          };
        },
      },
    ),
  ),
);
