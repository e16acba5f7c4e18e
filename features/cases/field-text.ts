import type { FieldDefinition, FieldValue } from "#features/procedures/contract.ts";
import type { BodyName } from "./name-store.ts";

/** Names of what fields of type person, people and body hold. */
export interface Names {
  people: ReadonlyMap<string, { name: string; memberType?: string; post?: string | null }>;
  bodies: ReadonlyMap<string, Pick<BodyName, "name">>;
}

type Reader = (field: FieldDefinition, text: string, names: Names) => string;

const asIs: Reader = (_field, text) => text;
const personName: Reader = (_field, id, names) => names.people.get(id)?.name ?? id;

const READERS: Record<FieldDefinition["type"], Reader> = {
  text: asIs,
  long: asIs,
  date: asIs,
  number: ({ unit }, text) => (unit ? `${text} ${unit.zh}` : text),
  choice: ({ options = [] }, text) => options.find(({ code }) => code === text)?.name.zh ?? text,
  "yes-no": (_field, text) => (text === "true" ? "是" : "否"),
  person: personName,
  people: personName,
  body: (_field, id, names) => names.bodies.get(id)?.name ?? id,
};

/** A value as it is read in Chinese; people and bodies by name, choices by their word. */
export function fieldText(field: FieldDefinition, value: FieldValue | undefined, names: Names): string {
  if (value === null || value === undefined) return "";
  const read = READERS[field.type];
  if (Array.isArray(value)) return value.map((one) => read(field, String(one), names)).join("、");
  return read(field, String(value as string | number | boolean), names);
}

/** Ids of the people and bodies that values name. */
export function namedIn(
  fields: readonly FieldDefinition[],
  values: Readonly<Record<string, FieldValue | undefined>>,
): { people: string[]; bodies: string[] } {
  const ids = (...types: FieldDefinition["type"][]) =>
    fields
      .filter(({ type }) => types.includes(type))
      .flatMap(({ code }) => values[code] ?? [])
      .flat()
      .map(String);
  return { people: ids("person", "people"), bodies: ids("body") };
}
