import { findElements, type PersonElements } from "#features/people/index.ts";
import type {
  Definition,
  FieldValue,
  PartyFacts,
  Situation,
  StepFacts,
} from "#features/procedures/contract.ts";
import { getCalendar } from "#features/procedures/index.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { CaseFile } from "../case-file.ts";
import { type ChainBody, countRoll, listChains, listNamed, type NamedPerson, type Roll } from "./chains.ts";
import { findParties } from "./parties.rules.ts";
import { findPlan } from "../plan-store.ts";
import { listEarlierValues } from "../store.ts";

/** What of a case its situation is made of; a case that is being opened has no id yet. */
export type Subject = Pick<CaseFile, "procedure" | "variant" | "personId" | "bodyId" | "bodyLo" | "steps"> & {
  caseId?: string;
};

export type Values = Readonly<Record<string, FieldValue | undefined>>;

/** Everything around a case that its rules ask about. */
export interface Surroundings {
  person: PersonElements;
  chains: ReadonlyMap<string, readonly ChainBody[]>;
  /** Each party with all above it. */
  parties: Readonly<Record<string, readonly ChainBody[]>>;
  named: ReadonlyMap<string, NamedPerson>;
  roll: Roll;
  plan: { quota: number; used: number } | null;
  earlier: Readonly<Record<string, FieldValue>>;
}

/**
 * Reads the surroundings; undefined when the person is not there any more.
 * @param lock holds the person's row, for a move that may change it
 */
export async function readSurroundings(
  db: Db | Tx,
  definition: Definition,
  subject: Subject,
  values: Values,
  today: string,
  lock = false,
): Promise<Surroundings | undefined> {
  const person = await findElements(db, subject.personId, lock);
  if (!person) return undefined;
  const bodies = idsIn(definition, ["body"], values);
  const chains = await listChains(db, [subject.bodyId, ...bodies]);
  const parties = findParties(definition, subject.bodyId, values, chains);
  return {
    person,
    chains,
    parties,
    named: await listNamed(db, idsIn(definition, ["person", "people"], values)),
    roll: await countRoll(db, subject.bodyId, subject.bodyLo),
    plan: await planOf(db, definition, parties, today),
    earlier: await earlierOf(db, definition, subject),
  };
}

function idsIn(definition: Definition, types: readonly string[], values: Values): string[] {
  return definition.fields
    .filter((field) => types.includes(field.type))
    .flatMap((field) => values[field.code] ?? [])
    .flat()
    .filter((id): id is string => typeof id === "string" && /^\d{1,18}$/.test(id));
}

async function planOf(
  db: Db | Tx,
  definition: Definition,
  parties: Surroundings["parties"],
  today: string,
): Promise<Surroundings["plan"]> {
  const approver = definition.parties.find((party) => party.find.by === "approver");
  const bodyId = approver && parties[approver.code]?.[0]?.bodyId;
  if (bodyId === undefined) return null;
  const plan = await findPlan(db, definition.code, bodyId, Number(today.slice(0, 4)));
  return plan ? { quota: plan.quota, used: plan.used } : null;
}

/** Only numbers of forms and the like are asked about: a text that another case of the person holds. */
async function earlierOf(
  db: Db | Tx,
  definition: Definition,
  subject: Subject,
): Promise<Record<string, FieldValue>> {
  const codes = new Set(definition.fields.map((field) => field.code));
  const all = await listEarlierValues(db, subject.personId, subject.caseId);
  return Object.fromEntries(
    all
      .flatMap((values) => Object.entries(values))
      .filter(([code, value]) => codes.has(code) && value !== null),
  );
}

/** The situation as the rules read it. */
export function situationOf(
  definition: Definition,
  subject: Subject,
  values: Values,
  around: Surroundings,
  at: { today: string; move: string | null },
): Situation {
  return {
    today: at.today,
    variant: subject.variant,
    move: at.move,
    values,
    earlier: around.earlier,
    person: around.person.values,
    steps: stepFacts(definition, subject.steps),
    parties: Object.fromEntries(
      Object.entries(around.parties).map(([code, chain]) => [code, factsOf(chain)]),
    ),
    bodies: Object.fromEntries([...around.chains].map(([id, chain]) => [id, factsOf(chain)])),
    people: Object.fromEntries(
      [...around.named].map(([id, person]) => [
        id,
        {
          id,
          member_type: person.memberType,
          member_state: person.memberState,
          in_branch: person.bodyId === subject.bodyId,
        },
      ]),
    ),
    roll: around.roll,
    plan: around.plan,
    calendar: getCalendar(),
  };
}

function stepFacts(definition: Definition, held: CaseFile["steps"]): Record<string, StepFacts> {
  return Object.fromEntries(
    definition.steps.flatMap((step) => {
      const done = held[step.code];
      return done
        ? [
            [
              step.key,
              {
                date: done.date,
                done: true,
                outcome: done.outcome,
                past: done.past,
                entries: done.entries.length,
                edition: done.edition,
              },
            ],
          ]
        : [];
    }),
  );
}

const TEMPORARY = "3";
/** A township or street has nine digits of division code; its committee or working committee heads what lies below. */
const TOWNSHIP_DIGITS = 9;
/** Whoever is alone in the committee is a secretary without one. */
const ALONE = 1;

function factsOf(chain: readonly ChainBody[]): PartyFacts | undefined {
  const [body, ...above] = chain;
  if (!body) return undefined;
  return {
    id: body.bodyId,
    kind: body.kind,
    approves_admission: body.approvesAdmission,
    under_township: above.some(({ divisionCode, kind }) => isTownship(divisionCode, kind)),
    temporary: body.branchType === TEMPORARY,
    full_members: body.fullMembers,
    committee: body.posts <= ALONE ? 0 : body.posts,
    district: chain.find(({ kind }) => kind === "5")?.bodyId ?? null,
  };
}

function isTownship(divisionCode: string | null, kind: string): boolean {
  return (kind === "1" || kind === "6") && divisionCode?.length === TOWNSHIP_DIGITS;
}
