import { randomBytes } from "node:crypto";
import { parseInput } from "#foundation/command/parse-input.ts";
import { verifyPassword } from "#foundation/crypto/passwords.ts";
import { findSetting } from "#foundation/database/settings.ts";
import { Refused } from "#foundation/decision.ts";
import type { Endpoint } from "#foundation/endpoint.ts";
import type { Operation, RequestMeta } from "#foundation/operation.ts";
import type { Services } from "#foundation/services.ts";
import { secondsToWait } from "./brute-force.rules.ts";
import { readSignInPage as pageContract, signIn as contract, signOut as outContract } from "./contract.ts";
import { hashToken } from "./find-actor.ts";
import { endSession, findBySignInName, noteFailure, type SignInRow, startSession } from "./store.ts";

/** A session ends a day after signing in, whatever is done meanwhile. */
const SESSION_SECONDS = 24 * 3600;

/** Signing in has no actor yet, so it is no command; it is audited all the same, success and failure. */
export const signIn: Operation = {
  contract: contract as unknown as Endpoint,
  async run(services, _actor, raw, meta = {}) {
    const { name, password } = parseInput(contract.input, raw);
    const account = await findBySignInName(services.database.db, name);
    await askToWait(services, account);
    const right = await verifyPassword(account?.passwordHash, password);
    if (!account || !right || account.disabled) return refuse(services, account, meta);
    const token = randomBytes(32).toString("base64url");
    await startSession(services.database.db, {
      tokenHash: hashToken(token),
      accountId: account.accountId,
      seconds: SESSION_SECONDS,
      device: meta.device,
    });
    await services.lookLog.append({ kind: "sign-in", accountId: account.accountId, action: contract.name });
    meta.session?.start(token, SESSION_SECONDS);
    return { accountId: account.accountId };
  },
};

async function askToWait(services: Services, account: SignInRow | undefined): Promise<void> {
  if (!account) return;
  const seconds = secondsToWait(account.failures, account.failedAt, services.clock.now());
  if (seconds > 0) throw new Refused("wait", { seconds });
}

async function refuse(services: Services, account: SignInRow | undefined, meta: RequestMeta): Promise<never> {
  if (account) await noteFailure(services.database.db, account.accountId);
  await services.lookLog.append({
    kind: "refusal",
    accountId: account?.accountId,
    action: contract.name,
    detail: { code: "wrong_password", address: meta.address },
  });
  throw new Refused("wrong_password");
}

export const signOut: Operation = {
  contract: outContract as unknown as Endpoint,
  async run(services, _actor, _raw, meta = {}) {
    const token = meta.sessionToken;
    const accountId =
      token === undefined ? undefined : await endSession(services.database.db, hashToken(token));
    if (accountId !== undefined) {
      await services.lookLog.append({ kind: "sign-in", accountId, action: outContract.name });
    }
    meta.session?.end();
    return {};
  },
};

/** In a demonstration the page offers the accounts; elsewhere it says nothing about who exists. */
export const readSignInPage: Operation = {
  contract: pageContract as unknown as Endpoint,
  async run(services) {
    const shown = services.demonstration
      ? ((await findSetting(services.database.pool, "demonstration-accounts")) as object | undefined)
      : undefined;
    return { demo: services.demonstration, accounts: [], password: null, ...shown };
  },
};
