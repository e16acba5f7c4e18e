import { accept, refuse } from "#foundation/decision.ts";
import { command } from "#foundation/command/command.ts";
import { look } from "#foundation/query/look.ts";
import { ROLES, readMe as contract, setPreferences as preferencesContract } from "./contract.ts";
import { findSignedIn } from "./find-actor.ts";
import { listHeld } from "./grant-store.ts";
import type { SessionGrant } from "./session-store.ts";
import { type AccountChange, findOwn, updateAccount } from "./store.ts";

/** Administrators belong to no body; the shell still names a place. */
const INSTALLATION = { id: "0", name: "系统" };

export const readMe = look(contract, async (context) => {
  const { actor, services, meta } = context;
  const [signedIn, own] = await Promise.all([
    meta.sessionToken === undefined ? undefined : findSignedIn(services, meta.sessionToken),
    findOwn(context.db, actor.accountId),
  ]);
  if (!signedIn || !own) return undefined;
  const { grants, mustChangePassword } = signedIn;
  const bodies = bodiesOf(grants);
  return {
    answer: {
      accountId: actor.accountId,
      signInName: own.signInName,
      name: actor.name,
      role: joinNames(grants),
      roles: grants.map((grant) => ({
        role: grant.role,
        name: ROLES[grant.role].name,
        body: bodyOf(grant) ?? null,
      })),
      permissions: [...actor.scopes.keys()],
      language: own.language,
      textSize: own.textSize,
      theme: own.theme,
      homeBody: bodies.find((body) => body.id === own.homeBody) ?? bodies[0] ?? INSTALLATION,
      bodies: bodies.length > 0 ? bodies : [INSTALLATION],
      today: context.today,
      demo: services.demonstration,
      mustChangePassword,
    },
  };
});

function bodyOf(grant: SessionGrant): { id: string; name: string } | undefined {
  return grant.bodyId === null ? undefined : { id: grant.bodyId, name: grant.bodyName ?? "" };
}

/** Each body once, though several roles may be held there. */
function bodiesOf(grants: readonly SessionGrant[]): { id: string; name: string }[] {
  const bodies = grants.flatMap((grant) => bodyOf(grant) ?? []);
  return bodies.filter((body, index) => bodies.findIndex((one) => one.id === body.id) === index);
}

function joinNames(grants: readonly SessionGrant[]): { zh: string; en: string } {
  const names = [...new Set(grants.map((grant) => grant.role))].map((role) => ROLES[role].name);
  return { zh: names.map((name) => name.zh).join("、"), en: names.map((name) => name.en).join(", ") };
}

export const setPreferences = command(preferencesContract, {
  async load(tx, wanted, context) {
    const held = wanted.homeBody === undefined ? [] : await listHeld(tx, context.actor.accountId);
    return { wanted, held };
  },
  heldBy: () => "own",
  decide({ wanted, held }) {
    const mine = wanted.homeBody === undefined || held.some((grant) => grant.bodyId === wanted.homeBody);
    return mine ? accept(wanted) : refuse("not_your_body");
  },
  async record(tx, wanted, context) {
    const change: AccountChange = {
      ...(wanted.language && { language: wanted.language }),
      ...(wanted.textSize && { text_size: wanted.textSize }),
      ...(wanted.theme && { theme: wanted.theme }),
      ...(wanted.homeBody && { home_body: wanted.homeBody }),
    };
    await updateAccount(tx, context.actor.accountId, change);
    return { answer: {}, subject: { kind: "account", id: context.actor.accountId } };
  },
});
