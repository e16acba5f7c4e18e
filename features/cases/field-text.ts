import type { FieldDefinition, FieldValue } from "#features/procedures/contract.ts";
import type { BodyName } from "./name-store.ts";

/** Names of what fields of type person, people and body hold. */
export interface Names {
  people: ReadonlyMap<string, { name: string; memberType?: string; post?: string | null }>;
  bodies: ReadonlyMap<string, Pick<BodyName, "name">>;
}

type Language = "zh" | "en";
type Reader = (field: FieldDefinition, text: string, names: Names, language: Language) => string;

const asIs: Reader = (_field, text) => text;
const personName: Reader = (_field, id, names) => names.people.get(id)?.name ?? id;

const READERS: Record<FieldDefinition["type"], Reader> = {
  text: asIs,
  long: asIs,
  date: asIs,
  number: ({ unit }, text, _names, language) => (unit ? `${text} ${unit[language]}` : text),
  choice: ({ options = [] }, text, _names, language) =>
    options.find(({ code }) => code === text)?.name[language] ?? text,
  "yes-no": (_field, text, _names, language) => YES_NO[language][text === "true" ? 0 : 1],
  person: personName,
  people: personName,
  body: (_field, id, names) => names.bodies.get(id)?.name ?? id,
};

const YES_NO = { zh: ["是", "否"], en: ["yes", "no"] } as const;

/** A value as it is read: people and bodies by name, choices by their word; papers are in Chinese. */
export function fieldText(
  field: FieldDefinition,
  value: FieldValue | undefined,
  names: Names,
  language: Language = "zh",
): string {
  if (value === null || value === undefined) return "";
  const read = READERS[field.type];
  if (Array.isArray(value))
    return value
      .map((one) => read(field, String(one), names, language))
      .join(language === "zh" ? "、" : ", ");
  return read(field, String(value as string | number | boolean), names, language);
}

/** The same in both languages, for pages. */
export function fieldWords(
  field: FieldDefinition,
  value: FieldValue | undefined,
  names: Names,
): Record<Language, string> {
  return { zh: fieldText(field, value, names, "zh"), en: fieldText(field, value, names, "en") };
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
