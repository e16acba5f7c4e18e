import type { Forecast } from "./foresee.rules.ts";
import { check } from "./judge-sizes.rules.ts";
import type { Check, NewBody, Plan } from "./rearrange.contract.ts";
import { type BodyFacts, namedPeople, type Situation } from "./situation.rules.ts";

/**
 * Whether the day fits what is recorded: what a body was called, where it hung and who belonged to it is told day by day,
 * so a change cannot come before the one that it follows.
 */
export function judgeDays(plan: Plan, situation: Situation, forecast: Forecast): Check[] {
  const known = new Map([[situation.body.bodyId, situation.body], ...situation.others]);
  return [
    ...forecast.bodies.flatMap((one) => {
      const body = known.get(one.key);
      return body ? bodyDays(one, body, situation.effectiveOn) : [];
    }),
    ...parentDays(plan, situation),
    ...childrenDays(plan, situation),
    ...postDays(plan, situation, forecast),
    ...leavers(plan, situation),
    ...electionDays(plan, situation.effectiveOn),
  ];
}

function tooEarly(name: string, since: string): Check {
  return check(
    "day_in_order",
    "block",
    `生效日要在 ${since} 以后：${name}那天刚有变动`,
    `The day must lie after ${since}, when ${name} last changed`,
  );
}

function bodyDays(one: Forecast["bodies"][number], body: BodyFacts, day: string): Check[] {
  const changes = one.change === "renamed" || one.change === "moved" || one.change === "ends";
  if (changes && day < body.presentSince) return [tooEarly(body.shortName, body.presentSince)];
  // A body that ends has existed for a day at least.
  if (one.change === "ends" && day <= body.firstDay) return [tooEarly(body.shortName, body.firstDay)];
  return day < body.firstDay ? [tooEarly(body.shortName, body.firstDay)] : [];
}

/** Nothing hangs below a body on a day when that did not exist. */
function parentDays(plan: Plan, { body, others, effectiveOn }: Situation): Check[] {
  const parent = plan.kind === "move" ? others.get(plan.parentId) : plan.kind === "found" ? body : undefined;
  return parent && effectiveOn < parent.firstDay ? [tooEarly(parent.shortName, parent.firstDay)] : [];
}

/** What hangs below bodies that are joined to another changes its superior on the same day. */
function childrenDays(plan: Plan, { others, effectiveOn }: Situation): Check[] {
  if (plan.kind !== "merge") return [];
  return plan.from
    .flatMap((id) => others.get(id) ?? [])
    .filter((one) => one.childrenSince !== null && effectiveOn < one.childrenSince)
    .map((one) => tooEarly(`${one.shortName}的下级组织`, one.childrenSince ?? ""));
}

/** A post ends with the body, or when its holder goes; it cannot end on a day before it began. */
function postDays(plan: Plan, situation: Situation, forecast: Forecast): Check[] {
  const ended = new Set(forecast.bodies.filter((one) => one.change === "ends").map((one) => one.key));
  const going = new Map(goers(plan, situation).map((person) => [person.personId, person.bodyId]));
  const late = situation.posts.filter(
    (post) =>
      (ended.has(post.bodyId) || going.get(post.personId) === post.bodyId) &&
      post.fromDay >= situation.effectiveOn,
  );
  const last = late
    .map((post) => post.fromDay)
    .toSorted()
    .at(-1);
  if (last === undefined) return [];
  return [
    check(
      "day_in_order",
      "block",
      `生效日要在 ${last} 以后：有 ${late.length} 个职务到那天才任`,
      `The day must lie after ${last}, when ${late.length} of the posts were taken up`,
    ),
  ];
}

function goers(plan: Plan, situation: Situation) {
  if (plan.kind === "found") return namedPeople(situation, plan.people);
  if (plan.kind !== "split") return [];
  return namedPeople(
    situation,
    plan.into.flatMap((part) => part.people),
  );
}

/** Somebody who left after the day would have to have belonged to one of the new bodies in between. */
function leavers(plan: Plan, { body, leftSince, effectiveOn }: Situation): Check[] {
  if (plan.kind !== "split" || plan.rest === "continues" || leftSince === 0) return [];
  return [
    check(
      "day_in_order",
      "block",
      `${effectiveOn} 以后有 ${leftSince} 人从${body.shortName}转出，生效日要晚于他们转出的日子`,
      `${leftSince} people left ${body.shortName} after ${effectiveOn}; the day must lie after that`,
    ),
  ];
}

function electionDays(plan: Plan, day: string): Check[] {
  return newBodies(plan)
    .filter((one) => one.electedOn !== null && one.electedOn < day)
    .map((one) =>
      check(
        "day_in_order",
        "block",
        `${one.shortName}：选举日 ${one.electedOn} 早于成立日 ${day}`,
        `${one.shortName}: elected ${one.electedOn}, before it exists (${day})`,
      ),
    );
}

export function newBodies(plan: Plan): NewBody[] {
  if (plan.kind === "found") return [plan.body];
  return plan.kind === "split" ? plan.into.map((part) => part.body) : [];
}
