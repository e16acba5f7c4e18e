import type { Holdings } from "#foundation/holdings/holding.ts";

/**
 * What cases hold, for moving a whole city to another installation. Procedures come with the pack at each start. Scans of
 * originals lie in the file store and stay: they are downloaded as whole files (`cases.print-file`) before.
 */
export const caseHoldings: Holdings = {
  carried: [
    { table: "cases.case_file" },
    { table: "cases.step_record" },
    { table: "cases.draft" },
    { table: "cases.document", digests: ["digest"] },
    { table: "cases.seen_paper" },
    { table: "cases.sign_off" },
    { table: "cases.recusal" },
    { table: "cases.plan" },
    { table: "cases.number_row" },
  ],
  // Points at files of the old installation: empty in the new one until somebody attaches the scans again.
  derived: ["cases.original"],
};
