import type { Actor } from "#foundation/access/actor.ts";
import type { Operation, RequestMeta } from "#foundation/operation.ts";
import { makeId } from "#foundation/ids.ts";
import type { Services } from "#foundation/services.ts";
import { findActor } from "../find-actor.ts";
import { auditOperations, operations } from "../index.ts";
import type { Role } from "../roles.contract.ts";
import { signIn } from "../sign-in.ts";
import { insertGrant } from "../grant-store.ts";
import { insertAccount } from "../store.ts";
import { hashPassword } from "#foundation/crypto/passwords.ts";

const PASSWORD = "长亭里的柳树发芽了";
let hash: Promise<string> | undefined;

/** An account with the roles given to it, as an installation brings them. */
export async function anAccount(
  services: Services,
  roles: readonly { role: Role; bodyId?: string; fromDay?: string; toDay?: string }[] = [],
  personId?: string,
): Promise<{ accountId: string; signInName: string }> {
  const accountId = makeId();
  const signInName = `a${accountId}`;
  hash ??= hashPassword(PASSWORD);
  const passwordHash = await hash;
  await services.database.db.transaction().execute(async (tx) => {
    await insertAccount(tx, {
      accountId,
      signInName,
      displayName: `账户${accountId.slice(-4)}`,
      personId,
      passwordHash,
      oneTimeUntil: null,
    });
    for (const { role, bodyId, fromDay = "2026-01-01", toDay } of roles)
      await insertGrant(tx, {
        grantId: makeId(),
        accountId,
        role,
        bodyId: bodyId ?? null,
        fromDay,
        toDay: toDay ?? null,
        eyes: undefined,
      });
  });
  return { accountId, signInName };
}

/** Signs in from a browser of its own and gives the token. */
export async function tokenOf(services: Services, signInName: string, password = PASSWORD): Promise<string> {
  let token = "";
  const meta: RequestMeta = {
    address: `10.0.${Math.floor(Math.random() * 1e9)}.1`,
    session: { start: (value) => (token = value), rememberDevice: () => undefined, end: () => undefined },
  };
  await signIn.run(services, undefined, { name: signInName, password }, meta);
  return token;
}

/** Somebody who is signed in with some roles. */
export async function someone(
  services: Services,
  role: Role,
  personId?: string,
): Promise<Actor & { token: string; signInName: string }> {
  const { signInName } = await anAccount(services, [{ role }], personId);
  const token = await tokenOf(services, signInName);
  const actor = await findActor(services, token);
  if (!actor) throw new Error("not signed in");
  return { ...actor, token, signInName };
}

/** Runs an operation of the feature by its name. */
export async function run<T>(
  services: Services,
  name: string,
  actor: Actor | undefined,
  input: unknown,
  meta?: RequestMeta,
): Promise<T> {
  const all = [...operations, ...auditOperations(() => undefined)];
  const operation: Operation | undefined = all.find((one) => one.contract.name === name);
  if (!operation) throw new Error(`no operation ${name}`);
  return (await operation.run(services, actor, input, meta)) as T;
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );
}

/** One administrator proposes a role for an account. */
export function propose(services: Services, by: Actor, accountId: string, more: object = {}) {
  return run<{ proposalId: string }>(services, "accounts.propose-grant", by, {
    accountId,
    role: "branch-secretary",
    bodyId: "1001",
    fromDay: services.clock.today(),
    reason: "换届选举当选",
    ...more,
  });
}

/** Another settles the proposal. */
export function settle(
  services: Services,
  by: Actor,
  proposalId: string,
  verdict = "granted",
  note?: string,
) {
  return run<{ grantId: string | null }>(services, "accounts.settle-proposal", by, {
    proposalId,
    verdict,
    note,
  });
}
