import type { ComboOption } from "#ui/form/combo-option.ts";
import { suggestChildName, suggestSiblingName } from "../names.rules.ts";
import type { Plan, PlanKind } from "../rearrange.contract.ts";

type Rest = "continues" | "ends" | "above";
type Kind = "1" | "2" | "3" | "6";

/** A name as it is typed: `name` undefined means the suggestion is taken. */
export interface TypedName {
  shortName: string;
  name?: string | undefined;
}

/** What is typed in the form of a rearrangement, of all kinds together: going to and fro loses nothing. */
export interface PlanDraft {
  kind: PlanKind | undefined;
  own: TypedName;
  newKind: Kind | undefined;
  body: TypedName;
  bodyKind: Kind;
  branchType: "1" | "2" | "3" | "4" | "5";
  /** How many units a joint branch covers. */
  units: number | undefined;
  sector: string | undefined;
  electedOn: string;
  giver: ComboOption | undefined;
  /** Ids of chosen people. */
  chosen: readonly string[];
  parent: ComboOption | undefined;
  rest: Rest;
  parts: readonly TypedName[];
  /** Person -> index of the part. */
  seats: Readonly<Record<string, number>>;
  from: readonly ComboOption[];
  heir: ComboOption | undefined;
  effectiveOn: string;
  document: string;
}

/** The body that the form is about. */
export interface DraftBody {
  bodyId: string;
  name: string;
  shortName: string;
  kind: string;
  sector: string | null;
  /** From the top down to the body itself. */
  path: readonly { bodyId: string; name: string }[];
}

export interface PlanFieldsProps {
  body: DraftBody;
  draft: PlanDraft;
  change: (part: Partial<PlanDraft>) => void;
}

export function emptyDraft(body: DraftBody, today: string): PlanDraft {
  return {
    kind: undefined,
    own: { shortName: body.shortName, name: body.name },
    newKind: undefined,
    body: { shortName: "" },
    bodyKind: "3",
    branchType: "1",
    units: undefined,
    sector: body.sector ?? undefined,
    electedOn: "",
    giver: undefined,
    chosen: [],
    parent: undefined,
    rest: "continues",
    parts: [{ shortName: "" }],
    seats: {},
    from: [],
    heir: undefined,
    effectiveOn: today,
    document: "",
  };
}

export function childName(body: DraftBody, typed: TypedName): string {
  return typed.name ?? (typed.shortName === "" ? "" : suggestChildName(body, typed.shortName));
}

export function siblingName(body: DraftBody, typed: TypedName): string {
  return typed.name ?? (typed.shortName === "" ? "" : suggestSiblingName(body, typed.shortName));
}

const BRANCH = "3";
/** A joint branch of several units, in the code list `branch_type`. */
export const JOINT = "2";
const TOPS = new Set(["4", "5"]);

/** What can be done with a body of its kind. */
export function kindsFor(body: DraftBody): PlanKind[] {
  if (body.kind === BRANCH) return ["rename", "move", "split", "merge", "close"];
  return TOPS.has(body.kind) ? ["found", "rename"] : ["found", "rename", "move", "split", "merge", "close"];
}

type Draws = { [K in PlanKind]: (draft: PlanDraft, body: DraftBody) => unknown };

const PLANS: Draws = {
  found: (draft, body) => ({
    kind: "found",
    body: { ...newBody(draft, draft.bodyKind), ...named(draft.body, childName(body, draft.body)) },
    people: draft.bodyKind === BRANCH ? [...draft.chosen] : [],
  }),
  rename: (draft, body) => ({
    kind: "rename",
    ...named(draft.own, siblingName(body, draft.own)),
    ...(draft.newKind !== undefined && { newKind: draft.newKind }),
  }),
  move: (draft) => ({ kind: "move", parentId: draft.parent?.value ?? "" }),
  split: (draft, body) => ({
    kind: "split",
    rest: draft.rest,
    into: draft.parts.map((part, index) => {
      const seated = Object.keys(draft.seats).filter((id) => draft.seats[id] === index);
      const isBranch = body.kind === BRANCH;
      return {
        body: { ...newBody(draft, body.kind as Kind), ...named(part, siblingName(body, part)) },
        people: isBranch ? seated : [],
        children: isBranch ? [] : seated,
      };
    }),
    ...(draft.rest === "above" && { general: named(draft.own, siblingName(body, draft.own)) }),
  }),
  merge: (draft, body) => ({
    kind: "merge",
    from: draft.from.map((one) => one.value),
    ...(draft.own.shortName !== body.shortName && {
      renamed: named(draft.own, siblingName(body, draft.own)),
    }),
  }),
  close: (draft) => ({ kind: "close", peopleTo: draft.heir?.value ?? null }),
};

/** The plan as the server takes it; what is missing, the server names field by field. */
export function planOf(draft: PlanDraft, body: DraftBody): Plan {
  return PLANS[draft.kind ?? "rename"](draft, body) as Plan;
}

function named(typed: TypedName, name: string) {
  return { shortName: typed.shortName, name };
}

function newBody(draft: PlanDraft, kind: Kind) {
  return {
    kind,
    branchType: kind === BRANCH ? draft.branchType : null,
    units: kind === BRANCH && draft.branchType === JOINT ? (draft.units ?? null) : null,
    sector: draft.sector ?? null,
    electedOn: draft.electedOn === "" ? null : draft.electedOn,
  };
}

/** Names of bodies that a stored plan only knows by id. */
export type NameOf = (bodyId: string) => string;

/** A stored plan back in the form, to be revised. */
export function draftOf(plan: Plan, start: PlanDraft, nameOf: NameOf): PlanDraft {
  return { ...start, kind: plan.kind, ...(READ[plan.kind] as Read)(plan, start, nameOf) };
}

type Read = (plan: Plan, start: PlanDraft, nameOf: NameOf) => Partial<PlanDraft>;
type Reads = {
  [K in PlanKind]: (plan: Plan & { kind: K }, start: PlanDraft, nameOf: NameOf) => Partial<PlanDraft>;
};

function option(id: string, nameOf: NameOf): ComboOption {
  return { value: id, label: nameOf(id) };
}

const READ: Reads = {
  found: ({ body, people }) => ({
    body,
    bodyKind: body.kind as Kind,
    branchType: body.branchType ?? "1",
    units: body.units ?? undefined,
    sector: body.sector ?? undefined,
    electedOn: body.electedOn ?? "",
    chosen: people,
  }),
  rename: (plan) => ({
    own: { shortName: plan.shortName, name: plan.name },
    newKind: plan.newKind as Kind | undefined,
  }),
  move: (plan, _start, nameOf) => ({ parent: option(plan.parentId, nameOf) }),
  split: (plan, start) => ({
    rest: plan.rest,
    parts: plan.into.map((part) => ({ shortName: part.body.shortName, name: part.body.name })),
    seats: Object.fromEntries(
      plan.into.flatMap((part, index) =>
        [...part.people, ...part.children].map((id) => [id, index] as const),
      ),
    ),
    electedOn: plan.into[0]?.body.electedOn ?? "",
    own: plan.general ?? start.own,
  }),
  merge: (plan, start, nameOf) => ({
    from: plan.from.map((id) => option(id, nameOf)),
    own: plan.renamed ?? start.own,
  }),
  close: (plan, _start, nameOf) => ({
    heir: plan.peopleTo === null ? undefined : option(plan.peopleTo, nameOf),
  }),
};
