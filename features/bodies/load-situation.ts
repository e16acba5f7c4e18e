import type { Range } from "#foundation/access/actor.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { plannedNames } from "./judge.rules.ts";
import type { PeopleMover } from "./people-mover.ts";
import type { Plan } from "./rearrange.contract.ts";
import { type BodyFacts, NOBODY, type Situation } from "./situation.rules.ts";
import { type FactsRow, findBearers, listFacts } from "./situation-store.ts";

/** What is planned, as a request or a stored row says it. */
export interface Proposal {
  bodyId: string;
  plan: Plan;
  effectiveOn: string;
  document: string;
}

export interface Loaded {
  proposal: Proposal;
  situation: Situation;
  /** Intervals of every body concerned, in the order of the tree. */
  places: ReadonlyMap<string, FactsRow>;
  /** Named people who do not exist. */
  unknownPeople: number;
}

/** The bodies that a plan names, the one that it is about first. */
export function namedBodies({ bodyId, plan }: Pick<Proposal, "bodyId" | "plan">): string[] {
  if (plan.kind === "move") return [bodyId, plan.parentId];
  if (plan.kind === "merge") return [bodyId, ...plan.from];
  if (plan.kind === "split") return [bodyId, ...plan.into.flatMap((part) => part.children)];
  return plan.kind === "close" && plan.peopleTo !== null ? [bodyId, plan.peopleTo] : [bodyId];
}

export function plannedPeople(plan: Plan): string[] {
  if (plan.kind === "found") return plan.people;
  return plan.kind === "split" ? plan.into.flatMap((part) => part.people) : [];
}

/** Reads everything that the decision looks at; undefined when a body that is named does not exist. */
export async function loadSituation(
  db: Db,
  mover: PeopleMover,
  proposal: Proposal,
): Promise<Loaded | undefined> {
  const ids = plannedPeople(proposal.plan);
  const people = await mover.findPlanned(db, ids);
  const named = namedBodies(proposal);
  const rows = await listFacts(db, [...new Set([...named, ...people.map((person) => person.bodyId)])]);
  const places = new Map(rows.map((row) => [row.bodyId, row]));
  if (named.some((id) => !places.has(id))) return undefined;
  const facts = await withPeople(db, mover, rows);
  const body = facts.get(proposal.bodyId) as BodyFacts;
  return {
    proposal,
    places,
    unknownPeople: new Set(ids).size - people.length,
    situation: {
      effectiveOn: proposal.effectiveOn,
      document: proposal.document,
      body,
      others: new Map([...facts].filter(([id]) => id !== proposal.bodyId)),
      people: new Map(people.map((person) => [person.personId, person])),
      posts: await mover.listHeldPosts(db, [...places.keys()]),
      bearers: await findBearers(
        db,
        plannedNames(proposal.plan, body).map(({ name }) => name),
      ),
      intoItself: hangsIntoItself(proposal, places),
      leftSince: await mover.countLeftSince(db, proposal.bodyId, proposal.effectiveOn),
    },
  };
}

async function withPeople(
  db: Db,
  mover: PeopleMover,
  rows: readonly FactsRow[],
): Promise<Map<string, BodyFacts>> {
  const own = await mover.countOwn(
    db,
    rows.map((row) => row.bodyId),
  );
  const below = await mover.countWithin(db, rows);
  return new Map(
    rows.map((row, index) => [
      row.bodyId,
      { ...row, own: own.get(row.bodyId) ?? NOBODY, below: below[index] ?? NOBODY },
    ]),
  );
}

/** A body would come to hang below itself: in its own subtree, or joined to something inside itself. */
function hangsIntoItself({ bodyId, plan }: Proposal, places: ReadonlyMap<string, FactsRow>): boolean {
  const inside = (inner: string, outer: string) => contains(places.get(outer), places.get(inner));
  if (plan.kind === "move") return inside(plan.parentId, bodyId);
  return plan.kind === "merge" && plan.from.some((id) => inside(bodyId, id));
}

function contains(outer: Range | undefined, inner: Range | undefined): boolean {
  return outer !== undefined && inner !== undefined && outer.lo <= inner.lo && inner.hi <= outer.hi;
}
