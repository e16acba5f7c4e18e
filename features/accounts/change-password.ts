import { parseInput } from "#foundation/command/parse-input.ts";
import { command } from "#foundation/command/command.ts";
import { hashPassword, verifyPassword } from "#foundation/crypto/passwords.ts";
import { accept, refuse, Refused } from "#foundation/decision.ts";
import type { Endpoint } from "#foundation/endpoint.ts";
import type { Operation } from "#foundation/operation.ts";
import type { Services } from "#foundation/services.ts";
import { changePassword as contract } from "./contract.ts";
import { hashToken } from "./find-actor.ts";
import { forgetting } from "./forgetting.ts";
import { isWeakPassword } from "./password.rules.ts";
import { endSessions } from "./session-store.ts";
import { countFailure } from "./sign-in.ts";
import { askToWait, ownAim } from "./sign-in-aims.ts";
import { type AccountRecord, findAccount, lockAccount, updateAccount } from "./store.ts";
import { findTries } from "./tries-store.ts";

interface Passwords {
  password: string;
  newPassword: string;
}

/** What the passwords turned out to be, before the transaction: checking them takes long on purpose. */
interface Checked {
  fault: "wrong_password" | "same_password" | "weak_password" | undefined;
  formerHash: string;
  hash: string;
}

/**
 * Changes one's own password and ends every other session. The command sees MACs in place of the passwords, so that no
 * hash of them, made fast, is kept with the idempotency key.
 */
export const changePassword: Operation = forgetting({
  contract: contract as unknown as Endpoint,
  async run(services, actor, raw, meta = {}) {
    if (!actor) throw new Refused("not_signed_in");
    const input = parseInput(contract.input, raw);
    const account = await findAccount(services.database.db, actor.accountId);
    if (!account) throw new Refused("not_found");
    // Somebody at a computer left open may not guess at the password for hours.
    const aims = [ownAim(services, account.accountId)];
    askToWait(await findTries(services.database.db, aims), services.clock.now());
    const change = recordNew(await check(account, input));
    try {
      return await change.run(services, actor, seal(services, input), meta);
    } catch (error) {
      if (error instanceof Refused && error.code === "wrong_password") await countFailure(services, aims);
      throw error;
    }
  },
});

async function check(account: AccountRecord, input: Passwords): Promise<Checked> {
  const formerHash = account.passwordHash;
  const right = await verifyPassword(formerHash, input.password);
  const fault = right ? faultOf(account, input) : "wrong_password";
  return { fault, formerHash, hash: fault === undefined ? await hashPassword(input.newPassword) : "" };
}

function faultOf(account: AccountRecord, input: Passwords): Checked["fault"] {
  if (input.password === input.newPassword) return "same_password";
  return isWeakPassword(input.newPassword, account.signInName) ? "weak_password" : undefined;
}

function seal(services: Services, input: Passwords): Passwords {
  const mac = (password: string) => services.keys.mac("password", password).toString("hex");
  return { password: mac(input.password), newPassword: mac(input.newPassword) };
}

function recordNew({ fault, formerHash, hash }: Checked) {
  return command(contract, {
    load: (tx, _input, { actor }) => lockAccount(tx, actor.accountId),
    heldBy: () => "own",
    decide(account) {
      if (fault !== undefined) return refuse(fault);
      // Changed between the check and now: what was checked is not the password any more.
      return account.passwordHash === formerHash ? accept(account) : refuse("wrong_password");
    },
    async record(tx, account, { services, meta }) {
      await updateAccount(tx, account.accountId, { password_hash: hash, one_time_until: null });
      const keep = meta.sessionToken === undefined ? undefined : hashToken(meta.sessionToken);
      await endSessions(tx, account.accountId, services.clock.now(), keep);
      return { answer: {}, subject: { kind: "account", id: account.accountId } };
    },
  });
}
