import { reach } from "#foundation/access/scope.ts";
import { addMonths } from "#foundation/calendar.ts";
import type { PublishedDue } from "#foundation/due.ts";
import type { LookContext } from "#foundation/query/look.ts";
import { listTermsEnding } from "./dues-store.ts";
import { LIMITS } from "./rule-book.rules.ts";

/** Terms that ended longer ago than this are a matter for the body's page, not for every morning. */
const MOST_DUES = 40;

/** Terms of bodies in one's reach that end within half a year, or have ended. */
export async function listBodyDues(context: LookContext): Promise<PublishedDue[]> {
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
