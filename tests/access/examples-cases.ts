import { sql } from "kysely";
import { aCase, anApplicant, anOriginal, aPaper, SCAN } from "./cases.ts";
import type { Example, Scene } from "./examples.ts";

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

const papers: Readonly<Record<string, Example>> = {
  "cases.make-paper": {
    asks: "body",
    // Nobody has talked with them yet; that a paper is made is tested in features/cases/tests/papers.test.ts.
    refusals: ["papers_lack"],
    neverThrough: "the case is at its first step",
    make: async (scene) => ({ input: { caseId: (await aCase(scene)).caseId, material: "A2" } }),
  },
  "cases.print-paper": { asks: "body", make: async (scene) => ({ input: { ...(await aPaper(scene)) } }) },
  "cases.write-paper": { asks: "body", make: async (scene) => ({ input: { ...(await aPaper(scene)) } }) },
  "cases.preview-paper": {
    asks: "body",
    make: async (scene) => ({ input: { caseId: (await aCase(scene)).caseId, material: "A1" } }),
  },
  "cases.attach-original": {
    asks: "body",
    async make(scene) {
      const { caseId } = await aCase(scene);
      return { input: { caseId, material: "A1", name: "申请书.png" }, file: SCAN };
    },
  },
  "cases.read-original": {
    asks: "body",
    make: async (scene) => ({ input: { ...(await anOriginal(scene)) } }),
  },
  "cases.record-seen": {
    asks: "body",
    async make(scene) {
      const { caseId } = await aCase(scene);
      return { input: { caseId, material: "S1", what: "居民身份证", on: "2026-06-02" } };
    },
  },
  "cases.read-archive": { asks: "body", make: caseOf },
  "cases.print-file": {
    asks: "body",
    make: async (scene) => ({ input: { caseId: (await anOriginal(scene)).caseId } }),
  },
  // Whoever holds a paper in their hands may ask whether it is ours.
  "cases.verify-paper": { asks: "account", make: () => ({ input: { code: "7K3M-Q9X2-A5A5" } }) },
};

export const caseExamples: Readonly<Record<string, Example>> = { ...looks, ...changes, ...papers };
