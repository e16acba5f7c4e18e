import { BODY_KIND, BRANCH_TYPE, SECTOR } from "./codes-bodies.ts";
import { EDUCATION, ETHNICITY, POLITICAL_STATUS, SEX } from "./codes-national.ts";
import {
  ARRIVAL_WAY,
  DEPARTURE_WAY,
  MEMBER_STATE,
  MEMBER_TYPE,
  OCCUPATION,
  OCCUPATION_GROUP,
  OFFICIAL_LEVEL,
  PARTY_POST,
} from "./codes-party.ts";
import type { CodeList } from "./shapes.ts";

/** Every code list of the product by its id. */
export const CODE_LISTS = {
  sex: SEX,
  ethnicity: ETHNICITY,
  education: EDUCATION,
  political_status: POLITICAL_STATUS,
  occupation: OCCUPATION,
  occupation_group: OCCUPATION_GROUP,
  member_type: MEMBER_TYPE,
  member_state: MEMBER_STATE,
  official_level: OFFICIAL_LEVEL,
  party_post: PARTY_POST,
  arrival_way: ARRIVAL_WAY,
  departure_way: DEPARTURE_WAY,
  body_kind: BODY_KIND,
  branch_type: BRANCH_TYPE,
  sector: SECTOR,
} satisfies Record<string, CodeList>;

export type CodeListId = keyof typeof CODE_LISTS;
