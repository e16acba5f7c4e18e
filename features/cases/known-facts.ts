import { codeName, findElement } from "#features/dictionary/contract.ts";
import type { FieldDefinition } from "#features/procedures/contract.ts";
import { fieldsOf } from "#features/procedures/index.ts";
import type { Db } from "#foundation/database/open-database.ts";
import type { Known } from "./case.contract.ts";
import { listNamed } from "./moves/chains.ts";
import { fieldWords, namedIn, type Names } from "./field-text.ts";
import type { MovingCase } from "./moves/moving-case.ts";
import { namesOfBodies } from "./name-store.ts";
import { isThere } from "./papers/papers.rules.ts";

/** Everything that is known of a case with its source: what the step at hand needs first, then the rest as it was typed. */
export async function knownFacts(db: Db, moving: MovingCase): Promise<Known[]> {
  const { definition, step, context, file, around } = moving;
  const { known } = fieldsOf(definition, step, context);
  const here = new Set(known.map(({ field }) => field.code));
  const values = {
    ...file.values,
    ...Object.fromEntries(known.map(({ field, value }) => [field.code, value])),
  };
  const names = await namesOf(db, definition.fields, values);
  const others = definition.fields.filter(({ code }) => !here.has(code) && isThere(file.values[code]));
  return [
    ...known
      .filter(({ value }) => isThere(value))
      .map(({ field, value, from }) => ({
        code: field.code,
        name: field.name,
        text: textOf(field, value, names),
        source: from === "file" ? fileSource(field, around) : caseSource(moving, field.code),
      })),
    ...others.map((field) => ({
      code: field.code,
      name: field.name,
      text: fieldWords(field, file.values[field.code], names),
      source: caseSource(moving, field.code),
    })),
  ];
}

async function namesOf(
  db: Db,
  fields: readonly FieldDefinition[],
  values: Parameters<typeof namedIn>[1],
): Promise<Names> {
  const { people, bodies } = namedIn(fields, values);
  return { people: await listNamed(db, people), bodies: await namesOfBodies(db, bodies) };
}

/** Codes of the person's file are read by their word. */
function textOf(
  field: FieldDefinition,
  value: Parameters<typeof fieldWords>[1],
  names: Names,
): Known["text"] {
  const element = field.element === undefined ? undefined : findElement(field.element);
  const codes = element?.codes;
  if (codes !== undefined && typeof value === "string" && field.options === undefined)
    return { zh: codeName(codes, value, "zh"), en: codeName(codes, value, "en") };
  return fieldWords(field, value, names);
}

function fileSource(field: FieldDefinition, { person }: MovingCase["around"]): Known["source"] {
  const source = person.sources[field.element ?? ""] ?? person.source;
  return { kind: source.kind, title: { zh: source.title, en: source.title }, dated: source.dated };
}

const COMPUTED: Known["source"] = {
  kind: "computed",
  title: { zh: "系统按已知事实算出", en: "Worked out from what is known" },
  dated: null,
};

function caseSource({ file }: MovingCase, code: string): Known["source"] {
  const source = file.sources[code];
  return source ? { kind: source.kind, title: source.title, dated: source.dated } : COMPUTED;
}
