import { command } from "#foundation/command/command.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { decideConsent, isLapsed } from "./export.rules.ts";
import { type ExportRecord, findExportForUpdate, setExport } from "./export-store.ts";
import { settleExport as settleContract, withdrawExport as withdrawContract } from "./exports.contract.ts";
import { enqueueExport } from "./start-export.ts";

/** A second person agrees to a long list or refuses it; agreed, it is written at once. */
export const settleExport = command(settleContract, {
  load: (tx, { runId }) => findExportForUpdate(tx, runId),
  heldBy: (run) => ({ bodyId: run.bodyId, lo: run.lo }),
  decide(run, { verdict, note }, { actor, today }) {
    const madeBy = { accountId: run.accountId, personId: run.accountPerson };
    const settler = { accountId: actor.accountId, personId: actor.personId ?? null };
    const decision = decideConsent({ ...run, madeBy }, settler, today);
    return decision.accepted ? accept({ run, agreed: verdict === "agree", note }) : decision;
  },
  async record(tx, { run, agreed, note }, { actor, services }) {
    const columns = { settled_by: actor.accountId, settled_at: services.clock.now(), note: note ?? null };
    await setExport(tx, run.runId, { ...columns, state: agreed ? "agreed" : "refused" });
    return {
      answer: { jobId: agreed ? await enqueueExport(tx, run, services) : null },
      subject: { kind: "export", id: run.runId },
      detail: { verdict: agreed ? "agree" : "refuse", counted: run.counted, askedBy: run.accountId },
    };
  },
});

/** Takes back one's own request before anybody settled it; that of others is not found. */
export const withdrawExport = command(withdrawContract, {
  async load(tx, { runId }, { actor }) {
    const run = await findExportForUpdate(tx, runId);
    return run?.accountId === actor.accountId ? run : undefined;
  },
  heldBy: (run: ExportRecord) => ({ bodyId: run.bodyId, lo: run.lo }),
  decide(run, _input, { today }) {
    if (isLapsed(run, today)) return refuse("export_lapsed");
    return run.state === "proposed" ? accept(run) : refuse("export_settled");
  },
  async record(tx, { runId }) {
    await setExport(tx, runId, { state: "withdrawn" });
    return { answer: {}, subject: { kind: "export", id: runId } };
  },
});
