import { ELEMENT_OF, type FactField } from "../facts.rules.ts";
import { birthOfIdentity, normaliseIdentity, sexOfIdentity } from "../numbers.rules.ts";
import { NO_SOURCE, type SourceValue } from "./source-fields.tsx";

/** What is typed about somebody who is taken in; "" is not typed. */
export interface NewPerson {
  facts: Partial<Record<FactField, string>>;
  /** The branch, with its name for the box. */
  body: { value: string; label: string } | undefined;
  since: string;
  source: SourceValue;
}

export const NOBODY_YET: NewPerson = { facts: {}, body: undefined, since: "", source: NO_SOURCE };

/** Dates of the road to membership that somebody of a type has behind them. */
const STATIONS: Record<string, FactField[]> = {
  "1": ["applyDate", "activistDate", "objectDate", "joinDate", "fullDate"],
  "2": ["applyDate", "activistDate", "objectDate", "joinDate"],
  "3": ["applyDate", "activistDate", "objectDate"],
  "4": ["applyDate", "activistDate"],
  "5": ["applyDate"],
};

export const WHO: readonly FactField[] = [
  "name",
  "identityNumber",
  "sex",
  "birthDate",
  "ethnicity",
  "nativePlace",
  "phone",
];
export const WORK: readonly FactField[] = ["education", "occupation", "workPost"];

/** The dates that are asked for once the member type is known. */
export function stationsOf(memberType: string | undefined): readonly FactField[] {
  return STATIONS[memberType ?? ""] ?? [];
}

/** Sex and birth date stand in the identity number, so with a whole number they are not typed. */
export function readNumber(text: string | undefined): { sex: string; birthDate: string } | undefined {
  const number = normaliseIdentity(text ?? "");
  const birthDate = number === undefined ? undefined : birthOfIdentity(number);
  return number === undefined || birthDate === undefined
    ? undefined
    : { sex: sexOfIdentity(number), birthDate };
}

/** The typed facts with what the number says; nothing of a type of member that was given up again. */
export function factsOf(person: NewPerson): Partial<Record<FactField, string>> {
  const asked = new Set<string>([
    ...WHO,
    ...WORK,
    "memberType",
    "remark",
    ...stationsOf(person.facts.memberType),
  ]);
  const typed = Object.entries(person.facts).filter(([field, value]) => asked.has(field) && value !== "");
  return { ...Object.fromEntries(typed), ...readNumber(person.facts.identityNumber) };
}

/** Path in the input -> element, for the summary of errors. */
export const FACT_PATHS: readonly (readonly [path: string, element: string])[] = Object.entries(
  ELEMENT_OF,
).map(([field, element]) => [`facts.${field}`, element]);
