import { dayOf } from "#packs/kit/calendar.ts";
import { numberTree } from "#packs/kit/intervals.ts";
import type { PackOptions, PackTree } from "#packs/kit/pack.ts";
import { Random } from "#packs/kit/random.ts";
import { growCity } from "./grow-city.ts";
import { cutTree } from "./tree-cut.ts";
import { KIND, type TianjinBody, walk } from "./tree-body.ts";
import { placeHeads } from "./tree-heads.ts";
import { mayApprove, setTerms } from "./tree-terms.ts";

/** Ids of demonstration bodies and people begin here; ids made by the application are far above. */
const FIRST_BODY = 1001;

export interface TianjinTree extends PackTree {
  bodies: readonly TianjinBody[];
}

/** The tree of the city, or for a smaller scale the part of it that is kept: the same bodies under the same ids. */
export function buildTree(options: PackOptions): TianjinTree {
  const today = dayOf(options.today);
  const random = new Random(options.seed, 1);
  const city = growCity(options.seed, random);
  const all = [...walk(city)];
  placeHeads(all);
  let person = 0;
  all.forEach((body, index) => {
    body.bodyId = FIRST_BODY + index;
    body.firstPerson = person;
    person += countPeople(body);
    setTerms(body, today, random);
    body.approvesAdmission = mayApprove(body);
  });
  cutTree(city, options.scale);
  numberTree(city);
  const bodies = [...walk(city)];
  appointServants(bodies);
  return { options, bodies, people: bodies.reduce((sum, body) => sum + countPeople(body), 0) };
}

/** People of every kind that hang on the body itself. */
export function countPeople(body: TianjinBody): number {
  const { full_members, probationary, objects, activists, applicants, others } = body.heads;
  return full_members + probationary + objects + activists + applicants + others;
}

/** Each body above the branches gets its officers out of one branch below it: its own largest, else the first. */
function appointServants(bodies: readonly TianjinBody[]): void {
  for (const body of bodies) {
    if (body.kind === KIND.branch || body.kind === KIND.city) continue;
    servantOf(body)?.servesAbove.push(body);
  }
}

function servantOf(body: TianjinBody): TianjinBody | undefined {
  const own = body.children
    .filter(
      (child) => child.kind === KIND.branch && (body.profile !== "street" || child.profile === "street"),
    )
    .toSorted((left, right) => right.heads.full_members - left.heads.full_members);
  if (own[0] !== undefined) return own[0];
  for (const below of walk(body)) {
    if (below.kind === KIND.branch && below.servesAbove.length < 3) return below;
  }
  return undefined;
}
