import { reach } from "#foundation/access/scope.ts";
import { addMonths } from "#foundation/calendar.ts";
import { dayWhenNear, type PublishedDue } from "#foundation/due.ts";
import { textOf } from "#foundation/messages/messages.ts";
import type { LookContext } from "#foundation/query/look.ts";
import { listPlansToConfirm, listTermsEnding } from "./dues-store.ts";
import { planTitles } from "./messages.ts";
import { LIMITS } from "./rule-book.rules.ts";

/** Terms that ended longer ago than this are a matter for the body's page, not for every morning. */
const MOST_DUES = 40;
const MOST_PLANS = 20;

/** Plans of rearrangement that wait for one's confirmation, and terms of bodies that end or have ended. */
export async function listBodyDues(context: LookContext): Promise<PublishedDue[]> {
  return [...(await planDues(context)), ...(await termDues(context))];
}

async function planDues({ db, actor, today }: LookContext): Promise<PublishedDue[]> {
  const where = reach(actor, "bodies.confirm");
  if (where.ranges.length === 0) return [];
  const waiting = await listPlansToConfirm(db, where, MOST_PLANS);
  return waiting.map((plan) => ({
    key: `plan-${plan.rearrangementId}`,
    day: dayWhenNear(plan.effectiveOn, today),
    what: {
      zh: `等确认：${textOf(planTitles, "zh")(plan.kind, { name: plan.bodyName })}`,
      en: `To be confirmed: ${textOf(planTitles, "en")(plan.kind, { name: plan.bodyName })}`,
    },
    why: {
      zh: `${plan.madeBy ?? "有人"}拟的调整，${plan.effectiveOn} 起生效 · ${plan.document}`,
      en: `Planned by ${plan.madeBy ?? "somebody"}, in force from ${plan.effectiveOn} · ${plan.document}`,
    },
    action: { zh: "去看", en: "Look" },
    to: `/rearrangements/${plan.rearrangementId}`,
  }));
}

/** Terms of bodies in one's reach that end within half a year, or have ended. */
async function termDues(context: LookContext): Promise<PublishedDue[]> {
  const where = reach(context.actor, "bodies.rearrange");
  if (where.ranges.length === 0) return [];
  const until = addMonths(context.today, LIMITS.remindMonths);
  const ending = await listTermsEnding(context.db, where, until, MOST_DUES);
  return ending.map((body) => ({
    key: `term-${body.bodyId}`,
    day: body.termEnd,
    what: { zh: `${body.name}任期届满`, en: `The term of ${body.name} ends` },
    why: {
      zh: `${body.termStart} 选出，任期 ${body.termYears} 年 · 支部工作条例（试行）第二十三条`,
      en: `Elected ${body.termStart} for ${body.termYears} years · Branch Work Rules (trial) Art. 23`,
    },
    action: { zh: "看这个组织", en: "See the body" },
    to: `/bodies/${body.bodyId}`,
  }));
}
