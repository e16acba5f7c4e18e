import type { FastifyInstance } from "fastify";
import { prepareItems, prepareProcedures } from "#apps/start/prepare-procedures.ts";
import { serve } from "#apps/server/serve.ts";
import { handlers } from "#apps/compose/handlers.ts";
import { pasteRoster } from "#features/rosters/start-import.ts";
import { startExport } from "#features/rosters/start-export.ts";
import { findActor } from "#features/accounts/index.ts";
import { changes, type Endpoint } from "#foundation/endpoint.ts";
import { openHttp } from "#foundation/http/open-http.ts";
import type { Operation } from "#foundation/operation.ts";
import { makeId } from "#foundation/ids.ts";
import { runJob } from "#foundation/jobs/run-worker.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { identityNumber } from "#tests/kit/people.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { aPlayer, type Player } from "./cast.ts";

/** A city behind a real HTTP server, with runs that records are copied from. */
export interface Stage {
  city: City;
  /** Imports and exports that went through, owned by nobody on the stage. */
  runs: { checked: string; exported: string };
  /** An account that belongs to none of the players, for what is done to accounts. */
  bystander(): Promise<Player>;
  ask(contract: Endpoint, player: Player, input: Input, file?: Buffer): Promise<Reply>;
  /** The same city behind operations that were changed, to see that a fault in them is found. */
  withOperations(changed: readonly Operation[]): Promise<Stage>;
  close(): Promise<void>;
}

export type Input = Record<string, unknown>;

export interface Reply {
  status: number;
  text: string;
  code: string | undefined;
}

export async function openStage(): Promise<Stage> {
  const city = await aCity({ each: 4 });
  await prepareProcedures(city.services.database, "tianjin");
  await prepareItems(city.services.database, "tianjin");
  const app = await serve(city.services, { quiet: true });
  const runs = { checked: await aCheckedRun(city), exported: await anExport(city) };
  return stageOf(city, app, runs, async () => {
    await app.close();
    await city.close();
  });
}

function stageOf(city: City, app: FastifyInstance, runs: Stage["runs"], close: Stage["close"]): Stage {
  return {
    city,
    runs,
    bystander: () => aPlayer(city.services, "旁观账户", []),
    ask: (contract, player, input, file) => ask(app, contract, player, input, file),
    async withOperations(changed) {
      const other = await openHttp({
        services: city.services,
        operations: changed,
        findActor,
        version: "0",
        health: async () => ({}),
        quiet: true,
      });
      return stageOf(city, other, runs, () => other.close());
    },
    close,
  };
}

/** Sends an operation's input as a browser does: parts of the path, then query or body. */
async function ask(
  app: FastifyInstance,
  contract: Endpoint,
  player: Player,
  input: Input,
  file?: Buffer,
): Promise<Reply> {
  const rest = { ...input };
  const path = contract.path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const inQuery = contract.method === "GET" || contract.body === "file";
  const query = inQuery ? `?${new URLSearchParams(rest as Record<string, string>).toString()}` : "";
  const answer = await app.inject({
    method: contract.method,
    url: `/api${path}${query}`,
    headers: {
      "x-zugong": "1",
      ...(player.token !== undefined && { cookie: `zugong=${player.token}` }),
      ...(changes(contract) && { "idempotency-key": `key-${makeId()}` }),
      ...(!inQuery && { "content-type": "application/json" }),
      ...(contract.body === "file" && { "content-type": "application/octet-stream" }),
    },
    ...(!inQuery && { payload: JSON.stringify(rest) }),
    ...(contract.body === "file" && file && { payload: file }),
  });
  return { status: answer.statusCode, text: answer.body, code: codeOf(answer.body) };
}

function codeOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: { code: string } }).error?.code;
  } catch {
    return undefined;
  }
}

/** A roster of one right row and one to be mended. */
export const ROSTER = [
  ["姓名", "性别", "公民身份号码", "入党时间", "所在党支部"],
  rosterRow("路小样", identityNumber("1990-05-06", 901)),
  rosterRow("姜小样", "18010119910103511"),
]
  .map((cells) => cells.join("\t"))
  .join("\n");

function rosterRow(name: string, number: string): string[] {
  return [name, "男", number, "2015-07-01", BODIES.riversideFirst.name];
}

/** Judged for real once; examples copy it, since judging anew for each cell would take minutes. */
async function aCheckedRun(city: City): Promise<string> {
  const clerk = city.actor("clerk", "riverside");
  const { runId, jobId } = await pasteRoster.run(city.services, clerk, {
    body: BODIES.riverside.id,
    text: ROSTER,
  });
  await runJob(city.services, handlers, jobId);
  return runId;
}

async function anExport(city: City): Promise<string> {
  const clerk = await city.member("clerk", "riversideFirst");
  const { runId, jobId } = await startExport.run(city.services, clerk, {
    format: "csv",
    filter: { body: BODIES.riversideFirst.id },
    columns: ["name", "identity_number", "branch"],
  });
  await runJob(city.services, handlers, jobId ?? "");
  return runId;
}

/** Copies a checked import for an account at a body. */
export async function copyRun(stage: Stage, accountId: string, bodyId: string): Promise<string> {
  const { pool } = stage.city.services.database;
  const id = makeId();
  await pool.query(
    `insert into rosters.import_run (run_id, account_id, body_id, file_id, file_name, kind, state, options, outcome, totals)
     select $1, $2, b.body_id, r.file_id, r.file_name, r.kind, r.state, r.options, r.outcome, r.totals
     from rosters.import_run r, bodies.body b where r.run_id = $3 and b.body_id = $4`,
    [id, accountId, stage.runs.checked, bodyId],
  );
  await pool.query(
    `insert into rosters.import_row (run_id, row_no, sheet, sheet_row, status, effect, person_id, cells)
     select $1, row_no, sheet, sheet_row, status, effect, person_id, cells from rosters.import_row where run_id = $2`,
    [id, stage.runs.checked],
  );
  await pool.query(
    `insert into rosters.import_issue (run_id, issue_no, row_no, sheet, sheet_row, cell, field, code, severity, raw, fix, sealed)
     select $1, issue_no, row_no, sheet, sheet_row, cell, field, code, severity, raw, fix, sealed
     from rosters.import_issue where run_id = $2`,
    [id, stage.runs.checked],
  );
  return id;
}

/** Copies a finished export for an account at a body. */
export async function copyExport(
  stage: Stage,
  accountId: string,
  bodyId: string,
  state: "free" | "proposed" = "free",
): Promise<string> {
  const id = makeId();
  await stage.city.services.database.pool.query(
    `insert into rosters.export_run (run_id, account_id, body_id, format, list, job_id, file_id, rows, mark, state, reason, lapses_on)
     select $1, $2, $3, format, list, job_id, file_id, rows, mark, $5, '换届选举前核对名册', current_date + 7 from rosters.export_run
     where run_id = $4`,
    [id, accountId, bodyId, stage.runs.exported, state],
  );
  return id;
}
