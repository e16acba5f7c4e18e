import { sql } from "kysely";
import { makeId } from "#foundation/ids.ts";
import type { Example, Scene } from "./examples.ts";
import { plantPerson } from "./people.ts";
import type { Stage } from "./stage.ts";

const SOURCE = { kind: "seen", title: "身份证原件", dated: null };
const LIST = { filter: {}, sort: "name", direction: "asc", columns: ["name"] };

function aPerson({ stage, bodyId, formerId }: Scene) {
  const { database, keys } = stage.city.services;
  return plantPerson(database.db, keys, bodyId, formerId === undefined ? {} : { before: formerId });
}

let named = 0;

/** A person whose name nobody else has: a list shows them however many others the walk has planted. */
function someoneElse({ stage, bodyId, formerId }: Scene) {
  const { database, keys } = stage.city.services;
  named += 1;
  const name = `样${String.fromCodePoint(0x4e00 + named)}`;
  return plantPerson(
    database.db,
    keys,
    bodyId,
    formerId === undefined ? { name } : { name, before: formerId },
  );
}

/** A view of somebody's. */
async function aView(stage: Stage, accountId: string): Promise<string> {
  const viewId = makeId();
  await sql`insert into people.saved_view (account_id, view_id, name, view)
    values (${accountId}, ${viewId}, '名单', ${JSON.stringify(LIST)}::jsonb)`.execute(
    stage.city.services.database.db,
  );
  return viewId;
}

const personOf = async (scene: Scene) => ({ input: { personId: (await aPerson(scene)).personId } });

export const peopleExamples: Readonly<Record<string, Example>> = {
  "people.list-people": {
    asks: "narrowed",
    async make(scene) {
      const { personId, name } = await someoneElse(scene);
      return {
        shows: `"personId":"${personId}"`,
        input: { body: scene.bodyId, text: name, limit: 200 },
      };
    },
  },
  "people.count-people": { asks: "narrowed", make: ({ bodyId }) => ({ input: { body: bodyId } }) },
  "people.count-heads": {
    asks: "narrowed",
    make: ({ bodyId }) => ({ input: { bodies: bodyId }, shows: `"bodyId":"${bodyId}"` }),
  },
  "people.search-people": {
    asks: "narrowed",
    async make(scene) {
      const person = await aPerson(scene);
      return { input: { text: person.phone }, shows: `"personId":"${person.personId}"` };
    },
  },
  "people.find-alike": {
    asks: "narrowed",
    async make(scene) {
      const person = await aPerson(scene);
      const { rows } = await sql<{ name: string; birthDate: string }>`
        select name, birth_date as "birthDate" from people.person where person_id = ${person.personId}`.execute(
        scene.stage.city.services.database.db,
      );
      return { input: { ...rows[0] }, shows: `"personId":"${person.personId}"` };
    },
  },
  "people.list-posts": {
    asks: "narrowed",
    async make(scene) {
      const { personId } = await aPerson(scene);
      await sql`insert into people.post (person_id, post_id, body_id, body_lo, post, from_day, origin_id)
        select ${personId}, ${makeId()}, body_id, lo, '1', '2025-01-01', 1 from bodies.body
        where body_id = ${scene.bodyId}`.execute(scene.stage.city.services.database.db);
      // Sixty posts are shown, so those of earlier cells make room.
      await sql`delete from people.post where body_id = ${scene.bodyId} and person_id <> ${personId}`.execute(
        scene.stage.city.services.database.db,
      );
      return { input: { bodyId: scene.bodyId }, shows: `"personId":"${personId}"` };
    },
  },
  "people.list-views": { asks: "account", make: () => ({ input: {} }) },
  "people.save-view": {
    asks: "account",
    refusals: ["too_many_views"],
    make: () => ({ input: { name: "我的名单", view: LIST } }),
  },
  "people.change-view": {
    asks: "account",
    owned: true,
    make: async ({ stage, owner }) => ({
      input: { viewId: await aView(stage, owner.accountId), name: "改过的名" },
    }),
  },
  "people.remove-view": { asks: "account", make: () => ({ input: { viewId: makeId() } }) },
  "people.add-person": {
    asks: "body",
    refusals: ["body_not_a_branch"],
    make: ({ bodyId }) => ({
      input: {
        bodyId,
        facts: { name: "新来的人", memberType: "1" },
        since: "2026-01-01",
        source: SOURCE,
      },
    }),
  },
  "people.correct-facts": {
    asks: "body",
    make: async (scene) => ({
      input: {
        ...(await personOf(scene)).input,
        version: 1,
        facts: { workPost: "样本单位副主任" },
        source: SOURCE,
      },
    }),
  },
  "people.find-person": { asks: "body", make: personOf },
  "people.read-file": { asks: "body", make: personOf },
  "people.print-file": { asks: "body", make: personOf },
  "people.read-history": { asks: "body", make: personOf },
  "people.read-looks": { asks: "body", make: personOf },
  "people.reveal-field": {
    asks: "body",
    make: async (scene) => ({
      input: { ...(await personOf(scene)).input, field: "phone", why: "contact" },
    }),
  },
};
