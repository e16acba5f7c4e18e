import { codeName, findElement } from "#features/dictionary/contract.ts";
import type { Definition, FieldDefinition, FieldValue } from "#features/procedures/contract.ts";
import { basisOf, valueOf } from "#features/procedures/index.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { StepHeld } from "../case-file.ts";
import {
  type CaseFacts,
  type CaseFactsInput,
  CaseFacts as Facts,
  type FactValue,
} from "../facts.contract.ts";
import { fieldText, namedIn, type Names } from "../field-text.ts";
import { listNamed, listPostsOf } from "../moves/chains.ts";
import type { MovingCase } from "../moves/moving-case.ts";
import { namesOfBodies } from "../name-store.ts";
import { listSeen } from "./paper-store.ts";
import { isThere } from "./papers.rules.ts";

type Values = Readonly<Record<string, FieldValue | undefined>>;
export type BareFacts = Omit<CaseFactsInput, "document">;

/**
 * Everything a form may ask of a case, as it stands.
 * @param step the step that makes the paper: it is printed by the edition that the step was judged by
 */
export async function factsOf(db: Db | Tx, moving: MovingCase, step: string): Promise<BareFacts> {
  const { file, editions } = moving;
  const judged = file.steps[step]?.edition;
  const definition = editions.find(({ edition }) => edition === judged) ?? moving.definition;
  const values = valuesOf(moving, definition);
  const names = await namesIn(db, definition, file.steps, values);
  const seen = await listSeen(db, file.caseId);
  return {
    case: caseFacts(moving, definition),
    edition: { code: definition.edition, name: definition.editionName.zh, from: definition.validFrom },
    subject: subjectFacts(moving),
    bodies: await bodyFacts(db, moving),
    values: factValues(definition, values, names),
    steps: stepFacts(definition, file.steps),
    entries: entryFacts(definition, file.steps, names),
    archive: null,
    seen: seen.map(({ what, by, seenOn }) => ({ title: what, by, on: seenOn })),
  };
}

/** Facts of the paper itself added. @throws ZodError never for facts that `factsOf` made */
export function withPaper(facts: BareFacts, document: CaseFacts["document"]): CaseFacts {
  return Facts.parse({ ...facts, document });
}

/** What the case holds, and of the fields that the person's file knows, what it says. */
function valuesOf({ context, file }: MovingCase, { fields }: Definition): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const held = file.values[field.code];
      const value = held ?? (field.element === undefined ? null : valueOf(context, field));
      return isThere(value) ? [[field.code, value]] : [];
    }),
  );
}

async function namesIn(
  db: Db | Tx,
  { fields }: Definition,
  steps: Readonly<Record<string, StepHeld>>,
  values: Values,
): Promise<Names> {
  const all = [values, ...Object.values(steps).flatMap(({ entries }) => entries.map((one) => one.values))];
  const named = all.map((some) => namedIn(fields, some));
  const people = await listNamed(
    db,
    named.flatMap((one) => one.people),
  );
  const posts = await listPostsOf(db, [...people.keys()]);
  return {
    people: new Map([...people].map(([id, person]) => [id, { ...person, post: postText(posts.get(id)) }])),
    bodies: await namesOfBodies(
      db,
      named.flatMap(({ bodies }) => bodies),
    ),
  };
}

/** 上辛口村第一党支部书记; of an official the title, as it was given. */
function postText(held: { post: string; title: string | null; body: string } | undefined): string | null {
  if (held === undefined) return null;
  return held.title ?? `${held.body}${codeName("party_post", held.post, "zh")}`;
}

function caseFacts({ file }: MovingCase, definition: Definition): CaseFactsInput["case"] {
  const step = definition.steps.find(({ code }) => code === file.step);
  const outcomes = [...(step?.outcomes ?? []), ...definition.exits];
  const word = (list: readonly { code: string; name: { zh: string } }[], code: string | null) =>
    list.find((one) => one.code === code)?.name.zh;
  return {
    number: file.number,
    procedure: file.procedure,
    procedureName: definition.name.zh,
    variant: word(definition.variants, file.variant) ?? null,
    openedOn: file.openedOn,
    closedOn: file.closedOn,
    outcome: word(outcomes, file.outcome) ?? null,
    stage: word(definition.stages, file.stage) ?? "",
    step: step?.name.zh ?? "",
  };
}

function subjectFacts({ around: { person } }: MovingCase): CaseFactsInput["subject"] {
  const word = (element: string) => wordOf(element, person.values[element] ?? null);
  return {
    name: person.name,
    sex: word("sex"),
    birth: dayOf(person.values["birth_date"]),
    ethnicity: word("ethnicity"),
    nativePlace: word("native_place"),
    education: word("education"),
    workPost: word("work_post"),
    identityMasked: person.values["identity_mask"] ?? null,
    phoneMasked: person.values["phone_mask"] ?? null,
    memberType: word("member_type"),
    joinedOn: dayOf(person.values["join_date"]),
    fullOn: dayOf(person.values["full_date"]),
  };
}

/** A code by its word; free text as it stands. */
function wordOf(element: string, value: string | null): string | null {
  const list = findElement(element)?.codes;
  return value === null || list === undefined ? value : codeName(list, value, "zh");
}

/** Old files know some days by year and month only; a form asks for whole days. */
function dayOf(value: string | null | undefined): string | null {
  return value?.length === 10 ? value : null;
}

async function bodyFacts(db: Db | Tx, { file, around }: MovingCase): Promise<CaseFactsInput["bodies"]> {
  const found = Object.entries(around.parties).flatMap(([party, [body]]) =>
    body ? [[party, body.bodyId] as const] : [],
  );
  // A case that ended keeps the bodies that took part, wherever its subject belongs now.
  const ids = { holder: file.bodyId, ...Object.fromEntries(found), ...file.parties };
  const names = await namesOfBodies(db, Object.values(ids));
  return Object.fromEntries(
    Object.entries(ids).flatMap(([party, id]) => {
      const body = names.get(id);
      return body ? [[party, { name: body.fullName, kind: codeName("body_kind", body.kind, "zh") }]] : [];
    }),
  );
}

function factValues({ fields }: Definition, values: Values, names: Names): Record<string, FactValue> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.code];
      return isThere(value) ? [[field.code, factValue(field, value ?? null, names)]] : [];
    }),
  );
}

function factValue(field: FieldDefinition, value: FieldValue, names: Names): FactValue {
  const isPeople = field.type === "person" || field.type === "people";
  return {
    label: field.name.zh,
    value: value as FactValue["value"],
    text: typeof value === "number" ? String(value) : textOf(field, value, names),
    people: isPeople
      ? [value].flat().flatMap((id) => {
          const person = names.people.get(String(id));
          return person
            ? [{ name: person.name, post: person.post ?? null, memberType: person.memberType ?? null }]
            : [];
        })
      : [],
  };
}

function textOf(field: FieldDefinition, value: FieldValue, names: Names): string {
  const list = field.options === undefined && field.element !== undefined ? field.element : undefined;
  if (list !== undefined && typeof value === "string") return wordOf(list, value) ?? value;
  return fieldText(field, value, names);
}

function stepFacts(
  definition: Definition,
  steps: Readonly<Record<string, StepHeld>>,
): NonNullable<CaseFactsInput["steps"]> {
  return Object.fromEntries(
    definition.steps.flatMap((step) => {
      const held = steps[step.code];
      if (!held || held.date === null) return [];
      const outcome = step.outcomes.find(({ code }) => code === held.outcome);
      const facts = {
        code: step.code,
        name: step.name.zh,
        decidedOn: held.date,
        outcome: outcome ? { code: outcome.code, name: outcome.name.zh } : null,
        edition: held.edition,
        basis: basisOf(definition, step.basis).full.zh,
      };
      return [[step.key, facts]];
    }),
  );
}

function entryFacts(
  definition: Definition,
  steps: Readonly<Record<string, StepHeld>>,
  names: Names,
): NonNullable<CaseFactsInput["entries"]> {
  return Object.fromEntries(
    definition.steps.flatMap(({ code, key }) => {
      const entries = steps[code]?.entries ?? [];
      const facts = entries.map(({ on, values }) => ({ on, values: factValues(definition, values, names) }));
      return facts.length > 0 ? [[key, facts]] : [];
    }),
  );
}
