import type { Holdings } from "#foundation/holdings/holding.ts";
import { countAllMonths } from "./month-store.ts";

/**
 * What cases hold, for moving a whole city to another installation. Procedures come with the pack at each start.
 */
export const caseHoldings: Holdings = {
  carried: [
    { table: "cases.case_file" },
    { table: "cases.step_record" },
    { table: "cases.draft" },
    { table: "cases.document", digests: ["digest"] },
    { table: "cases.original", digests: ["digest"] },
    { table: "cases.seen_paper" },
    { table: "cases.sign_off" },
    { table: "cases.recusal" },
    { table: "cases.plan" },
    { table: "cases.number_row" },
  ],
  files: "select file_id::bigint from cases.original",
  derived: ["cases.month_count"],
  rebuild: countAllMonths,
};
