import { randomInt } from "node:crypto";
import { findIntervals } from "#features/bodies/index.ts";
import type { PersonFilter } from "#features/people/contract.ts";
import { countListed, sealFilter } from "#features/people/index.ts";
import type { Range } from "#foundation/access/actor.ts";
import { reach, reachOf } from "#foundation/access/scope.ts";
import { addDays } from "#foundation/calendar.ts";
import { command, type CommandContext } from "#foundation/command/command.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { look } from "#foundation/query/look.ts";
import type { Services } from "#foundation/services.ts";
import { needsConsent } from "./export.rules.ts";
import { countRecent, insertExport, lockExportsOf, readExportRule, setExport } from "./export-store.ts";
import { startExport as contract, weighExport as weighContract } from "./exports.contract.ts";
import type { ExportParams, KeptList } from "./write-export.ts";

/** Kind of the job that writes a list into a file. */
export const EXPORT_JOB = "rosters.export";

interface Place extends Range {
  bodyId: string;
}

async function findPlace(db: Db | Tx, bodyId: string): Promise<Place | undefined> {
  const interval = (await findIntervals(db, [bodyId])).get(bodyId);
  return interval && { bodyId, ...interval };
}

/** Who asks for a list, and when. */
type Asker = Pick<CommandContext, "actor" | "services" | "today">;

/** More people than any city has. */
const MOST_COUNTED = 100_000_000;

/** How many people a list has, what went out before it, and what the rule of today says. */
async function weigh(db: Db | Tx, place: Place, filter: PersonFilter, { actor, services, today }: Asker) {
  const counted = await countListed(services.database.pool, reachOf([place]), filter, MOST_COUNTED);
  const rule = await readExportRule(db, today);
  const recent = await countRecent(db, actor.accountId, services.clock.now());
  return { counted, recent, rule, needsConsent: needsConsent(rule, counted, recent) };
}

export const weighExport = look(weighContract, async (context, filter) => {
  const place = await findPlace(context.db, filter.body);
  if (!place || !context.reach.covers(place.lo)) return undefined;
  const { rule, ...weighed } = await weigh(context.db, place, filter, context);
  return { answer: { ...weighed, ...rule }, bodyId: place.bodyId };
});

export const startExport = command(contract, {
  async load(tx, input, context) {
    const place = await findPlace(tx, input.filter.body);
    if (!place) return undefined;
    // A stranger is refused without anything being counted.
    if (!reach(context.actor, contract.permission).covers(place.lo)) return { place, weighed: undefined };
    await lockExportsOf(tx, context.actor.accountId);
    return { place, weighed: await weigh(tx, place, input.filter, context) };
  },
  heldBy: ({ place }) => ({ bodyId: place.bodyId, lo: place.lo }),
  decide({ place, weighed }, input, context) {
    const { counted = 0, needsConsent: proposed = true } = weighed ?? {};
    const reason = input.reason ?? "";
    if (proposed && reason.length < LEAST_REASON) return refuse("reason_needed", { counted });
    const days = weighed?.rule.consentDays ?? 0;
    return accept({ place, counted, proposed, reason, input, lapsesOn: addDays(context.today, days) });
  },
  async record(tx, { place, counted, proposed, reason, input, lapsesOn }, context) {
    const { actor, services, today } = context;
    const { format, sort, direction, columns } = input;
    const list = { format, sort, direction, columns, filter: sealFilter(services.keys, input.filter) };
    const run = {
      accountId: actor.accountId,
      bodyId: place.bodyId,
      mark: markOf(actor.name, today),
      list,
    };
    const runId = await insertExport(tx, {
      ...run,
      format,
      accountPerson: actor.personId,
      state: proposed ? "proposed" : "free",
      counted,
      reason: proposed ? reason : undefined,
      lapsesOn: proposed ? lapsesOn : undefined,
    });
    const jobId = proposed ? null : await enqueueExport(tx, { ...run, runId }, services);
    return {
      answer: { runId, jobId, mark: run.mark },
      subject: { kind: "export", id: runId },
      detail: { format, columns, counted, ...(proposed && { proposed, reason, lapsesOn }) },
    };
  },
});

/** As the table has it. */
const LEAST_REASON = 4;

/** A list that may go out now. */
interface Writable {
  runId: string;
  accountId: string;
  bodyId: string;
  mark: string;
  list: unknown;
}

/** Begins to write a list: at once, or when a second person has agreed. */
export async function enqueueExport(tx: Tx, run: Writable, services: Services): Promise<string> {
  const { runId, accountId, bodyId, mark } = run;
  const params: ExportParams = { ...(run.list as KeptList), runId, mark };
  const jobId = await services.jobs.enqueue(tx, { kind: EXPORT_JOB, params, accountId, bodyId });
  await setExport(tx, runId, { job_id: jobId });
  return jobId;
}

/** Who took the list out and when; it stands in the file, so that a copy can be traced. */
function markOf(name: string, today: string): string {
  return `${name} ${today} ${randomInt(36 ** 6)
    .toString(36)
    .padStart(6, "0")
    .toUpperCase()}`;
}
