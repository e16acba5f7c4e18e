import type { RosterKind } from "./judged.contract.ts";

const PERSON = "seq name sex birth_date ethnicity identity_number phone remark education native_place".split(
  " ",
);
const MEMBER =
  "work_post member_type member_state join_date full_date apply_date activist_date object_date branch party_post introducers work_date".split(
    " ",
  );
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
const DUES = [
  "base",
  "rate",
  "due_month",
  "due_year",
  "paid",
  "paid_total",
  ...MONTHS.map((month) => `m${month}`),
  ...MONTHS.map((month) => `due_m${month}`),
];
const CADRE =
  "join_date full_date work_date position position_date rank_date ft_education ft_school ij_education ij_school member_type official_level party_post".split(
    " ",
  );

/** The fields that a roster of each kind may hold. */
export const ROSTER_FIELDS: Readonly<Record<RosterKind, readonly string[]>> = {
  member: [...PERSON, ...MEMBER],
  activist: [...PERSON, ...MEMBER, "contacts"],
  dues: [...PERSON, ...DUES, "branch", "member_type"],
  cadre: [...PERSON, ...CADRE],
};
