import type { PersonElements } from "#features/people/index.ts";
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
import { type AroundFound, findAround } from "./around-store.ts";
import type { ChainBody, NamedPerson, Roll } from "./chains.ts";
import { findParties } from "./parties.rules.ts";

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
  /** People who have no part in the case beside its subject. */
  recusals: readonly string[];
  /** Of the accounts and the body that `readSurroundings` was asked for. */
  names: Pick<AroundFound, "accounts" | "turnName">;
}

/** How the surroundings are read. */
interface Reading {
  today: string;
  /** Holds the person's row, for a move that may change it. */
  lock?: boolean;
  /** Accounts, and the body whose turn it is, of which the names are wanted. */
  accounts?: readonly string[];
  turnId?: string | null;
}

/** Reads the surroundings; undefined when the person is not there any more. */
export async function readSurroundings(
  db: Db | Tx,
  definition: Definition,
  subject: Subject,
  values: Values,
  { today, lock = false, accounts = [], turnId = null }: Reading,
): Promise<Surroundings | undefined> {
  const { procedure, personId, bodyId, bodyLo } = subject;
  const found = await findAround(db, {
    caseId: subject.caseId,
    ...{ procedure, personId, bodyId, bodyLo },
    bodies: idsIn(definition, ["body"], values),
    people: idsIn(definition, ["person", "people"], values),
    ...{ accounts, turnId, lock },
    year: Number(today.slice(0, 4)),
  });
  if (!found) return undefined;
  const parties = findParties(definition, bodyId, values, found.chains);
  const { person, chains, named, roll, recusals } = found;
  return {
    ...{ person, chains, parties, named, roll, recusals },
    plan: planOf(definition, parties, found.plans),
    earlier: earlierOf(definition, found.earlier),
    names: { accounts: found.accounts, turnName: found.turnName },
  };
}

function idsIn(definition: Definition, types: readonly string[], values: Values): string[] {
  return definition.fields
    .filter((field) => types.includes(field.type))
    .flatMap((field) => values[field.code] ?? [])
    .flat()
    .filter((id): id is string => typeof id === "string" && /^\d{1,18}$/.test(id));
}

function planOf(
  definition: Definition,
  parties: Surroundings["parties"],
  plans: AroundFound["plans"],
): Surroundings["plan"] {
  const approver = definition.parties.find((party) => party.find.by === "approver");
  const bodyId = approver && parties[approver.code]?.[0]?.bodyId;
  const plan = plans.find((one) => one.bodyId === bodyId);
  return plan ? { quota: plan.quota, used: plan.used } : null;
}

/** Only numbers of forms and the like are asked about: a text that another case of the person holds. */
function earlierOf(definition: Definition, all: AroundFound["earlier"]): Record<string, FieldValue> {
  const codes = new Set(definition.fields.map((field) => field.code));
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
