import { sql } from "kysely";
import { makeId } from "#foundation/ids.ts";
import type { Example, Scene } from "./examples.ts";
import { plantPerson } from "./people.ts";

let planted = 0;

/** A name that nobody else on the stage has: two letters out of some hundreds. */
function ownName(): string {
  planted += 1;
  const letter = (at: number) => String.fromCodePoint(0x4e00 + at);
  return `样${letter(100 + Math.floor(planted / 200))}${letter(800 + (planted % 200))}`;
}

function anApplicant({ stage, bodyId, formerId }: Scene) {
  const { database, keys } = stage.city.services;
  return plantPerson(database.db, keys, bodyId, {
    type: "5",
    name: ownName(),
    ...(formerId !== undefined && { before: formerId }),
  });
}

/** An admission at its first step, held by a body whose turn it is; due before all that were planted earlier. */
async function aCase(scene: Scene) {
  const { personId, name } = await anApplicant(scene);
  const caseId = makeId();
  await sql`
    insert into cases.case_file (case_id, number, procedure, person_id, body_id, body_lo, turn_id, turn_lo, stage, step,
      step_since, due_on, state, opened_on, moved_by)
    select ${caseId}, ${`YL-2026-${caseId}`}, 'admission', ${personId}, body_id, lo, body_id, lo, 'apply', '1',
      '2026-06-01', '2020-01-01'::date - ${planted}::int, 'open', '2026-06-01', 1
    from bodies.body where body_id = ${scene.bodyId}`.execute(scene.stage.city.services.database.db);
  return { caseId, personId, name };
}

const caseOf = async (scene: Scene) => ({ input: { caseId: (await aCase(scene)).caseId } });
const shown = (caseId: string) => `"caseId":"${caseId}"`;
const FIRST_STEP = { move: "submit", step: "1" };
const OTHER_SIDE = "the other side of a transfer lies outside of one's reach";
const GIVEN = { application_on: "2026-06-01" };

const looks: Readonly<Record<string, Example>> = {
  "cases.list-cases": {
    asks: "narrowed",
    async make(scene) {
      const { caseId } = await aCase(scene);
      return { input: { body: scene.bodyId, limit: 200 }, shows: shown(caseId) };
    },
  },
  "cases.read-inbox": {
    asks: "narrowed",
    async make(scene) {
      const { caseId } = await aCase(scene);
      return { input: { reach: "below", limit: 5 }, shows: shown(caseId) };
    },
  },
  "cases.count-stages": {
    asks: "narrowed",
    make: ({ bodyId }) => ({ input: { procedure: "admission", body: bodyId } }),
  },
  "cases.read-catalogue": { asks: "account", make: () => ({ input: {}, shows: '"admission"' }) },
  "cases.find-subjects": {
    asks: "narrowed",
    async make(scene) {
      const { personId, name } = await anApplicant(scene);
      return { input: { procedure: "admission", text: name }, shows: `"personId":"${personId}"` };
    },
  },
  "cases.find-bodies": {
    asks: "account",
    namesBodies: OTHER_SIDE,
    make: () => ({ input: { text: "支部" } }),
  },
  "cases.name-body": {
    asks: "account",
    namesBodies: OTHER_SIDE,
    make: ({ bodyId }) => ({ input: { bodyId } }),
  },
  "cases.preview-many": {
    asks: "narrowed",
    async make(scene) {
      const { caseId } = await aCase(scene);
      const values = JSON.stringify(GIVEN);
      return { input: { caseIds: caseId, ...FIRST_STEP, values }, shows: shown(caseId) };
    },
  },
  "cases.read-case": { asks: "body", make: caseOf },
  "cases.read-timeline": { asks: "body", make: caseOf },
  "cases.find-assignees": { asks: "body", make: caseOf },
  "cases.read-plans": {
    asks: "narrowed",
    make: ({ bodyId }) => ({ input: { procedure: "admission", year: 2026, body: bodyId } }),
  },
};

const changes: Readonly<Record<string, Example>> = {
  "cases.open-case": {
    asks: "body",
    // Bodies above a branch have no committee above them that approves.
    refusals: ["condition_unmet"],
    async make(scene) {
      const { personId } = await anApplicant(scene);
      return { input: { procedure: "admission", personId } };
    },
  },
  "cases.save-draft": {
    asks: "body",
    async make(scene) {
      const { caseId } = await aCase(scene);
      return { input: { caseId, step: "1", values: GIVEN, version: 0 } };
    },
  },
  "cases.move-case": {
    asks: "body",
    async make(scene) {
      const { caseId } = await aCase(scene);
      return { input: { caseId, ...FIRST_STEP, version: 1, values: GIVEN } };
    },
  },
  "cases.move-many": {
    asks: "body",
    async make(scene) {
      const { caseId } = await aCase(scene);
      return { input: { cases: [{ caseId, version: 1 }], ...FIRST_STEP, values: GIVEN } };
    },
  },
  "cases.declare-recusal": {
    asks: "body",
    async make(scene) {
      const { caseId } = await aCase(scene);
      const { personId } = await anApplicant(scene);
      return { input: { caseId, personId, reason: "配偶" } };
    },
  },
  "cases.set-plan": {
    asks: "body",
    async make({ stage, bodyId }) {
      await sql`delete from cases.plan`.execute(stage.city.services.database.db);
      return { input: { bodyId, procedure: "admission", year: 2026, quota: 30, version: 0 } };
    },
  },
};

export const caseExamples: Readonly<Record<string, Example>> = { ...looks, ...changes };
