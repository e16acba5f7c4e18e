import { sql } from "kysely";
import { makeId } from "#foundation/ids.ts";
import { hashPassword } from "#foundation/crypto/passwords.ts";
import { aPlayer, giveGrant, startSessionOf } from "./cast.ts";
import type { Example, Scene } from "./examples.ts";

const PASSWORD = "长亭里的柳树又发芽了";
let passwordHash: Promise<string> | undefined;

const nothing = () => ({ input: {} });
const bystander = async ({ stage }: Scene) => ({
  input: { accountId: (await stage.bystander()).accountId },
});

/** A proposal of somebody else's, or of the player's own, for a bystander. */
async function aProposal({ stage, bodyId }: Scene, madeBy: string): Promise<string> {
  const { accountId } = await stage.bystander();
  const proposalId = makeId();
  await sql`insert into accounts.grant_proposal (proposal_id, account_id, role, body_id, from_day, reason, made_by)
    values (${proposalId}, ${accountId}, 'leader', ${bodyId}, '2026-01-01', '换届选举当选', ${madeBy})`.execute(
    stage.city.services.database.db,
  );
  return proposalId;
}

export const accountExamples: Readonly<Record<string, Example>> = {
  "accounts.sign-in": {
    asks: "account",
    async make({ stage }) {
      passwordHash ??= hashPassword(PASSWORD);
      const choice = { passwordHash: await passwordHash };
      const { accountId } = await aPlayer(stage.city.services, "登录的人", [], choice);
      // Without the player's cookie: signing in again would end that session.
      return { input: { name: `p${accountId}`, password: PASSWORD }, token: makeId() };
    },
  },
  "accounts.sign-out": {
    asks: "account",
    // A session of its own: the player's is needed by the cells that follow.
    async make({ stage, player }) {
      const token = makeId();
      if (player.token !== undefined) await startSessionOf(stage.city.services, player.accountId, token);
      return { input: {}, token };
    },
  },
  "accounts.read-sign-in-page": { asks: "account", make: nothing },
  "accounts.read-me": { asks: "account", make: nothing },
  "accounts.set-preferences": { asks: "account", make: () => ({ input: { textSize: "large" } }) },
  "accounts.change-password": {
    asks: "account",
    refusals: ["wrong_password", "too_many", "too_many_tries"],
    make: () => ({ input: { password: "not-the-password", newPassword: "驿路旁的杨树又绿了一春" } }),
    neverThrough:
      "changing it ends the players' sessions; features/accounts/tests/administration.test.ts does it",
  },
  "accounts.list-my-sessions": { asks: "account", make: nothing },
  "accounts.end-my-session": {
    asks: "account",
    owned: true,
    make: async ({ stage, owner }) => ({
      input: { sessionId: await startSessionOf(stage.city.services, owner.accountId, makeId()) },
    }),
  },
  "accounts.list-accounts": { asks: "account", make: nothing },
  "accounts.search-places": { asks: "account", make: () => ({ input: { text: "样本市" } }) },
  "accounts.list-grants-at": { asks: "account", make: ({ bodyId }) => ({ input: { body: bodyId } }) },
  "accounts.read-account": { asks: "account", make: bystander },
  "accounts.create-account": {
    asks: "account",
    make: () => ({ input: { signInName: `new${makeId()}`, displayName: "新开账户" } }),
  },
  "accounts.disable-account": { asks: "account", make: bystander },
  "accounts.enable-account": {
    asks: "account",
    async make({ stage }) {
      const { accountId } = await stage.bystander();
      await sql`update accounts.account set disabled_at = now() where account_id = ${accountId}`.execute(
        stage.city.services.database.db,
      );
      return { input: { accountId } };
    },
  },
  "accounts.reset-password": { asks: "account", make: bystander },
  "accounts.propose-grant": {
    asks: "account",
    make: async (scene) => ({
      input: {
        ...(await bystander(scene)).input,
        role: "leader",
        bodyId: scene.bodyId,
        fromDay: scene.stage.city.services.clock.today(),
        reason: "换届选举当选",
      },
    }),
  },
  "accounts.withdraw-proposal": {
    asks: "account",
    make: async (scene) => ({ input: { proposalId: await aProposal(scene, scene.player.accountId) } }),
  },
  "accounts.settle-proposal": {
    asks: "account",
    make: async (scene) => ({ input: { proposalId: await aProposal(scene, "7"), verdict: "granted" } }),
  },
  "accounts.list-proposals": { asks: "account", make: nothing },
  "accounts.end-grant": {
    asks: "account",
    async make({ stage, bodyId }) {
      const { accountId } = await stage.bystander();
      const grantId = await giveGrant(stage.city.services, accountId, { role: "leader", bodyId });
      return { input: { grantId, reason: "职务已经变动" } };
    },
  },
  "audit.list-entries": { asks: "account", make: nothing },
  "audit.read-state": { asks: "account", make: nothing },
  "audit.verify": { asks: "account", make: nothing },
};
