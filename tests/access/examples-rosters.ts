import { sql } from "kysely";
import { makeId } from "#foundation/ids.ts";
import type { Example, Scene } from "./examples.ts";
import { copyExport, copyRun, ROSTER, type Stage } from "./stage.ts";

const aRun = ({ stage, owner, bodyId }: Scene) => copyRun(stage, owner.accountId, bodyId);
const versionOf = async (scene: Scene) => ({ runId: await aRun(scene), version: 1 });
const runOf = async (scene: Scene) => ({ input: { runId: await aRun(scene) } });

export const rosterExamples: Readonly<Record<string, Example>> = {
  "rosters.upload-roster": {
    asks: "body",
    make: ({ bodyId }) => ({ input: { body: bodyId, name: "名册.csv" }, file: Buffer.from(ROSTER) }),
  },
  "rosters.paste-roster": {
    asks: "body",
    make: ({ bodyId }) => ({ input: { body: bodyId, text: ROSTER } }),
  },
  "rosters.list-runs": { asks: "account", make: () => ({ input: {} }) },
  "rosters.read-run": { asks: "body", owned: true, make: runOf },
  "rosters.list-issues": { asks: "body", owned: true, make: runOf },
  "rosters.reveal-issue": {
    asks: "body",
    owned: true,
    make: async (scene) => ({ input: { runId: await aRun(scene), issueNo: 1 } }),
  },
  "rosters.list-rows": { asks: "body", owned: true, make: runOf },
  "rosters.mend-cells": {
    asks: "body",
    owned: true,
    make: async (scene) => ({
      input: { ...(await versionOf(scene)), cells: { "!C3": "18010119910103511X" } },
    }),
  },
  "rosters.commit-run": {
    asks: "body",
    owned: true,
    make: async (scene) => ({ input: { ...(await versionOf(scene)), take: "good", warningsSeen: true } }),
  },
  "rosters.withdraw-run": {
    asks: "body",
    owned: true,
    make: async (scene) => ({ input: await versionOf(scene) }),
  },
  "rosters.download-marked": { asks: "body", owned: true, make: runOf },
  "rosters.start-export": {
    asks: "body",
    make: ({ bodyId }) => ({
      input: {
        format: "csv",
        filter: { body: bodyId },
        columns: ["name"],
        sort: "name",
        direction: "asc",
        // By then the walk has taken in so many people that a second person must agree.
        reason: "换届选举前核对名册",
      },
    }),
  },
  "rosters.weigh-export": { asks: "body", make: ({ bodyId }) => ({ input: { body: bodyId } }) },
  "rosters.read-export": {
    asks: "body",
    owned: true,
    make: async ({ stage, owner, bodyId }) => ({
      input: { runId: await copyExport(stage, owner.accountId, bodyId) },
    }),
  },
  "rosters.settle-export": {
    asks: "body",
    make: async ({ stage, bodyId }) => ({
      input: { runId: await askedByAnother(stage, bodyId), verdict: "refuse" },
    }),
  },
  "rosters.withdraw-export": {
    asks: "body",
    owned: true,
    make: async ({ stage, owner, bodyId }) => ({
      input: { runId: await copyExport(stage, owner.accountId, bodyId, "proposed") },
    }),
  },
  "rosters.list-exports": { asks: "account", make: () => ({ input: {} }) },
  "rosters.download-export": {
    asks: "body",
    owned: true,
    make: async ({ stage, owner, bodyId }) => ({
      input: { runId: await copyExport(stage, owner.accountId, bodyId) },
    }),
  },
  "jobs.find-job": { asks: "account", owned: true, make: async (scene) => ({ input: await aJob(scene) }) },
  "jobs.list-jobs": { asks: "account", make: () => ({ input: {} }) },
  "jobs.stop-job": { asks: "account", owned: true, make: async (scene) => ({ input: await aJob(scene) }) },
  "today.read-today": { asks: "account", make: () => ({ input: {} }) },
};

/** A list that somebody else wants to take out. */
async function askedByAnother(stage: Stage, bodyId: string): Promise<string> {
  return copyExport(stage, (await stage.bystander()).accountId, bodyId, "proposed");
}

/** A job that waits, of one account. */
async function aJob({ stage, owner }: Scene): Promise<{ jobId: string }> {
  const jobId = makeId();
  await sql`insert into jobs.job (job_id, kind, account_id, params) values (${jobId}, 'rosters.export', ${owner.accountId},
    '{}')`.execute(stage.city.services.database.db);
  return { jobId };
}
