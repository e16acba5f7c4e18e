import type { Plan } from "../rearrange.contract.ts";

/** A body as simply as it can be told. */
export interface ModelBody {
  parent: string | null;
  kind: string;
  alive: boolean;
  name: string;
  /** First day, and the day of the last change of name or superior. */
  first: string;
  since: string;
}

/** Somebody belonged to a body from a day on, and until another one (not included) or until now. */
interface Period {
  body: string;
  from: string;
  to: string | null;
}

export interface ModelPerson {
  type: string;
  periods: Period[];
}

export interface Model {
  bodies: Map<string, ModelBody>;
  people: Map<string, ModelPerson>;
  /** The day of the last change; days never go back in the model, only in plans that must be refused. */
  day: string;
  names: number;
  /** Notes that something was done, or refused. */
  count: (what: string) => void;
}

export function living(model: Model, kind?: string): string[] {
  return [...model.bodies]
    .filter(([, body]) => body.alive && (kind === undefined || body.kind === kind))
    .map(([id]) => id);
}

export function childrenOf(model: Model, id: string): string[] {
  return [...model.bodies].filter(([, body]) => body.alive && body.parent === id).map(([child]) => child);
}

/** Where somebody belongs now. */
export function bodyOf(person: ModelPerson): string {
  return person.periods.find((period) => period.to === null)?.body ?? "";
}

export function peopleIn(model: Model, id: string): string[] {
  return [...model.people].filter(([, person]) => bodyOf(person) === id).map(([person]) => person);
}

/** Everybody with the one body of theirs on a day. */
export function belongingOn(model: Model, day: string): { person: string; bodies: string[] }[] {
  return [...model.people].map(([person, { periods }]) => ({
    person,
    bodies: periods
      .filter(({ from, to }) => from <= day && (to === null || to > day))
      .map(({ body }) => body),
  }));
}

/** How many full members and probationary ones belong to a body or to anything below it. */
export function membersBelow(model: Model, id: string): { full: number; probationary: number } {
  const inside = [...model.people.values()].filter((person) => isInside(model, bodyOf(person), id));
  const count = (type: string) => inside.filter((person) => person.type === type).length;
  return { full: count("1"), probationary: count("2") };
}

/** Somebody went elsewhere after a day, so the body must have existed until then. */
function wasLeftAfter(model: Model, id: string, day: string): boolean {
  return [...model.people.values()].some(
    (person) =>
      bodyOf(person) !== id && person.periods.some(({ body, to }) => body === id && to !== null && to > day),
  );
}

/** People go over with the time from a day on; without names everybody, also for the time of those who left since. */
function transfer(model: Model, from: string, to: string, day: string, persons?: readonly string[]): void {
  for (const id of persons ?? model.people.keys()) {
    const person = model.people.get(id) as ModelPerson;
    person.periods = person.periods.flatMap((one) => {
      if (one.body !== from || (one.to !== null && one.to <= day)) return [one];
      return one.from < day
        ? [
            { ...one, to: day },
            { ...one, body: to, from: day },
          ]
        : [{ ...one, body: to }];
    });
  }
}

function fullOf(model: Model, ids: readonly string[]): number {
  return ids.filter((id) => model.people.get(id)?.type === "1").length;
}

/** Whether `inner` is `outer` or lies below it. */
function isInside(model: Model, inner: string, outer: string): boolean {
  for (let at: string | null = inner; at !== null; at = model.bodies.get(at)?.parent ?? null)
    if (at === outer) return true;
  return false;
}

/** Whether the day comes before something that it would change. */
function isTooEarly(model: Model, plan: Plan, id: string, day: string): boolean {
  const body = (of: string) => model.bodies.get(of) as ModelBody;
  const changes = (of: string) => day < body(of).since;
  const ends = (of: string) => changes(of) || day <= body(of).first;
  const exists = (of: string) => day < body(of).first;
  switch (plan.kind) {
    case "found":
      return exists(id) || plan.people.some((one) => exists(bodyOf(model.people.get(one) as ModelPerson)));
    case "rename":
      return changes(id);
    case "move":
      return changes(id) || exists(plan.parentId);
    case "split":
      if (plan.into.some((part) => part.children.some(changes))) return true;
      if (plan.rest !== "continues" && wasLeftAfter(model, id, day)) return true;
      return plan.rest === "ends" ? ends(id) : plan.rest === "above" ? changes(id) : exists(id);
    case "merge":
      return exists(id) || plan.from.some((of) => ends(of) || childrenOf(model, of).some(changes));
    default:
      return ends(id) || (plan.peopleTo !== null && exists(plan.peopleTo));
  }
}

/** Told from the rules in words, apart from the code that judges: whether a plan is allowed. */
export function isAllowed(model: Model, plan: Plan, id: string, day: string): boolean {
  const body = model.bodies.get(id) as ModelBody;
  const isBranch = (of: string) => model.bodies.get(of)?.kind === "3";
  const isFixed = (of: string) => ["4", "5"].includes(model.bodies.get(of)?.kind ?? "");
  const enough = (people: readonly string[]) => fullOf(model, people) >= 3;
  if (isTooEarly(model, plan, id, day)) return false;
  switch (plan.kind) {
    case "found":
      return !isBranch(id) && (plan.body.kind === "3" ? enough(plan.people) : plan.people.length === 0);
    case "rename":
      return true;
    case "move":
      return (
        !isFixed(id) &&
        !isInside(model, plan.parentId, id) &&
        !isBranch(plan.parentId) &&
        plan.parentId !== body.parent
      );
    case "split": {
      const left = peopleIn(model, id).length - plan.into.flatMap((part) => part.people).length;
      const handedOut = plan.into.flatMap((part) => part.children);
      const below = childrenOf(model, id).length - handedOut.length;
      if (body.parent === null || (plan.rest === "above" && !isBranch(id))) return false;
      if (plan.rest === "ends" && (isFixed(id) || below > 0)) return false;
      return (
        plan.into.every((part) =>
          part.body.kind === "3"
            ? enough(part.people) && part.children.length === 0
            : part.people.length === 0,
        ) &&
        handedOut.every((of) => model.bodies.get(of)?.parent === id) &&
        (plan.rest === "continues" || left === 0)
      );
    }
    case "merge":
      return plan.from.every(
        (of) =>
          !isFixed(of) &&
          !isInside(model, id, of) &&
          model.bodies.get(of)?.kind === body.kind &&
          (!isBranch(id) || childrenOf(model, of).length === 0),
      );
    default:
      return (
        !isFixed(id) &&
        childrenOf(model, id).length === 0 &&
        (peopleIn(model, id).length === 0 || (plan.peopleTo !== null && isBranch(plan.peopleTo)))
      );
  }
}

/** Carries a plan out; `founded` are the ids that the program gave to new bodies. */
export function carryOut(
  model: Model,
  plan: Plan,
  id: string,
  day: string,
  founded: readonly string[],
): void {
  const body = model.bodies.get(id) as ModelBody;
  const add = (
    index: number,
    name: string,
    kind: string,
    parent: string | null,
    people: readonly string[],
  ) => {
    const key = founded[index] as string;
    model.bodies.set(key, { parent, kind, alive: true, name, first: day, since: day });
    for (const one of people) transfer(model, bodyOf(model.people.get(one) as ModelPerson), key, day, [one]);
  };
  const end = (of: string, heir: string | null) => {
    (model.bodies.get(of) as ModelBody).alive = false;
    if (heir !== null) transfer(model, of, heir, day);
  };
  const change = (of: string, next: Partial<ModelBody>) =>
    Object.assign(model.bodies.get(of) as ModelBody, next, { since: day });
  switch (plan.kind) {
    case "found":
      return add(0, plan.body.shortName, plan.body.kind, id, plan.people);
    case "rename":
      return void change(id, { name: plan.shortName });
    case "move":
      return void change(id, { parent: plan.parentId });
    case "split":
      plan.into.forEach((part, index) => {
        const parent = plan.rest === "above" ? id : body.parent;
        add(index, part.body.shortName, part.body.kind, parent, part.people);
        for (const child of part.children) change(child, { parent: founded[index] as string });
      });
      if (plan.rest === "above") change(id, { kind: "2" });
      return plan.rest === "ends" ? end(id, null) : undefined;
    case "merge":
      for (const of of plan.from) {
        for (const child of childrenOf(model, of)) change(child, { parent: id });
        end(of, id);
      }
      return undefined;
    default:
      return end(id, plan.peopleTo);
  }
}
