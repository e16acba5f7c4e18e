import type { Change } from "#foundation/audit/write-entry.ts";
import { addMonths } from "#foundation/calendar.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";
import type { Loaded } from "./load-situation.ts";
import { hangUnder, makeRoom, type Renumbering } from "./make-room.ts";
import type { MoveGround, PeopleMover, Transfer } from "./people-mover.ts";
import type { NewBody, Plan, PlanKind } from "./rearrange.contract.ts";
import { KIND, termYears } from "./rule-book.rules.ts";
import type { BodyFacts } from "./situation.rules.ts";
import type { FactsRow } from "./situation-store.ts";
import {
  addAliases,
  addOrigin,
  changeParent,
  changeStanding,
  endBody,
  getPlace,
  insertBody,
  insertSuccession,
  listLivingChildren,
} from "./structure-store.ts";
import { widthOf } from "./tree-numbers.rules.ts";

export interface Applied {
  changes: Change[];
  persons: string[];
  /** Bodies that were founded, in the order of the plan. */
  founded: string[];
}

/** What every step of a rearrangement needs. */
interface Work extends Renumbering {
  loaded: Loaded;
  ground: MoveGround;
  originId: string;
}

type PlanOf<K extends Plan["kind"]> = Plan & { kind: K };

/**
 * Brings a plan about, in the caller's transaction: bodies, periods, numbers, people. Nothing is judged here; the tree
 * and the bodies concerned are locked.
 */
export async function applyPlan(
  tx: Tx,
  mover: PeopleMover,
  loaded: Loaded,
  accountId: string,
): Promise<Applied> {
  const { effectiveOn, document } = loaded.proposal;
  const work: Work = {
    tx,
    mover,
    loaded,
    changes: [],
    ground: { day: effectiveOn, document, accountId },
    originId: await addOrigin(tx, document, accountId),
  };
  const { founded, transfers } = await rearrange(work, loaded.proposal.plan);
  const moved = await movePeople(work, transfers);
  const touched = [...loaded.places.keys(), ...founded].map((id) => ({ kind: "body", id }));
  return {
    founded,
    persons: moved.map((person) => person.personId),
    changes: [
      ...work.changes,
      ...touched,
      ...moved.map(({ personId, lo }) => ({ kind: "person", id: personId, lo })),
    ],
  };
}

/** People between bodies, by id; where the bodies lie is asked when all numbers stand still. */
interface Planned {
  from: string;
  to: string;
  persons?: readonly string[];
}

interface Rearranged {
  founded: string[];
  transfers: Planned[];
}

const NOTHING: Rearranged = { founded: [], transfers: [] };

const STEPS: { [K in PlanKind]: (work: Work, plan: PlanOf<K>) => Promise<Rearranged> } = {
  found,
  rename,
  move,
  split,
  merge,
  close,
};

function rearrange(work: Work, plan: Plan): Promise<Rearranged> {
  const step = STEPS[plan.kind] as (work: Work, plan: Plan) => Promise<Rearranged>;
  return step(work, plan);
}

async function movePeople(work: Work, planned: readonly Planned[]) {
  const transfers: Transfer[] = [];
  for (const { from, to, persons } of planned) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    const [source, target] = [await getPlace(work.tx, from), await getPlace(work.tx, to)];
    transfers.push({ from: source, to: target, ...(persons && { persons }) });
  }
  return transfers.length === 0 ? [] : work.mover.transfer(work.tx, transfers, work.ground);
}

async function found(work: Work, plan: PlanOf<"found">): Promise<Rearranged> {
  const { body, people } = work.loaded.situation;
  const bodyId = await foundBody(work, plan.body, body.bodyId, body.bodyId);
  const sources = Map.groupBy(plan.people, (id) => people.get(id)?.bodyId ?? "");
  return {
    founded: [bodyId],
    transfers: [...sources].map(([from, persons]) => ({ from, to: bodyId, persons })),
  };
}

/** A new body under a parent; `like` is the body whose division and sector it takes over. */
async function foundBody(work: Work, body: NewBody, parentId: string, like: string): Promise<string> {
  const bodyId = makeId();
  const width = widthOf(body.kind === KIND.branch);
  const lo = await makeRoom(work, parentId, width);
  const parent = await getPlace(work.tx, parentId);
  const model = work.loaded.places.get(like);
  const sector = body.sector ?? model?.sector ?? null;
  await insertBody(work.tx, {
    ...body,
    bodyId,
    parentId,
    lo,
    hi: lo + width - 1,
    depth: parent.depth + 1,
    branchType: body.kind === KIND.branch ? (body.branchType ?? "1") : null,
    sector,
    divisionCode: model?.divisionCode ?? null,
    establishedOn: work.ground.day,
    term: termFrom(body.electedOn, termYears(body.kind, sector)),
    originId: work.originId,
  });
  return bodyId;
}

function termFrom(electedOn: string | null, years: number) {
  return electedOn === null ? null : { start: electedOn, years, end: addMonths(electedOn, years * 12) };
}

async function rename(work: Work, plan: PlanOf<"rename">): Promise<Rearranged> {
  const { body } = work.loaded.situation;
  await stand(work, body, { name: plan.name, shortName: plan.shortName, kind: plan.newKind ?? body.kind });
  return NOTHING;
}

/** Gives a body another name, kind or superior; what is not said stays. */
async function stand(
  work: Work,
  body: BodyFacts,
  next: { name?: string; shortName?: string; kind?: string; parentId?: string },
): Promise<void> {
  const kind = next.kind ?? body.kind;
  const name = next.name ?? body.name;
  const standing = {
    parentId: next.parentId ?? body.parentId,
    kind,
    name,
    shortName: next.shortName ?? body.shortName,
    branchType: kind === KIND.branch ? (body.branchType ?? "1") : null,
  };
  await changeStanding(work.tx, body.bodyId, work.ground.day, standing, work.originId);
  if (name !== body.name) await addAliases(work.tx, body.bodyId, [body.name]);
}

async function move(work: Work, plan: PlanOf<"move">): Promise<Rearranged> {
  const { body } = work.loaded.situation;
  await hangUnder(work, body.bodyId, plan.parentId);
  await stand(work, body, { parentId: plan.parentId });
  return NOTHING;
}

async function split(work: Work, plan: PlanOf<"split">): Promise<Rearranged> {
  const { body } = work.loaded.situation;
  const parentId = plan.rest === "above" ? body.bodyId : (body.parentId ?? body.bodyId);
  const rearranged: Rearranged = { founded: [], transfers: [] };
  for (const part of plan.into) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, and each finds its room behind the one before
    const bodyId = await foundBody(work, part.body, parentId, body.bodyId);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await insertSuccession(work.tx, body.bodyId, bodyId, work.ground.day, "split");
    rearranged.founded.push(bodyId);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await hangAll(work, part.children, bodyId);
    if (part.people.length > 0)
      rearranged.transfers.push({ from: body.bodyId, to: bodyId, persons: part.people });
  }
  if (plan.rest === "above") await stand(work, body, { ...plan.general, kind: KIND.general });
  if (plan.rest === "ends") await end(work, body);
  return rearranged;
}

async function end(work: Work, body: Pick<FactsRow, "bodyId">): Promise<void> {
  await work.mover.endPosts(work.tx, [body.bodyId], work.ground.day);
  await endBody(work.tx, body.bodyId, work.ground.day);
}

async function merge(work: Work, plan: PlanOf<"merge">): Promise<Rearranged> {
  const { body, others } = work.loaded.situation;
  const joined = plan.from.map((id) => others.get(id) as BodyFacts);
  for (const one of joined) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one body after the other
    await takeOver(work, one, body);
  }
  if (plan.renamed) await stand(work, body, plan.renamed);
  await addAliases(
    work.tx,
    body.bodyId,
    joined.map((one) => one.name),
  );
  return {
    founded: [],
    transfers: joined.map((one) => ({ from: one.bodyId, to: body.bodyId })),
  };
}

/** Bodies come under another one, with everything below them. */
async function hangAll(work: Work, ids: readonly string[], parentId: string): Promise<void> {
  for (const id of ids) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, and each finds its room behind the one before
    await hangUnder(work, id, parentId);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await changeParent(work.tx, id, work.ground.day, parentId, work.originId);
  }
}

/** What hangs below a body comes under its heir, then the body ends. */
async function takeOver(work: Work, one: BodyFacts, heir: BodyFacts): Promise<void> {
  const { tx, ground } = work;
  await hangAll(work, await listLivingChildren(tx, one.bodyId), heir.bodyId);
  await insertSuccession(tx, one.bodyId, heir.bodyId, ground.day, "merge");
  await end(work, one);
}

async function close(work: Work, plan: PlanOf<"close">): Promise<Rearranged> {
  const { body } = work.loaded.situation;
  await end(work, body);
  if (plan.peopleTo === null) return NOTHING;
  return { founded: [], transfers: [{ from: body.bodyId, to: plan.peopleTo }] };
}
