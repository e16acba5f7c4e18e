import { addMonths } from "#foundation/calendar.ts";
import type { PlannedPerson } from "./people-mover.ts";
import type { Foreseen, NewBody, Plan, PlanKind, Preview } from "./rearrange.contract.ts";
import { KIND, termYears } from "./rule-book.rules.ts";
import {
  type BodyFacts,
  headsOf,
  membersOf,
  namedPeople,
  NOBODY,
  plus,
  type Situation,
  tally,
} from "./situation.rules.ts";

export type Forecast = Pick<Preview, "bodies" | "moved" | "along">;
type PlanOf<K extends Plan["kind"]> = Plan & { kind: K };

const NOTHING_ALONG = { bodies: 0, members: 0 };

const FORESEEN: { [K in PlanKind]: (plan: PlanOf<K>, situation: Situation) => Forecast } = {
  found: foreseeFounding,
  rename: (plan, { body }) => ({
    bodies: [renamed(body, plan, plan.newKind)],
    moved: [],
    along: NOTHING_ALONG,
  }),
  move: foreseeMove,
  split: foreseeSplit,
  merge: foreseeMerge,
  close: foreseeClosing,
};

/** What a plan brings about: every body that it touches as it is and as it will be, and who goes where. */
export function foresee(plan: Plan, situation: Situation): Forecast {
  return (FORESEEN[plan.kind] as (plan: Plan, situation: Situation) => Forecast)(plan, situation);
}

function foreseeFounding(plan: PlanOf<"found">, situation: Situation): Forecast {
  const named = namedPeople(situation, plan.people);
  const givers = Map.groupBy(named, (person) => person.bodyId);
  const gives = [...givers].flatMap(([bodyId, people]) => {
    const giver = situation.others.get(bodyId);
    return giver ? [{ giver, people }] : [];
  });
  return {
    bodies: [
      founded(0, plan.body, named, situation.body.shortName),
      ...gives.map(({ giver, people }) => giving(giver, people)),
    ],
    moved: gives.map(({ giver, people }) => moved(giver.shortName, plan.body.shortName, people)),
    along: NOTHING_ALONG,
  };
}

function foreseeMove(plan: PlanOf<"move">, { body, others }: Situation): Forecast {
  const under = others.get(plan.parentId)?.shortName ?? null;
  return { bodies: [hung(body, under)], moved: [], along: alongWith([body]) };
}

/** A body that hangs elsewhere afterwards. */
function hung(body: BodyFacts, under: string | null): Foreseen {
  return { ...staying(body), change: "moved", under, formerUnder: body.parentName };
}

function foreseeSplit(plan: PlanOf<"split">, situation: Situation): Forecast {
  const { body } = situation;
  const parts = plan.into.map((part) => ({ ...part, named: namedPeople(situation, part.people) }));
  const all = parts.flatMap((part) => part.named);
  const handedOut = handOut(plan, situation);
  const under = plan.rest === "above" ? (plan.general?.shortName ?? body.shortName) : body.parentName;
  return {
    bodies: [
      remainder(plan, body, all),
      ...parts.map((part, index) => founded(index, part.body, part.named, under)),
      ...handedOut.map(({ child, under: part }) => hung(child, part)),
    ],
    moved: parts.map((part) => moved(body.shortName, part.body.shortName, part.named)),
    along: alongWith(handedOut.map(({ child }) => child)),
  };
}

/** Bodies directly below one that is split, each with the part that it goes to. */
function handOut(plan: PlanOf<"split">, { others }: Situation): { child: BodyFacts; under: string }[] {
  return plan.into.flatMap((part) =>
    part.children.flatMap((id) => {
      const child = others.get(id);
      return child ? [{ child, under: part.body.shortName }] : [];
    }),
  );
}

function alongWith(bodies: readonly BodyFacts[]): Forecast["along"] {
  return {
    bodies: bodies.reduce((sum, one) => sum + one.descendants, 0),
    members: bodies.reduce((sum, one) => sum + membersOf(one.below), 0),
  };
}

/** What is left of a body that was split. */
function remainder(plan: PlanOf<"split">, body: BodyFacts, gone: readonly PlannedPerson[]): Foreseen {
  const rest = giving(body, gone);
  if (plan.rest === "continues") return rest;
  if (plan.rest === "ends") return { ...rest, change: "ends" };
  return { ...renamed(body, plan.general, KIND.general), after: rest.after };
}

function foreseeMerge(plan: PlanOf<"merge">, { body, others }: Situation): Forecast {
  const joined = plan.from.flatMap((id) => others.get(id) ?? []);
  const after = joined.reduce((sum, one) => plus(sum, one.own), body.own);
  const target = renamed(body, plan.renamed, undefined);
  const { shortName } = plan.renamed ?? body;
  return {
    bodies: [
      { ...target, change: plan.renamed ? "renamed" : "receives", after },
      ...joined.map((one): Foreseen => ({ ...staying(one), change: "ends", after: NOBODY })),
    ],
    moved: joined
      .filter((one) => headsOf(one.own) > 0)
      .map((one) => ({ from: one.shortName, to: shortName, people: headsOf(one.own), full: one.own.full })),
    along: {
      bodies: joined.reduce((sum, one) => sum + one.descendants, 0),
      members: joined.reduce((sum, one) => sum + membersOf(one.below) - membersOf(one.own), 0),
    },
  };
}

function foreseeClosing(plan: PlanOf<"close">, { body, others }: Situation): Forecast {
  const heir = plan.peopleTo === null ? undefined : others.get(plan.peopleTo);
  const closed: Foreseen = { ...staying(body), change: "ends", after: heir ? NOBODY : body.own };
  if (!heir) return { bodies: [closed], moved: [], along: NOTHING_ALONG };
  return {
    bodies: [closed, { ...staying(heir), change: "receives", after: plus(heir.own, body.own) }],
    moved: [{ from: body.shortName, to: heir.shortName, people: headsOf(body.own), full: body.own.full }],
    along: NOTHING_ALONG,
  };
}

function staying(body: BodyFacts): Foreseen {
  return {
    key: body.bodyId,
    change: "stays",
    name: body.shortName,
    formerName: null,
    kind: body.kind,
    sector: body.sector,
    branchType: body.branchType,
    under: body.parentName,
    formerUnder: null,
    before: body.own,
    after: body.own,
    termEnd: body.termEnd,
  };
}

function renamed(
  body: BodyFacts,
  names: { shortName: string } | undefined,
  newKind: string | undefined,
): Foreseen {
  const name = names?.shortName ?? body.shortName;
  return {
    ...staying(body),
    change: "renamed",
    name,
    formerName: name === body.shortName ? null : body.shortName,
    kind: newKind ?? body.kind,
    branchType: newKind === undefined || newKind === body.kind ? body.branchType : null,
  };
}

function giving(body: BodyFacts, gone: readonly PlannedPerson[]): Foreseen {
  const own = gone.filter((person) => person.bodyId === body.bodyId);
  return { ...staying(body), change: "gives", after: plus(body.own, tally(own), -1) };
}

function founded(
  index: number,
  body: NewBody,
  people: readonly PlannedPerson[],
  under: string | null,
): Foreseen {
  const years = termYears(body.kind, body.sector);
  return {
    key: `new-${index}`,
    change: "founded",
    name: body.shortName,
    formerName: null,
    kind: body.kind,
    sector: body.sector,
    branchType: body.branchType,
    under,
    formerUnder: null,
    before: NOBODY,
    after: tally(people),
    termEnd: body.electedOn === null ? null : addMonths(body.electedOn, years * 12),
  };
}

function moved(from: string, to: string, people: readonly PlannedPerson[]) {
  return { from, to, people: people.length, full: tally(people).full };
}
