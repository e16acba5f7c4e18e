import { addYears, textOf, yearOf } from "#packs/kit/calendar.ts";
import type { PersonRow } from "#packs/kit/pack.ts";
import type { Random } from "#packs/kit/random.ts";

/** The days of somebody's way into the Party; undefined where none is on record. */
export interface Steps {
  apply?: number;
  activist?: number;
  object?: number;
  join?: number;
  full?: number;
  /** How exactly the days of joining are known: 10 to the day, 7 to the month, 4 to the year. */
  precision: 4 | 7 | 10;
}

/** At least a month from application to activist, twelve months to object, then publicity, training, review (细则 7, 13). */
const LEAST = { toActivist: 35, toObject: 367, toJoin: 40 } as const;
const LEAST_ALL = LEAST.toActivist + LEAST.toObject + LEAST.toJoin;

/** The steps before joining, fitted between the eighteenth birthday and `join`; none when there is no room for them. */
function stepsBefore(
  join: number,
  adult: number,
  random: Random,
): Pick<Steps, "apply" | "activist" | "object"> {
  const room = join - adult - LEAST_ALL;
  if (room < 0) return {};
  const spare = Math.min(room, 620);
  const first = random.below(Math.min(spare, 160) + 1);
  const second = random.below(Math.min(spare - first, 280) + 1);
  const third = random.below(Math.min(spare - first - second, 260) + 1);
  const object = join - LEAST.toJoin - first;
  const activist = object - LEAST.toObject - second;
  return { object, activist, apply: activist - LEAST.toActivist - third };
}

/** A full member: joined on the given day, full twelve months later, rarely after an extension of six months. */
export function stepsOfFull(join: number, birth: number, today: number, random: Random): Steps {
  const year = yearOf(join);
  const regular = addYears(join, 1);
  const extended = random.chance(0.008) ? regular + 182 : regular;
  const isLost = random.chance(year < 1980 ? 0.75 : year < 2000 ? 0.45 : 0.02);
  return {
    ...(isLost ? {} : stepsBefore(join, addYears(birth, 18), random)),
    join,
    full: extended <= today ? extended : regular,
    precision: precisionOf(year, random),
  };
}

/** Old files often know the month only, a few the year. */
function precisionOf(year: number, random: Random): 4 | 7 | 10 {
  const roll = random.unit();
  if (year < 1985) return roll < 0.02 ? 4 : roll < 0.35 ? 7 : 10;
  return year < 2000 && roll < 0.06 ? 7 : 10;
}

/** A probationary member: joined within the last twelve months. The person is at least 20. */
export function stepsOfProbationary(birth: number, today: number, random: Random): Steps {
  const adult = addYears(birth, 18);
  const earliest = Math.max(addYears(today, -1) + 1, Math.min(adult + LEAST_ALL + 18, today - 1));
  const join = earliest + random.below(Math.max(1, today - earliest));
  return { ...stepsBefore(join, adult, random), join, precision: 10 };
}

/** Somebody on the way: 3 object, 4 activist, 5 applicant. Objects are at least 20, activists at least 19. */
export function stepsOfCandidate(type: "3" | "4" | "5", birth: number, today: number, random: Random): Steps {
  const adult = addYears(birth, 18);
  if (type === "3") {
    const { object, activist, apply } = stepsBefore(today + LEAST.toJoin - random.below(250), adult, random);
    if (object !== undefined && activist !== undefined && apply !== undefined) {
      return { object: Math.min(object, today), activist, apply, precision: 10 };
    }
    return { apply: adult, activist: adult + LEAST.toActivist, object: adult + 35 + 367, precision: 10 };
  }
  const apply = Math.max(adult, today - 40 - random.below(1300));
  if (type === "5") return { apply: Math.min(apply, today), precision: 10 };
  const activist = Math.min(today, apply + LEAST.toActivist + random.below(400));
  return { apply: Math.min(apply, activist), activist, precision: 10 };
}

/** The five date columns of a person. */
export function stepColumns(
  steps: Steps,
): Pick<PersonRow, "apply_date" | "activist_date" | "object_date" | "join_date" | "full_date"> {
  return {
    apply_date: dateText(steps.apply, 10),
    activist_date: dateText(steps.activist, 10),
    object_date: dateText(steps.object, 10),
    join_date: dateText(steps.join, steps.precision),
    full_date: dateText(steps.full, steps.precision),
  };
}

function dateText(day: number | undefined, precision: 4 | 7 | 10): string | null {
  if (day === undefined) return null;
  const text = textOf(day);
  return precision === 10 ? text : text.slice(0, precision);
}

/** The day a period begins when only its month or year is known: its first. */
export function periodDay(day: number, precision: 4 | 7 | 10): string {
  const text = textOf(day);
  return precision === 10 ? text : precision === 7 ? `${text.slice(0, 7)}-01` : `${text.slice(0, 4)}-01-01`;
}
