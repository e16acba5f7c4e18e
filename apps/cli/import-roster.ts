import { createReadStream } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { handlers } from "#apps/compose/handlers.ts";
import { openServices } from "#apps/compose/open-services.ts";
import { findActorByName } from "#features/accounts/index.ts";
import { commitRun, readRun, uploadRoster } from "#features/rosters/index.ts";
import type { Actor } from "#foundation/access/actor.ts";
import type { Database } from "#foundation/database/open-database.ts";
import { findSetting } from "#foundation/database/settings.ts";
import { listJobs } from "#foundation/jobs/list-jobs.ts";
import { runJob } from "#foundation/jobs/run-worker.ts";
import type { Services } from "#foundation/services.ts";
import { inWords } from "./in-words.ts";
import { noteTerminalWork } from "./note-terminal-work.ts";
import { type RosterRun, sayFindings } from "./say-findings.ts";
import { CliProblem, type ExitCode, type Terminal } from "./verb.ts";

export interface RosterRequest {
  file: string;
  body: string;
  account: string;
  /** What to take over; only checked when left out. */
  take: "good" | "all" | undefined;
  withWarnings: boolean;
}

interface Work {
  services: Services;
  actor: Actor;
  terminal: Terminal;
}

/**
 * Takes a roster in on behalf of an account, by the same operations as the browser: upload, check, findings, take over.
 * @returns 1 when rows are left to be mended
 */
export async function importRoster(
  database: Database,
  request: RosterRequest,
  terminal: Terminal,
): Promise<ExitCode> {
  const city = (await findSetting(database.pool, "city")) as { scale: string } | undefined;
  const services = await openServices({
    home: terminal.home,
    databaseUrl: database.url,
    demonstration: city !== undefined && city.scale !== "none",
    connections: 8,
  });
  try {
    const actor = await findActorByName(services, request.account);
    if (!actor)
      throw new CliProblem({
        zh: `没有可以登录的账号“${request.account}”`,
        en: `There is no account "${request.account}" that may sign in`,
      });
    await noteTerminalWork(database, {
      kind: "change",
      action: "installation.import-roster",
      purpose: "import",
      accountId: actor.accountId,
      detail: { file: path.basename(request.file), body: request.body },
    });
    return await checkAndTake(request, { services, actor, terminal });
  } finally {
    await services.close();
  }
}

async function checkAndTake(request: RosterRequest, work: Work): Promise<ExitCode> {
  const { services, actor, terminal } = work;
  const name = path.basename(request.file);
  const { runId, jobId } = await inWords(uploadRoster.contract, () =>
    uploadRoster.run(services, actor, { body: request.body, name }, { body: createReadStream(request.file) }),
  );
  await finishJob(work, jobId, { zh: "已查", en: "checked" });
  const run = await inWords(readRun.contract, () => readRun.run(services, actor, { runId }));
  await sayFindings(run, work);
  if (run.state !== "checked" || !run.totals) return 1;
  if (request.take !== undefined) return take(request, run, work);
  terminal.say({
    zh: `没有写入任何数据。可在网页“导入导出”里继续（编号 ${runId}），或加 --take good 再运行`,
    en: `Nothing was written. Go on in the browser under Import, export (number ${runId}), or run it again with --take good`,
  });
  return run.totals.bad > 0 ? 1 : 0;
}

async function take(request: RosterRequest, run: RosterRun, work: Work): Promise<ExitCode> {
  const { services, actor, terminal } = work;
  const asked = { runId: run.runId, version: run.version, warningsSeen: request.withWarnings };
  const { jobId } = await inWords(commitRun.contract, () =>
    commitRun.run(services, actor, { ...asked, take: request.take ?? "good" }),
  );
  await finishJob(work, jobId, { zh: "已导", en: "taken over" });
  const { taken, totals } = await readRun.run(services, actor, { runId: run.runId });
  const left = (totals?.good ?? 0) + (totals?.warn ?? 0) + (totals?.bad ?? 0) - taken;
  terminal.say({
    zh: `已导入 ${taken} 行，余下 ${left} 行。余下的可在网页“导入导出”里下载待改表`,
    en: `${taken} rows were taken over, ${left} are left; they can be had as a table to mend under Import, export`,
  });
  return left > 0 ? 1 : 0;
}

const ENDED = new Set(["done", "failed", "stopped"]);

/** Runs the job here, unless a worker of the running program has it already; waits until it has ended. */
async function finishJob({ services, terminal }: Work, jobId: string, verb: Said): Promise<void> {
  const { pool } = services.database;
  const here = runJob(services, handlers, jobId);
  here.catch(() => undefined);
  for (;;) {
    const job = (await listJobs(pool, [jobId])).get(jobId);
    if (job && ENDED.has(job.state)) {
      await here;
      if (job.state === "done") return;
      throw new CliProblem({ zh: `任务 ${jobId} 没有办完`, en: `Job ${jobId} did not finish` });
    }
    terminal.progress({ zh: `${verb.zh} ${job?.done ?? 0} 行`, en: `${job?.done ?? 0} rows ${verb.en}` });
    await sleep(200);
  }
}

interface Said {
  zh: string;
  en: string;
}
