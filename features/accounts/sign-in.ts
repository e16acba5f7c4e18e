import { randomBytes } from "node:crypto";
import { parseInput } from "#foundation/command/parse-input.ts";
import { verifyPassword } from "#foundation/crypto/passwords.ts";
import { findSetting } from "#foundation/database/settings.ts";
import { Refused } from "#foundation/decision.ts";
import type { Endpoint } from "#foundation/endpoint.ts";
import { makeId } from "#foundation/ids.ts";
import type { Operation, RequestMeta } from "#foundation/operation.ts";
import type { Services } from "#foundation/services.ts";
import { failuresNow } from "./brute-force.rules.ts";
import { readSignInPage as pageContract, signIn as contract, signOut as outContract } from "./contract.ts";
import { forgetActors, hashToken } from "./find-actor.ts";
import { endSession, startSession } from "./session-store.ts";
import { aimsOf, askToWait, DEVICE_DAYS } from "./sign-in-aims.ts";
import { sweepSignIns } from "./sweep.ts";
import { findBySignInName, type SignInRow } from "./store.ts";
import {
  type Aim,
  findTries,
  forgetTries,
  lockTries,
  openTries,
  putTries,
  rememberDevice,
} from "./tries-store.ts";

/** A session ends a day after signing in, whatever is done meanwhile. */
const SESSION_SECONDS = 24 * 3600;

type Outcome = "right" | "wrong_password" | "account_disabled" | "password_over";

/** Signing in has no actor yet, so it is no command; it is audited all the same, success and failure. */
export const signIn: Operation = {
  contract: contract as unknown as Endpoint,
  async run(services, _actor, raw, meta = {}) {
    const { name, password } = parseInput(contract.input, raw);
    const account = await findBySignInName(services.database.db, name);
    try {
      return await tryToEnter(services, account, name, password, meta);
    } catch (error) {
      // Whoever has to wait is refused as well, and the audit administrator sees it.
      if (error instanceof Refused && WAITS.has(error.code))
        await note(services, account?.accountId, error.code, meta);
      throw error;
    }
  },
};

const WAITS = new Set(["too_many", "too_many_tries"]);

async function tryToEnter(
  services: Services,
  account: SignInRow | undefined,
  name: string,
  password: string,
  meta: RequestMeta,
) {
  const aims = await aimsOf(services, name, account?.accountId, meta);
  askToWait(await findTries(services.database.db, aims), services.clock.now());
  const right = await verifyPassword(account?.passwordHash, password);
  const outcome = outcomeOf(account, right, services.clock.now());
  if (outcome !== "right" || !account) return refuse(services, account, aims, outcome, meta);
  return enter(services, account, aims, meta);
}

/** Only somebody who knows the password is told more than that it is wrong. */
function outcomeOf(account: SignInRow | undefined, right: boolean, now: Date): Outcome {
  if (!account || !right) return "wrong_password";
  if (account.disabled) return "account_disabled";
  return account.oneTimeUntil !== null && account.oneTimeUntil <= now ? "password_over" : "right";
}

async function enter(services: Services, account: SignInRow, aims: readonly Aim[], meta: RequestMeta) {
  const { accountId, language, textSize, theme, oneTimeUntil } = account;
  const token = randomBytes(32).toString("base64url");
  const deviceToken = meta.deviceToken ?? randomBytes(32).toString("base64url");
  const now = services.clock.now();
  await services.database.db.transaction().execute(async (tx) => {
    // Of a hundred guesses sent at once, those that were checked after the limit are answered by it, right or wrong.
    askToWait(await lockTries(tx, aims), now);
    await forgetTries(
      tx,
      aims.filter((aim) => aim.kind !== "address"),
    );
    await startSession(tx, {
      sessionId: makeId(),
      tokenHash: hashToken(token),
      accountId,
      now,
      endsAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
      device: meta.device,
      address: meta.address,
    });
    await rememberDevice(tx, accountId, hashToken(deviceToken), now);
  });
  await endFormer(services, meta);
  await sweepSignIns(services);
  await note(services, accountId, "right", meta);
  meta.session?.start(token, SESSION_SECONDS);
  meta.session?.rememberDevice(deviceToken, DEVICE_DAYS * 24 * 3600);
  return { accountId, language, textSize, theme, mustChangePassword: oneTimeUntil !== null };
}

/** Signing in again in the same browser leaves no session behind. */
async function endFormer(services: Services, meta: RequestMeta): Promise<void> {
  if (meta.sessionToken === undefined) return;
  await endSession(services.database.db, hashToken(meta.sessionToken), services.clock.now());
  forgetActors(services);
}

async function refuse(
  services: Services,
  account: SignInRow | undefined,
  aims: readonly Aim[],
  outcome: Outcome,
  meta: RequestMeta,
): Promise<never> {
  if (outcome === "wrong_password") await countFailure(services, aims);
  await note(services, account?.accountId, outcome, meta);
  throw new Refused(outcome);
}

/** Counts one more failure for each aim. @throws Refused when others have reached the limit meanwhile */
export async function countFailure(services: Services, aims: readonly Aim[]): Promise<void> {
  const now = services.clock.now();
  await services.database.db.transaction().execute(async (tx) => {
    await openTries(tx, aims, now);
    for (const aim of aims) {
      const [tries] = await lockTries(tx, [aim]);
      if (!tries) continue;
      askToWait([tries], now);
      await putTries(tx, aim, failuresNow(tries, now) + 1, now);
    }
  });
}

async function note(
  services: Services,
  accountId: string | undefined,
  outcome: string,
  meta: RequestMeta,
): Promise<void> {
  await services.lookLog.append({
    kind: "sign-in",
    accountId,
    action: contract.name,
    purpose: contract.purpose,
    detail: { outcome, address: meta.address },
  });
}

export const signOut: Operation = {
  contract: outContract as unknown as Endpoint,
  async run(services, _actor, _raw, meta = {}) {
    const token = meta.sessionToken;
    const accountId =
      token === undefined
        ? undefined
        : await endSession(services.database.db, hashToken(token), services.clock.now());
    forgetActors(services);
    if (accountId !== undefined)
      await services.lookLog.append({ kind: "sign-in", accountId, action: outContract.name });
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
