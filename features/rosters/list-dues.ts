import { mayAnywhere } from "#foundation/access/scope.ts";
import { daysBetween } from "#foundation/calendar.ts";
import { dayWhenNear, type PublishedDue } from "#foundation/due.ts";
import type { LookContext } from "#foundation/query/look.ts";
import { isLapsed } from "./export.rules.ts";
import { listExportsOf } from "./export-store.ts";
import { listRunsOf, PASTED, type RunRecord } from "./import-store.ts";
import { listWaiting } from "./look-at-exports.ts";

const OPEN = new Set(["checked", "needs_choice"]);

/**
 * What waits for the clerk: exports of others to be agreed to, one's own that nobody agreed to in time, and one's own
 * imports that were checked and then left.
 */
export async function listRosterDues(context: LookContext): Promise<PublishedDue[]> {
  return [...(await exportDues(context)), ...(await lapsedDues(context)), ...(await importDues(context))];
}

async function exportDues(context: LookContext): Promise<PublishedDue[]> {
  return (await listWaiting(context)).slice(0, 10).map((run) => ({
    key: `export-${run.runId}`,
    day: run.lapsesOn && dayWhenNear(run.lapsesOn, context.today),
    what: {
      zh: `${run.madeBy ?? "有人"}申请导出“${run.bodyName}”${run.counted} 人的名单`,
      en: `${run.madeBy ?? "Somebody"} asks to export a list of ${run.counted} people of ${run.bodyName}`,
    },
    why: {
      zh: `用途：${run.reason ?? "—"} · ${run.lapsesOn} 以后失效`,
      en: `For: ${run.reason ?? "—"} · lapses after ${run.lapsesOn}`,
    },
    action: { zh: "去看", en: "Look" },
    to: `/exports/${run.runId}`,
  }));
}

/** So long the requester is told that nobody agreed. */
const TOLD_DAYS = 14;

async function lapsedDues({ db, actor, today }: LookContext): Promise<PublishedDue[]> {
  if (!mayAnywhere(actor, "rosters.export")) return [];
  const runs = await listExportsOf(db, actor.accountId);
  return runs
    .filter((run) => isLapsed(run, today) && daysBetween(run.lapsesOn ?? today, today) <= TOLD_DAYS)
    .map((run) => ({
      key: `export-lapsed-${run.runId}`,
      day: null,
      what: {
        zh: `导出“${run.bodyName}”${run.counted} 人的申请没有等到同意，已失效`,
        en: `Nobody agreed in time to your list of ${run.counted} people of ${run.bodyName}`,
      },
      why: {
        zh: `等到 ${run.lapsesOn}；如果还要导出，请重新申请`,
        en: `It waited until ${run.lapsesOn}; if the list is still needed, ask anew`,
      },
      action: { zh: "去看", en: "Look" },
      to: `/exports/${run.runId}`,
    }));
}

function nameOf({ fileName }: RunRecord): PublishedDue["what"] {
  if (fileName === PASTED)
    return { zh: "粘贴的行查完了，还没有导", en: "The pasted rows are checked, not taken over" };
  return { zh: `名册“${fileName}”查完了，还没有导`, en: `The roster ${fileName} is checked, not taken over` };
}

async function importDues(context: LookContext): Promise<PublishedDue[]> {
  if (!mayAnywhere(context.actor, "rosters.import")) return [];
  const runs = await listRunsOf(context.db, context.actor.accountId);
  return runs
    .filter((run) => OPEN.has(run.state))
    .slice(0, 10)
    .map((run) => ({
      key: `import-${run.runId}`,
      day: null,
      what: nameOf(run),
      why: {
        zh: `${run.totals?.good ?? 0} 行可以导入，${run.totals?.bad ?? 0} 行要改`,
        en: `${run.totals?.good ?? 0} rows can be taken over, ${run.totals?.bad ?? 0} need mending`,
      },
      action: { zh: "去导入", en: "Go on" },
      to: `/imports/${run.runId}`,
    }));
}
