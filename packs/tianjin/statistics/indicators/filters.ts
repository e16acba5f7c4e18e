import type { PackFilter } from "#features/statistics/source.contract.ts";

/** Full and probationary members; whose membership was stopped keeps the type and is told apart by the state. */
export const MEMBERS: PackFilter = { dimension: "member_type", in: ["1", "2"] };
/** Leading officials at division rank and above. */
export const OFFICIALS: PackFilter = {
  all: [MEMBERS, { dimension: "official_level", in: ["11", "12", "21", "22"] }],
};
export const POSTGRADUATE = ["10", "11", "12", "13", "14", "15", "16", "17", "18", "19"];
export const BACHELOR = ["20", "21", "22", "23", "28"];
export const COLLEGE = ["30", "31", "32", "33"];
export const COLLEGE_AND_ABOVE = [...POSTGRADUATE, ...BACHELOR, ...COLLEGE];

/** Members for whom something else holds too. */
export function membersWho(...filters: PackFilter[]): PackFilter {
  return { all: [MEMBERS, ...filters] };
}

export function officialsWho(...filters: PackFilter[]): PackFilter {
  return { all: [OFFICIALS, ...filters] };
}
