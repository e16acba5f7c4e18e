import { command } from "#foundation/command/command.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { accept, refuse } from "#foundation/decision.ts";
import type { Operation } from "#foundation/operation.ts";
import { look } from "#foundation/query/look.ts";
import { findMyJob, listMyJobs, stopJob } from "./contract.ts";

const ENDED = ["done", "failed", "stopped"];

function select(db: Db, accountId: string) {
  return db
    .selectFrom("jobs.job")
    .select(["job_id", "kind", "state", "done", "total", "result", "problem", "made_at", "ended_at"])
    .where("account_id", "=", accountId);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>["executeTakeFirstOrThrow"]>>;

function viewOf(row: Row) {
  return {
    jobId: row.job_id,
    kind: row.kind,
    state: row.state as "waiting",
    done: Number(row.done),
    total: row.total === null ? null : Number(row.total),
    result: row.result,
    problem: row.problem as never,
    madeAt: row.made_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

const findOne = look(findMyJob, async (context, { jobId }) => {
  const row = await select(context.db, context.actor.accountId)
    .where("job_id", "=", jobId)
    .executeTakeFirst();
  return row && { answer: viewOf(row) };
});

const listMine = look(listMyJobs, async (context) => {
  const rows = await select(context.db, context.actor.accountId)
    .orderBy("job_id", "desc")
    .limit(50)
    .execute();
  return { answer: { jobs: rows.map(viewOf) } };
});

const stop = command(stopJob, {
  load: (tx, input, context) =>
    tx
      .selectFrom("jobs.job")
      .select(["job_id", "state"])
      .where("job_id", "=", input.jobId)
      .where("account_id", "=", context.actor.accountId)
      .forUpdate()
      .executeTakeFirst(),
  heldBy: () => "own",
  decide: (job) => (ENDED.includes(job.state) ? refuse("job_ended") : accept(job)),
  async record(tx, job) {
    await tx
      .updateTable("jobs.job")
      .set({ state: "stopped", ended_at: new Date() })
      .where("job_id", "=", job.job_id)
      .execute();
    return { answer: {}, subject: { kind: "job", id: job.job_id } };
  },
});

export const operations: readonly Operation[] = [findOne, listMine, stop];
