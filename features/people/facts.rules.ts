import { findCode, findElement } from "#features/dictionary/contract.ts";
import { accept, type Decision, refuse } from "#foundation/decision.ts";
import type { SomeFacts } from "./changes.contract.ts";
import { faultOfIdentity, normaliseIdentity, normalisePhone } from "./numbers.rules.ts";

/** Field of the input -> element of the dictionary. */
export const ELEMENT_OF = {
  name: "name",
  sex: "sex",
  birthDate: "birth_date",
  ethnicity: "ethnicity",
  education: "education",
  nativePlace: "native_place",
  occupation: "occupation",
  workPost: "work_post",
  identityNumber: "identity_number",
  phone: "phone",
  memberType: "member_type",
  memberState: "member_state",
  officialLevel: "official_level",
  applyDate: "apply_date",
  activistDate: "activist_date",
  objectDate: "object_date",
  joinDate: "join_date",
  fullDate: "full_date",
  remark: "remark",
} as const;
export type FactField = keyof typeof ELEMENT_OF;

const CODED = [
  "sex",
  "ethnicity",
  "education",
  "occupation",
  "memberType",
  "memberState",
  "officialLevel",
] as const;
const DATES = ["birthDate", "applyDate", "activistDate", "objectDate", "joinDate", "fullDate"] as const;

export type FactRefusal = "identity_wrong" | "code_unknown" | "date_impossible" | "date_order";

/**
 * Brings typed facts into the form in which they are kept, or names what is wrong with the first faulty one.
 * `held` are the facts already there, so that dates are compared across both.
 */
export function checkFacts(
  typed: SomeFacts,
  held: SomeFacts,
  today: string,
  demonstration: boolean,
): Decision<FactRefusal, SomeFacts> {
  const coded = CODED.find((field) => !isKnownCode(field, typed[field]));
  if (coded) return refuse("code_unknown", { element: nameOf(coded), code: typed[coded] ?? "" });
  const undated = DATES.find((field) => !isPossible(typed[field], today));
  if (undated) return refuse("date_impossible", { element: nameOf(undated) });
  const wrongOrder = findWrongOrder({ ...held, ...typed });
  if (wrongOrder)
    return refuse("date_order", { earlier: nameOf(wrongOrder[0]), later: nameOf(wrongOrder[1]) });
  return withNumbers(typed, today, demonstration);
}

function withNumbers(
  typed: SomeFacts,
  today: string,
  demonstration: boolean,
): Decision<FactRefusal, SomeFacts> {
  const facts = { ...typed };
  if (typed.identityNumber) {
    const number = normaliseIdentity(typed.identityNumber);
    const fault = number === undefined ? "length" : faultOfIdentity(number, today, demonstration);
    if (fault !== undefined) return refuse("identity_wrong", { fault: IDENTITY_WORDS[fault] });
    facts.identityNumber = number ?? null;
  }
  if (typed.phone) facts.phone = normalisePhone(typed.phone) ?? typed.phone;
  return accept(facts);
}

const IDENTITY_WORDS = {
  length: "应为 18 位 / 18 characters are needed",
  characters: "只能是数字，末位可为 X / digits only, X at the end",
  check: "末位校验码不对 / the check digit is wrong",
  birth: "其中的出生日期不存在 / its birth date does not exist",
  region: "前六位地区码不存在 / its region does not exist",
} as const;

function isKnownCode(field: (typeof CODED)[number], code: string | null | undefined): boolean {
  if (code === null || code === undefined) return true;
  const codes = findElement(ELEMENT_OF[field])?.codes;
  return codes !== undefined && findCode(codes, code)?.code === code;
}

/** A real day, month or year that is not in the future. */
function isPossible(date: string | null | undefined, today: string): boolean {
  if (date === null || date === undefined) return true;
  if (date > today) return false;
  const full = `${date}-01-01`.slice(0, 4) + `${date.slice(4)}-01-01`.slice(0, 6);
  const day = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === full;
}

/** Stations of the road to membership in their order; partial dates are compared as far as both are known. */
const ORDER = ["birthDate", "applyDate", "activistDate", "objectDate", "joinDate", "fullDate"] as const;

function findWrongOrder(facts: SomeFacts): [FactField, FactField] | undefined {
  const known = ORDER.filter((field) => facts[field]);
  for (const [index, later] of known.entries()) {
    const earlier = known[index - 1];
    if (earlier && isBefore(facts[later] ?? "", facts[earlier] ?? "")) return [earlier, later];
  }
  return undefined;
}

function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}

function nameOf(field: FactField): string {
  return findElement(ELEMENT_OF[field])?.name.zh ?? field;
}
