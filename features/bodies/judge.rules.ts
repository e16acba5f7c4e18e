import type { Forecast } from "./foresee.rules.ts";
import { check, judgeSizes } from "./judge-sizes.rules.ts";
import { judgeDays, newBodies } from "./judge-days.rules.ts";
import type { Check, Plan } from "./rearrange.contract.ts";
import { KIND } from "./rule-book.rules.ts";
import { type BodyFacts, headsOf, namedPeople, type Situation } from "./situation.rules.ts";

/** Committees of the city and its districts: they are neither founded, renamed into another kind nor closed here. */
const FIXED: ReadonlySet<string> = new Set(["4", "5"]);

/**
 * Every rule that a plan touches, what forbids it first. A plan with a `block` is not confirmed, one with
 * `needs_approval` only with a reason.
 */
export function judge(plan: Plan, situation: Situation, forecast: Forecast): Check[] {
  const checks = [
    ...judgeExistence(plan, situation),
    ...judgePlace(plan, situation),
    ...judgePeople(plan, situation, forecast),
    ...judgeNames(plan, situation),
    ...judgeDays(plan, situation, forecast),
    ...judgeSizes(plan, situation, forecast),
  ];
  const weight = ["block", "needs_approval", "warn", "unknown", "met"];
  return checks.toSorted((left, right) => weight.indexOf(left.result) - weight.indexOf(right.result));
}

function judgeExistence(plan: Plan, { body, others }: Situation): Check[] {
  const gone = [body, ...others.values()].filter((one) => one.endedOn !== null);
  const found = gone.map((one) =>
    check(
      "body_exists",
      "block",
      `${one.shortName}已于 ${one.endedOn} 撤销`,
      `${one.shortName} was closed on ${one.endedOn}`,
    ),
  );
  const fixed = [...endingBodies(plan, body, others), ...(plan.kind === "move" ? [body] : [])];
  for (const one of fixed.filter((other) => FIXED.has(other.kind)))
    found.push(
      check(
        "body_exists",
        "block",
        `${one.shortName}是市委或区委，不在这里移动或撤销`,
        `${one.shortName} is a committee of the city or a district, it is not moved or closed here`,
      ),
    );
  if (body.parentId === null && (plan.kind === "split" || plan.kind === "close"))
    found.push(
      check(
        "body_exists",
        "block",
        `${body.shortName}是最上级组织，不能拆分或撤销`,
        `${body.shortName} is the top of the tree, it is not split or closed`,
      ),
    );
  return found;
}

/** The bodies that a plan closes. */
function endingBodies(plan: Plan, body: BodyFacts, others: ReadonlyMap<string, BodyFacts>): BodyFacts[] {
  if (plan.kind === "merge") return plan.from.flatMap((id) => others.get(id) ?? []);
  const ends = plan.kind === "close" || (plan.kind === "split" && plan.rest === "ends");
  return ends ? [body] : [];
}

function judgePlace(plan: Plan, situation: Situation): Check[] {
  const { body, others } = situation;
  const found: Check[] = [];
  if (situation.intoItself)
    found.push(
      check(
        "not_into_itself",
        "block",
        `${body.shortName}不能挂到它自己下面的组织`,
        `${body.shortName} cannot hang below itself`,
      ),
    );
  for (const parent of newParents(plan, body, others).filter((one) => one.kind === KIND.branch))
    found.push(noBodyBelow(parent.shortName));
  found.push(
    ...judgeHandedOut(plan, situation),
    ...judgeBelow(plan, situation),
    ...judgeKinds(plan, situation),
  );
  return found;
}

/** The bodies below which something new will hang. */
function newParents(plan: Plan, body: BodyFacts, others: ReadonlyMap<string, BodyFacts>): BodyFacts[] {
  if (plan.kind === "found") return [body];
  if (plan.kind === "move") return [others.get(plan.parentId)].filter((one) => one !== undefined);
  if (plan.kind !== "merge") return [];
  return plan.from.some((id) => (others.get(id)?.children ?? 0) > 0) ? [body] : [];
}

/** A body that is closed, or becomes a branch, has nothing below it. */
function judgeBelow(plan: Plan, { body }: Situation): Check[] {
  const closes = plan.kind === "close" || (plan.kind === "split" && plan.rest === "ends");
  const becomesBranch = plan.kind === "rename" && plan.newKind === KIND.branch;
  const left = body.children - handedOut(plan).length;
  if (left <= 0 || (!closes && !becomesBranch)) return [];
  return [
    check(
      "nothing_below",
      "block",
      `${body.shortName}下面还有 ${left} 个组织，先把它们调整好`,
      `${left} bodies hang below ${body.shortName}, rearrange them first`,
    ),
  ];
}

/** Ids of bodies that a split hands out to its parts. */
function handedOut(plan: Plan): string[] {
  return plan.kind === "split" ? plan.into.flatMap((part) => part.children) : [];
}

/** Only what hangs directly below a body is handed out when it is split, and not to a branch. */
function judgeHandedOut(plan: Plan, { body, others }: Situation): Check[] {
  if (plan.kind !== "split") return [];
  const strange = handedOut(plan)
    .flatMap((id) => others.get(id) ?? [])
    .filter((one) => one.parentId !== body.bodyId);
  const branches = plan.into.filter((part) => part.body.kind === KIND.branch && part.children.length > 0);
  return [
    ...strange.map((one) =>
      check(
        "children_come",
        "block",
        `${one.shortName}不是${body.shortName}的直接下级`,
        `${one.shortName} does not hang directly below ${body.shortName}`,
      ),
    ),
    ...branches.map(({ body: part }) => noBodyBelow(part.shortName)),
  ];
}

function noBodyBelow(name: string): Check {
  return check(
    "branch_is_lowest",
    "block",
    `${name}是党支部，下面不能再设组织`,
    `${name} is a branch, nothing is founded below it`,
  );
}

function judgeKinds(plan: Plan, { body, others }: Situation): Check[] {
  if (plan.kind === "merge")
    return plan.from
      .flatMap((id) => others.get(id) ?? [])
      .filter((one) => one.kind !== body.kind)
      .map((one) =>
        check(
          "same_kind",
          "block",
          `${one.shortName}和${body.shortName}类别不同，不能合并`,
          `${one.shortName} is of another kind than ${body.shortName}`,
        ),
      );
  const becomes = plan.kind === "rename" && plan.newKind !== undefined && plan.newKind !== body.kind;
  const isWrong =
    (becomes && FIXED.has(body.kind)) ||
    (plan.kind === "split" && plan.rest === "above" && body.kind !== KIND.branch);
  if (!isWrong) return [];
  return [
    check(
      "same_kind",
      "block",
      `${body.shortName}的类别不能这样改`,
      `The kind of ${body.shortName} cannot be changed so`,
    ),
  ];
}

function judgePeople(plan: Plan, situation: Situation, forecast: Forecast): Check[] {
  const { body } = situation;
  const left = forecast.bodies.filter((one) => one.change === "ends" && headsOf(one.after) > 0);
  return [
    ...left.map((one) =>
      check(
        "people_placed",
        "block",
        `${one.name}还有 ${headsOf(one.after)} 人没有去处，每个人都要有一个组织`,
        `${headsOf(one.after)} people of ${one.name} have no place to go: everybody belongs to a body`,
      ),
    ),
    ...forecast.bodies
      .filter((one) => one.kind !== KIND.branch && headsOf(one.after) > mostOwn(one, plan))
      .map((one) =>
        check(
          "people_in_branches",
          "block",
          `${one.name}不是党支部，不能直接编人（${headsOf(one.after)} 人）`,
          `${one.name} is no branch, people cannot belong to it directly (${headsOf(one.after)})`,
        ),
      ),
    ...strangers(plan, situation, body),
  ];
}

/** How many people of its own a body that is no branch may have: those it has already, as officials of an organ do. */
function mostOwn(one: Forecast["bodies"][number], plan: Plan): number {
  if (one.change === "ends" || plan.kind === "merge") return Number.POSITIVE_INFINITY;
  return one.change === "founded" || one.change === "renamed" ? 0 : headsOf(one.before);
}

function strangers(plan: Plan, situation: Situation, body: BodyFacts): Check[] {
  if (plan.kind !== "split") return [];
  const named = namedPeople(
    situation,
    plan.into.flatMap((part) => part.people),
  );
  const count = named.filter((person) => person.bodyId !== body.bodyId).length;
  if (count === 0) return [];
  return [
    check(
      "people_come",
      "block",
      `名单里有 ${count} 人现在不在${body.shortName}`,
      `${count} of the people do not belong to ${body.shortName} now`,
    ),
  ];
}

function judgeNames(plan: Plan, situation: Situation): Check[] {
  const { body, bearers } = situation;
  const names = plannedNames(plan, body);
  const taken = names.filter(({ name, of }) => {
    const bearer = bearers.get(name);
    return bearer !== undefined && bearer !== of;
  });
  const twice = names.filter(({ name }, index) => names.findIndex((one) => one.name === name) !== index);
  return [
    ...[...taken, ...twice].map(({ name }) =>
      check(
        "name_free",
        "block",
        `“${name}”这个全称已经有组织在用`,
        `A body bears the full name ${name} already`,
      ),
    ),
    ...(changesNothing(plan, body)
      ? [check("something_changes", "block", "和现在一样，没有要改的", "The same as now, nothing changes")]
      : []),
  ];
}

/** The full names that bodies will bear, with the body that may bear it already. */
export function plannedNames(plan: Plan, body: BodyFacts): { name: string; of: string | null }[] {
  const own = (names: { name: string } | undefined) => (names ? [{ name: names.name, of: body.bodyId }] : []);
  const fresh = newBodies(plan).map(({ name }) => ({ name, of: null }));
  if (plan.kind === "rename") return own(plan);
  if (plan.kind === "merge") return own(plan.renamed);
  return plan.kind === "split" && plan.rest === "above" ? [...fresh, ...own(plan.general)] : fresh;
}

function changesNothing(plan: Plan, body: BodyFacts): boolean {
  if (plan.kind === "move") return plan.parentId === body.parentId;
  if (plan.kind !== "rename") return false;
  const isSameKind = plan.newKind === undefined || plan.newKind === body.kind;
  return isSameKind && plan.name === body.name && plan.shortName === body.shortName;
}
