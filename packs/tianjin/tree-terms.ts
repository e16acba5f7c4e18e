import { addYears, dayOf, textOf } from "#packs/kit/calendar.ts";
import type { Random } from "#packs/kit/random.ts";
import { KIND, type Profile, type TianjinBody } from "./tree-body.ts";

/** Founding years of bodies by the kind of unit: from, to. */
const FOUNDED: Readonly<Record<Profile, readonly [number, number]>> = {
  city: [1949, 1949],
  district: [1952, 1966],
  street: [1954, 2005],
  system: [1980, 2012],
  organ: [1983, 2019],
  school: [1952, 2020],
  university: [1952, 2015],
  hospital: [1952, 2016],
  institute: [1956, 2018],
  works: [1953, 2020],
  company: [1996, 2025],
  association: [1998, 2025],
  village: [1950, 1985],
  community: [1987, 2023],
  retired: [1990, 2022],
  students: [1985, 2025],
  park: [1992, 2016],
};

/** Share of terms that ran out without an election: the overdue ones a superior has to press. */
const OVERDUE = 0.015;

/**
 * Founding day and term of a body. Terms: five years for villages, communities and committees, three for other
 * general branches and branches (《关于党的基层组织任期的意见》 2018); a working committee is appointed and has none.
 */
export function setTerms(body: TianjinBody, today: number, random: Random): void {
  const [from, to] = FOUNDED[body.profile];
  const founded = dayOf(`${from + random.below(to - from + 1)}-01-01`) + random.below(365);
  const years = termYears(body);
  const latest = today - 30;
  if (years === null) {
    body.establishedOn = textOf(Math.min(founded, latest));
    return;
  }
  const length = today - addYears(today, -years);
  const gone = random.chance(OVERDUE) ? length + 1 + random.below(200) : 1 + random.below(length - 1);
  const started = Math.max(today - gone, Math.min(founded, latest));
  body.termStart = textOf(started);
  body.termYears = years;
  body.termEnd = textOf(addYears(started, years));
  body.establishedOn = textOf(Math.min(founded, started));
}

function termYears(body: TianjinBody): number | null {
  if (body.kind === KIND.working) return null;
  if (body.profile === "village" || body.profile === "community") return 5;
  return body.kind === KIND.general || body.kind === KIND.branch ? 3 : 5;
}

/**
 * Whether the body may approve admissions: a committee or working committee that is not itself under a street or
 * township (发展党员工作细则; a general branch only reviews, so does the committee of a village or community).
 */
export function mayApprove(body: TianjinBody): boolean {
  if (body.kind === KIND.branch || body.kind === KIND.general) return false;
  return body.kind !== KIND.committee || body.parent?.profile !== "street";
}
