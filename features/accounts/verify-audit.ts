import { verifyAudit as walkAudit } from "#foundation/audit/verify-audit.ts";
import { command } from "#foundation/command/command.ts";
import { putSetting } from "#foundation/database/settings.ts";
import { accept } from "#foundation/decision.ts";
import type { JobHandler } from "#foundation/jobs/jobs.ts";
import { type Verification, verifyAudit as contract } from "./audit.contract.ts";
import { VERIFICATION, VERIFY_AUDIT } from "./read-audit.ts";

/** Starts a verification; it runs in the worker, and its result is what the audit page shows from then on. */
export const verifyAudit = command(contract, {
  load: async (_tx, input) => input,
  heldBy: () => "installation",
  decide: (wanted) => accept(wanted),
  async record(tx, _wanted, { actor, services }) {
    const jobId = await services.jobs.enqueue(tx, {
      kind: VERIFY_AUDIT,
      params: {},
      accountId: actor.accountId,
    });
    return { answer: { jobId }, subject: { kind: "job", id: jobId } };
  },
});

/** @param headFile where the heads outside the database are (foundation/audit/head-file.ts) */
export function verifyAuditHandler(headFile: string): JobHandler {
  return async (job, services): Promise<Verification> => {
    const { pool } = services.database;
    const report = await walkAudit(pool, services.keys, {
      headFile,
      onProgress: (done, total) => void job.report({ done, total }).catch(() => undefined),
    });
    const { damage } = report;
    const result: Verification = {
      at: services.clock.now().toISOString(),
      links: report.links,
      unsealed: report.unsealed,
      headTime: report.headTime ?? null,
      damage: damage
        ? {
            kind: damage.kind,
            sequence: damage.sequence,
            entryId: damage.entryId ?? null,
            message: damage.message,
          }
        : null,
    };
    await putSetting(pool, VERIFICATION, result);
    return result;
  };
}
