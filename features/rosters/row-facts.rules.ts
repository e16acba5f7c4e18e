import type { JudgedRow } from "./judged.contract.ts";

/** Facts of a person out of a judged row: words of the file have become codes, dates stay as precise as written. */
export interface RowFacts {
  name: string;
  sex: string | null;
  birthDate: string | null;
  ethnicity: string | null;
  education: string | null;
  nativePlace: string | null;
  workPost: string | null;
  identityNumber: string | null;
  phone: string | null;
  memberType: string;
  memberState: string | null;
  applyDate: string | null;
  activistDate: string | null;
  objectDate: string | null;
  joinDate: string | null;
  fullDate: string | null;
  remark: string | null;
}

const FULL = "1";
const PROBATIONARY = "2";
const ACTIVIST = "4";

/** What may be taken over from a row of a member or activist roster. */
export function factsOfRow(row: JudgedRow, kind: string, asOf: string): RowFacts {
  const { values, codes } = row;
  const value = (field: string) => values[field] ?? null;
  const number = value("identity_number");
  return {
    name: value("name") ?? "",
    sex: codes["sex"] ?? sexOf(number),
    birthDate: value("birth_date") ?? birthOf(number),
    ethnicity: codes["ethnicity"] ?? null,
    education: codes["education"] ?? null,
    nativePlace: value("native_place"),
    workPost: value("work_post"),
    identityNumber: number,
    phone: value("phone"),
    memberType: memberTypeOf(row, kind, asOf),
    memberState: codes["member_state"] ?? (kind === "member" ? "1" : null),
    applyDate: value("apply_date"),
    activistDate: value("activist_date"),
    objectDate: value("object_date"),
    joinDate: value("join_date"),
    fullDate: value("full_date"),
    remark: value("remark"),
  };
}

/**
 * A roster without a column for it: who has a conversion date is a full member, who joined less than twelve months ago
 * is on probation (Work Rules on Admission, Art. 31 of the 2026 edition).
 */
function memberTypeOf(row: JudgedRow, kind: string, asOf: string): string {
  const stated = row.codes["member_type"];
  if (stated !== undefined) return stated;
  if (kind === "activist") return ACTIVIST;
  const joined = row.values["join_date"];
  if (row.values["full_date"] || !joined) return FULL;
  const yearAgo = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`;
  return joined.slice(0, 10) > yearAgo.slice(0, joined.length) ? PROBATIONARY : FULL;
}

function birthOf(number: string | null): string | null {
  return number === null ? null : `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

function sexOf(number: string | null): string | null {
  if (number === null) return null;
  return Number(number[16]) % 2 === 1 ? "1" : "2";
}

/** The first day of membership that a roster states whole; else the day of the import. */
export function sinceOf(facts: RowFacts, kind: string, asOf: string): string {
  const date = kind === "activist" ? facts.activistDate : facts.joinDate;
  return date?.length === 10 ? date : asOf;
}
