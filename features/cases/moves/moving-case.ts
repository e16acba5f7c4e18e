import type { Definition, StepDefinition } from "#features/procedures/contract.ts";
import {
  type Context,
  contextOf,
  editionOn,
  fieldsOf,
  getField,
  listEditions,
  valueOf,
} from "#features/procedures/index.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { reach } from "#foundation/access/scope.ts";
import { isDay } from "#foundation/calendar.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { FieldValues } from "../case.contract.ts";
import type { CaseFile } from "../case-file.ts";
import { listSignOffs, type SignOff } from "../sign-store.ts";
import { readSurroundings, situationOf, type Surroundings, type Values } from "./situation.ts";
import { listRecords, type StoredRecord } from "../store.ts";

/** A case as a move finds it, with everything its rules ask about. */
export interface MovingCase {
  file: CaseFile;
  /** All editions, the newest first. */
  editions: readonly Definition[];
  /** The edition in force on the day of the step. */
  definition: Definition;
  step: StepDefinition;
  around: Surroundings;
  /** What is held and what is typed now. */
  values: Values;
  /** What is typed now, without what is held. */
  typed: FieldValues;
  context: Context;
  /** The same for `agree`, where a step's entries come again until somebody says that it is enough. */
  ending: Context | undefined;
  decidedOn: string;
  signs: readonly SignOff[];
  /** Whether the actor is the subject or a relative. */
  recused: boolean;
  /** The latest move, for taking it back. */
  last: StoredRecord | undefined;
  actor: Actor;
  today: string;
  names: { mover: string; turn: string; assignee: string };
}

export interface Typed {
  /** Left out: the move that leads on. */
  move?: string | undefined;
  values: FieldValues;
  day?: string | undefined;
}

/**
 * The edition by which the step is judged: the one in force on its day. Where that one has no such step, because the
 * case was brought there by a later one, the edition of today.
 */
async function editionOf(
  db: Db | Tx,
  file: Pick<CaseFile, "procedure" | "step" | "values">,
  typed: Typed,
  today: string,
): Promise<Judged | undefined> {
  const editions = await listEditions(db, file.procedure);
  const present = editionOn(editions, today);
  if (!present) return undefined;
  const decidedOn = dayOf(present, file.step, typed) ?? today;
  for (const definition of [editionOn(editions, decidedOn) ?? present, present]) {
    const step = definition.steps.find(({ code }) => code === file.step);
    if (step) return { editions, definition, step, decidedOn };
  }
  return undefined;
}

type Judged = Pick<MovingCase, "editions" | "definition" | "step" | "decidedOn">;

/** The day of the decision as it was typed. */
function dayOf({ steps }: Definition, step: string, typed: Typed): string | undefined {
  const field = steps.find(({ code }) => code === step)?.day ?? "";
  const day = typed.values[field] ?? typed.day;
  return typeof day === "string" && isDay(day) ? day : undefined;
}

/** Puts a case together for a move or for what a draft comes to. The row is held by the caller where it will change. */
export async function readMovingCase(
  db: Db | Tx,
  file: CaseFile,
  typed: Typed,
  who: { actor: Actor; today: string },
  lock = false,
): Promise<MovingCase | undefined> {
  const edition = await editionOf(db, file, typed, who.today);
  if (!edition) return undefined;
  const { definition, step } = edition;
  const values: Values = { ...file.values, ...withoutEmpty(typed.values) };
  const around = await readSurroundings(db, definition, file, values, {
    ...{ today: who.today, lock },
    ...namesWanted(file, who.actor),
  });
  if (!around) return undefined;
  const move = typed.move ?? step.moves[0] ?? null;
  const contextFor = (made: string | null) =>
    contextOf(definition, situationOf(definition, file, values, around, { today: who.today, move: made }));
  const context = contextFor(move);
  return {
    ...edition,
    decidedOn: knownDay(edition, context, typed),
    file,
    around,
    values,
    typed: withoutEmpty(typed.values),
    context,
    ending: mayFinish(step) ? contextFor("agree") : undefined,
    signs:
      step.jointBy.length > 0 || file.addedSigns > 0 ? await listSignOffs(db, file.caseId, step.code) : [],
    recused: isRecused(file, around, who.actor),
    last: typed.move === "withdraw" ? (await listRecords(db, file.caseId, 1))[0] : undefined,
    ...who,
    names: namesAround(file, around, who.actor),
  };
}

/** What the step comes to with the offered answers in the fields that nobody has typed in yet, as the page shows them. */
export function contextWithOffers({
  definition,
  step,
  file,
  around,
  values,
  typed,
  context,
  today,
}: MovingCase): Context {
  const offers = fieldsOf(definition, step, context).toType.filter(
    ({ code, suggested }) => suggested !== null && typed[code] === undefined,
  );
  const offered = Object.fromEntries(offers.map(({ code, suggested }) => [code, suggested]));
  const move = step.moves[0] ?? null;
  return contextOf(
    definition,
    situationOf(definition, file, { ...values, ...offered }, around, { today, move }),
  );
}

/** Whether entries come again here until somebody says that it is enough. */
function mayFinish(step: StepDefinition): boolean {
  return step.repeats !== undefined && step.moves.includes("agree");
}

/** A day that the person's file knows, or that follows, is not typed again. */
function knownDay({ definition, step, decidedOn }: Judged, context: Context, typed: Typed): string {
  if (typed.values[step.day] !== undefined || typed.day !== undefined) return decidedOn;
  const held = valueOf(context, getField(definition, step.day));
  return typeof held === "string" && isDay(held) ? held : decidedOn;
}

/** What was emptied again was not typed. */
export function withoutEmpty(values: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Nobody acts in their own case or in that of a relative (Rules of Recusal; domain 1.3). */
export function isRecused(
  file: Pick<CaseFile, "personId">,
  { recusals }: Pick<Surroundings, "recusals">,
  { personId }: Actor,
): boolean {
  return personId !== undefined && (personId === file.personId || recusals.includes(personId));
}

/** Names for the words of a refusal; read only where the actor will hardly get through. */
function namesWanted(file: CaseFile, actor: Actor): { accounts: string[]; turnId: string | null } {
  const mine = file.turnLo !== null && reach(actor, "cases.act").covers(file.turnLo);
  return {
    accounts: [file.movedBy, file.assigneeId].filter(
      (id): id is string => id !== null && id !== actor.accountId,
    ),
    turnId: mine ? null : file.turnId,
  };
}

function namesAround(file: CaseFile, { names }: Surroundings, actor: Actor): MovingCase["names"] {
  return {
    mover: names.accounts.get(file.movedBy) ?? actor.name,
    turn: names.turnName,
    assignee: names.accounts.get(file.assigneeId ?? "") ?? "",
  };
}
