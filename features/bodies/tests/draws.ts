import { NewBody, type Plan } from "../rearrange.contract.ts";
import { childrenOf, living, type Model, peopleIn } from "./model.ts";

export function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}

type Draw = (model: Model, numbers: readonly number[]) => { id: string; plan: Plan };

function branch(model: Model): NewBody {
  model.names += 1;
  return NewBody.parse({
    kind: "3",
    shortName: `新${model.names}支部`,
    name: `中共样本市新${model.names}支部委员会`,
  });
}

/** Cuts a list into parts by numbers; some may be too small, and must then be refused. */
function parts(people: readonly string[], count: number, size: number): string[][] {
  return Array.from({ length: count }, (_, index) => people.slice(index * size, (index + 1) * size));
}

/** One plan of each kind out of four numbers; many of them must be refused. */
export const DRAWS: Record<string, Draw> = {
  found(model, [where = 0, from = 0, size = 0, kind = 0]) {
    const people = peopleIn(model, pick(living(model, "3"), from)).slice(0, 2 + (size % 4));
    if (kind % 5 > 0)
      return { id: pick(living(model), where), plan: { kind: "found", body: branch(model), people } };
    const body = { ...branch(model), kind: "1" as const };
    return { id: pick(living(model), where), plan: { kind: "found", body, people: [] } };
  },
  rename(model, [what = 0]) {
    const { name, shortName } = branch(model);
    return { id: pick(living(model), what), plan: { kind: "rename", name, shortName } };
  },
  move(model, [what = 0, where = 0]) {
    return {
      id: pick(living(model), what),
      plan: { kind: "move", parentId: pick(living(model), where) as never },
    };
  },
  split(model, [what = 0, count = 0, size = 0, rest = 0]) {
    const id = pick(living(model, "3"), what);
    const people = peopleIn(model, id);
    const into = parts(people, 1 + (count % 3), Math.max(1, Math.ceil(people.length / (1 + (size % 3)))));
    return {
      id,
      plan: {
        kind: "split",
        rest: pick(["continues", "ends", "above"] as const, rest),
        into: into.map((some) => ({ body: branch(model), people: some, children: [] })),
      },
    };
  },
  splitCommittee(model, [what = 0, count = 0, kind = 0, rest = 0]) {
    const uniting = living(model).filter((one) => childrenOf(model, one).length > 0);
    const id = pick(uniting, what);
    const children = childrenOf(model, id);
    const size = Math.ceil(children.length / (1 + (count % 2)));
    const into = parts(children, 1 + (count % 2), size).map((some) => ({
      body: { ...branch(model), kind: kind % 7 === 0 ? ("3" as const) : ("1" as const) },
      people: [],
      children: some as never[],
    }));
    return {
      id,
      plan: { kind: "split", rest: pick(["continues", "ends", "above"] as const, rest % 5), into },
    };
  },
  merge(model, [what = 0, other = 0, more = 0]) {
    const id =
      pick(living(model, pick(["3", "3", "2", "6", "1"], more)), what) ?? pick(living(model, "3"), what);
    const others = living(model).filter((one) => one !== id);
    const alike = others.filter((one) => model.bodies.get(one)?.kind === model.bodies.get(id)?.kind);
    const from = [pick(more % 7 === 0 || alike.length === 0 ? others : alike, other)];
    return { id, plan: { kind: "merge", from: from as never[] } };
  },
  close(model, [what = 0, to = 0, none = 0]) {
    const id = pick(living(model), what);
    const others = living(model, "3").filter((one) => one !== id);
    const peopleTo = none % 6 === 0 || others.length === 0 ? null : (pick(others, to) as never);
    return { id, plan: { kind: "close", peopleTo } };
  },
};
