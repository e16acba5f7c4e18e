import { sql } from "kysely";
import { makeId } from "#foundation/ids.ts";
import type { Example, Scene } from "./examples.ts";
import { anApplicant } from "./cases.ts";

const YEAR = 2024;

/** Frozen tables of a body, empty and without a true seal: whoever may see them sees that they are not sound. */
async function aSnapshot({ stage, bodyId }: Scene): Promise<void> {
  const snapshotId = makeId();
  const content = {
    format: 1,
    snapshotId,
    bodyId,
    bodyName: "",
    year: YEAR,
    day: `${YEAR}-12-31`,
    madeAt: "2025-01-15T00:00:00.000Z",
    accountId: "1",
    tables: [],
    findings: [],
  };
  await sql`insert into statistics.snapshot (snapshot_id, body_id, year, made_at, made_by, content, digest, seal)
    values (${snapshotId}, ${bodyId}, ${YEAR}, now(), 1, ${JSON.stringify(content)}, '\\x00', '\\x00')
    on conflict do nothing`.execute(stage.city.services.database.db);
}

const QUESTION = { fact: "membership", rows: "sex", columns: "", measure: "count", share: "none", where: "" };

async function aRequest({ stage, bodyId }: Scene): Promise<string> {
  const requestId = makeId();
  await sql`insert into statistics.request (request_id, title, reason, basis, body_id, question, minutes_each, asked_by)
    values (${requestId}, '男女', '编简报', '九号文件', ${bodyId}, ${JSON.stringify({ ...QUESTION, body: bodyId })}::jsonb, 15, 1)`.execute(
    stage.city.services.database.db,
  );
  return requestId;
}

/** Figures, annual tables and requests for figures. */
export const figureExamples: Readonly<Record<string, Example>> = {
  "statistics.list-indicators": { asks: "body", make: ({ bodyId }) => ({ input: { body: bodyId } }) },
  "statistics.read-indicator": {
    asks: "body",
    make: ({ bodyId }) => ({ input: { code: "LC-01-02", body: bodyId, trend: "no" } }),
  },
  "statistics.list-indicator-rows": {
    asks: "body",
    async make(scene) {
      await anApplicant(scene);
      return { input: { code: "LC-05-07", body: scene.bodyId } };
    },
  },
  "statistics.read-review": { asks: "body", make: ({ bodyId }) => ({ input: { body: bodyId } }) },
  "statistics.print-review": {
    asks: "body",
    make: ({ bodyId }) => ({ input: { body: bodyId, form: "word" } }),
  },
  "statistics.read-annual": { asks: "body", make: ({ bodyId }) => ({ input: { body: bodyId } }) },
  "statistics.export-annual": {
    asks: "body",
    make: ({ bodyId }) => ({ input: { body: bodyId, form: "xlsx" } }),
  },
  "statistics.freeze-annual": {
    asks: "body",
    refusals: ["checks_failed", "already_frozen"],
    neverThrough:
      "bodies of the stage have sectors that no line holds, so the checks fail; features/statistics/tests/annual.test.ts freezes",
    make: ({ bodyId }) => ({ input: { bodyId, year: 2025 } }),
  },
  "statistics.read-snapshot": {
    asks: "body",
    async make(scene) {
      await aSnapshot(scene);
      return { input: { body: scene.bodyId, year: YEAR } };
    },
  },
  "statistics.list-corrections": {
    asks: "body",
    async make(scene) {
      await aSnapshot(scene);
      return { input: { body: scene.bodyId, year: YEAR } };
    },
  },
  "statistics.list-requests": {
    asks: "narrowed",
    namesBodies: "a request from above names the body it is about to every body that it covers",
    async make(scene) {
      await aRequest(scene);
      return { input: {} };
    },
  },
  "statistics.ask-figures": {
    asks: "body",
    make: ({ bodyId }) => ({
      input: {
        title: "男女",
        reason: "编简报",
        basis: "九号文件",
        bodyId,
        question: QUESTION,
        minutesEach: 15,
      },
    }),
  },
  "statistics.settle-request": {
    asks: "body",
    async make(scene) {
      return { input: { requestId: await aRequest(scene), agree: true, version: 1 } };
    },
  },
  "statistics.read-request": {
    asks: "narrowed",
    namesBodies: "a request from above names the body it is about to every body that it covers",
    async make(scene) {
      return { input: { requestId: await aRequest(scene) } };
    },
  },
};
