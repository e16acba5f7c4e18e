import { command } from "#foundation/command/command.ts";
import { hashPassword, verifyPassword } from "#foundation/crypto/passwords.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { look } from "#foundation/query/look.ts";
import {
  changePassword as passwordContract,
  readMe as contract,
  ROLES,
  type Role,
  setPreferences as preferencesContract,
} from "./contract.ts";
import { findSignedIn, hashToken } from "./find-actor.ts";
import { endOtherSessions, findPasswordHash, findPreferences, updateAccount } from "./store.ts";

/** Administrators belong to no body; the shell still names a place. */
const INSTALLATION = { id: "0", name: "系统" };

export const readMe = look(contract, async (context) => {
  const { actor, services, meta } = context;
  const signedIn =
    meta.sessionToken === undefined ? undefined : await findSignedIn(services, meta.sessionToken);
  const preferences = await findPreferences(context.db, actor.accountId);
  const grants = (signedIn?.grants ?? []).filter((grant) => grant.role in ROLES);
  const bodies = grants.flatMap((grant) =>
    grant.bodyId === null ? [] : [{ id: grant.bodyId, name: grant.bodyName ?? "" }],
  );
  const home = bodies.find((body) => body.id === preferences?.homeBody) ?? bodies[0] ?? INSTALLATION;
  const roles = [...new Set(grants.map((grant) => grant.role as Role))].map((role) => ROLES[role].name);
  return {
    answer: {
      accountId: actor.accountId,
      name: actor.name,
      role: { zh: roles.map((role) => role.zh).join("、"), en: roles.map((role) => role.en).join(", ") },
      permissions: [...actor.scopes.keys()],
      language: preferences?.language === "en" ? ("en" as const) : ("zh" as const),
      homeBody: home,
      bodies: bodies.length > 0 ? bodies : [INSTALLATION],
      today: context.today,
      demo: services.demonstration,
    },
  };
});

export const setPreferences = command(preferencesContract, {
  load: async (_tx, input) => input,
  heldBy: () => "own",
  decide: (wanted) => accept(wanted),
  async record(tx, wanted, context) {
    const columns = { language: wanted.language, text_size: wanted.textSize, theme: wanted.theme };
    const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
    await updateAccount(tx, context.actor.accountId, given);
    return { answer: {}, subject: { kind: "account", id: context.actor.accountId } };
  },
});

export const changePassword = command(passwordContract, {
  async load(tx, input, context) {
    const stored = await findPasswordHash(tx, context.actor.accountId);
    return {
      right: await verifyPassword(stored, input.password),
      hash: await hashPassword(input.newPassword),
    };
  },
  heldBy: () => "own",
  decide: (tried) => (tried.right ? accept(tried.hash) : refuse("wrong_password")),
  async record(tx, hash, context) {
    await updateAccount(tx, context.actor.accountId, { password_hash: hash });
    await endOtherSessions(tx, context.actor.accountId, hashToken(context.meta.sessionToken ?? ""));
    return { answer: {}, subject: { kind: "account", id: context.actor.accountId } };
  },
});
