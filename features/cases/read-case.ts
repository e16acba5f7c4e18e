import type { Definition } from "#features/procedures/contract.ts";
import { look } from "#foundation/query/look.ts";
import { type CaseView, readCase as contract } from "./case.contract.ts";
import type { CaseFile } from "./case-file.ts";
import { findDraft } from "./draft-store.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { type MovingCase, readMovingCase } from "./moves/moving-case.ts";
import { knownFacts } from "./known-facts.ts";
import { nowOf } from "./now-of.ts";
import { papersOf } from "./papers/papers-of.ts";
import { namesOfBodies } from "./name-store.ts";
import { findSeenCase } from "./scope.ts";
import { listRecords } from "./store.ts";

/** One case with everything its page shows; a draft counts as typed, so the checks say what it comes to. */
export const readCase = look(contract, async (context, { caseId }) => {
  const { db, actor, today } = context;
  const file = await findSeenCase(db, context.reach, caseId);
  if (!file) return undefined;
  const draft = await findDraft(db, caseId);
  const typed = { values: draft?.values ?? {} };
  const moving = await readMovingCase(db, file, typed, { actor, today });
  if (!moving) return undefined;
  const [last] = await listRecords(db, caseId, 1);
  const beside = { draft, parties: await partiesOf(db, moving), papers: await papersOf(db, moving) };
  return {
    answer: {
      ...headOf(moving, today),
      parties: beside.parties,
      known: await knownFacts(db, moving),
      now: file.state === "closed" ? null : nowOf({ ...moving, last }, beside),
      papers: beside.papers,
    },
    persons: [file.personId],
    bodyId: file.bodyId,
  };
});

function headOf(
  { file, definition, around }: MovingCase,
  today: string,
): Omit<CaseView, "parties" | "known" | "now" | "papers"> {
  return {
    caseId: file.caseId as never,
    number: file.number,
    procedure: procedureOf(definition),
    variant: variantOf(definition, file),
    subject: subjectOf(around.person),
    state: file.state,
    outcome: outcomeOf(definition, file),
    version: file.version,
    openedOn: file.openedOn,
    closedOn: file.closedOn,
    stages: definition.stages,
    steps: stepsOf(definition, file, today),
    counts: { typed: file.typed, derived: file.derived, twice: file.twice },
  };
}

async function partiesOf(db: Db, { file, definition, around }: MovingCase): Promise<CaseView["parties"]> {
  const named = await namesOfBodies(db, Object.values(file.parties));
  return definition.parties.map(({ code, name }) => {
    // A case that ended keeps the bodies that took part, wherever its subject belongs now.
    const present = file.state === "closed" ? undefined : around.parties[code]?.[0]?.bodyId;
    const bodyId = present ?? file.parties[code] ?? null;
    return { code, name, bodyId, bodyName: bodyId === null ? null : nameIn(named, around, bodyId) };
  });
}

function nameIn(
  named: ReadonlyMap<string, { name: string }>,
  { chains }: MovingCase["around"],
  bodyId: string,
): string | null {
  return named.get(bodyId)?.name ?? bodiesIn(chains).get(bodyId) ?? null;
}

function bodiesIn(chains: MovingCase["around"]["chains"]): Map<string, string> {
  return new Map([...chains.values()].flat().map((body) => [body.bodyId, body.name]));
}

function procedureOf({ code, name, edition, editionName, validFrom }: Definition): CaseView["procedure"] {
  return { code, name, edition, editionName, since: validFrom };
}

function variantOf(definition: Definition, { variant }: CaseFile): CaseView["variant"] {
  const found = definition.variants.find(({ code }) => code === variant);
  return found ? { code: found.code, name: found.name } : null;
}

function subjectOf(person: {
  personId: string;
  name: string;
  memberType: string;
  values: Readonly<Record<string, string | null>>;
}): CaseView["subject"] {
  return {
    personId: person.personId,
    name: person.name,
    sex: person.values["sex"] ?? null,
    born: person.values["birth_date"] ?? null,
    memberType: person.memberType,
  };
}

function outcomeOf(definition: Definition, { outcome, step }: CaseFile): CaseView["outcome"] {
  if (outcome === null) return null;
  const outcomes = definition.steps.find(({ code }) => code === step)?.outcomes ?? [];
  const found = [...outcomes, ...definition.exits].find(({ code }) => code === outcome);
  return found?.name ?? { zh: outcome, en: outcome };
}

function stepsOf(definition: Definition, file: CaseFile, today: string): CaseView["steps"] {
  const skips = new Set<string>(definition.variants.find(({ code }) => code === file.variant)?.skips);
  return definition.steps.map(({ code, name, stage }) => {
    const { date: decidedOn = null, edition = null } = file.steps[code] ?? {};
    const state = stateOf(file, code, skips);
    const late = state === "now" && file.dueOn !== null && file.dueOn < today;
    return { code, name, stage, state, late, decidedOn, edition };
  });
}

function stateOf(
  file: CaseFile,
  code: string,
  skips: ReadonlySet<string>,
): CaseView["steps"][number]["state"] {
  if (file.state !== "closed" && code === file.step) return "now";
  const held = file.steps[code];
  if (held && held.outcome !== null) return "done";
  return skips.has(code) ? "skipped" : "to-come";
}
