import { sql } from "kysely";
import { makeId } from "#foundation/ids.ts";
import type { Example, Scene } from "./examples.ts";

let renamed = 0;

/** A new name each time: two bodies of one name would be refused. */
function renaming() {
  renamed += 1;
  return {
    kind: "rename",
    name: `中共样本市更名第${renamed}支部委员会`,
    shortName: `更名第${renamed}党支部`,
  };
}

const PLANNED = { effectiveOn: "2026-06-01", document: "样组〔2026〕9号" };

/** A plan that lies there, made by somebody else, to rename the body. */
async function aPlan({ stage, bodyId }: Scene): Promise<string> {
  const id = makeId();
  await sql`insert into bodies.rearrangement (rearrangement_id, kind, body_id, plan, effective_on, document, made_by, concerned)
    values (${id}, 'rename', ${bodyId}, ${JSON.stringify(renaming())}::jsonb, '2026-06-01', '样组〔2026〕9号', 7,
      ${[bodyId]}::bigint[])`.execute(stage.city.services.database.db);
  return id;
}

const planOf = async (scene: Scene) => ({ rearrangementId: await aPlan(scene), version: 1 });
const body = ({ bodyId }: Scene) => ({ input: { bodyId } });

export const bodyExamples: Readonly<Record<string, Example>> = {
  "dictionary.read-dictionary": { asks: "account", make: () => ({ input: {} }) },
  "bodies.list-children": {
    asks: "narrowed",
    async make({ stage, bodyId }) {
      const { rows } = await sql<{ parent: string | null }>`
        select parent_id as parent from bodies.body where body_id = ${bodyId}`.execute(
        stage.city.services.database.db,
      );
      const parent = rows[0]?.parent;
      return { input: parent ? { parent } : {}, shows: `"id":"${bodyId}"` };
    },
  },
  "bodies.search-bodies": {
    asks: "narrowed",
    async make({ stage, bodyId }) {
      const { rows } = await sql<{ name: string }>`
        select name from bodies.body where body_id = ${bodyId}`.execute(stage.city.services.database.db);
      return { input: { text: rows[0]?.name, limit: 500 }, shows: `"id":"${bodyId}"` };
    },
  },
  "bodies.read-body": { asks: "body", make: body },
  "bodies.list-bodies": { asks: "body", make: ({ bodyId }) => ({ input: { bodyId, depth: "all" } }) },
  "bodies.read-history": { asks: "body", make: body },
  "bodies.list-rearrangements": {
    asks: "narrowed",
    make: async (scene) => ({
      shows: `"rearrangementId":"${await aPlan(scene)}"`,
      input: { body: scene.bodyId },
    }),
  },
  "bodies.plan-rearrangement": {
    asks: "body",
    make: ({ bodyId }) => ({ input: { bodyId, plan: renaming(), ...PLANNED } }),
  },
  "bodies.revise-plan": {
    asks: "body",
    make: async (scene) => ({ input: { ...(await planOf(scene)), plan: renaming(), ...PLANNED } }),
  },
  "bodies.read-rearrangement": {
    asks: "body",
    make: async (scene) => ({ input: { rearrangementId: await aPlan(scene) } }),
  },
  "bodies.confirm-rearrangement": {
    asks: "body",
    // A committee of the city or a district is not renamed here, and a name change must lie after the one before.
    refusals: ["rules_forbid"],
    make: async (scene) => ({ input: { ...(await planOf(scene)), reason: "工作需要，已经批准" } }),
  },
  "bodies.withdraw-rearrangement": { asks: "body", make: async (scene) => ({ input: await planOf(scene) }) },
};
