import { reach } from "#foundation/access/scope.ts";
import type { PublishedDue } from "#foundation/due.ts";
import type { LookContext } from "#foundation/query/look.ts";
import { listTermsEnding } from "./dues-store.ts";

/** Superiors remind half a year before a term ends (Branch Work Rules, trial, 2018, Art. 23). */
const REMIND_MONTHS = 6;
/** Terms that ended longer ago than this are a matter for the body's page, not for every morning. */
const MOST_DUES = 40;

/** Terms of bodies in one's reach that end within half a year, or have ended. */
export async function listBodyDues(context: LookContext): Promise<PublishedDue[]> {
  const where = reach(context.actor, "bodies.rearrange");
  if (where.ranges.length === 0) return [];
  const ending = await listTermsEnding(context.db, where, addMonths(context.today, REMIND_MONTHS), MOST_DUES);
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

function addMonths(day: string, months: number): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  const date = Math.min(Number(day.slice(8)), last);
  return `${at.toISOString().slice(0, 8)}${String(date).padStart(2, "0")}`;
}
