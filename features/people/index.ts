import type { Operation } from "#foundation/operation.ts";
import { addPerson } from "./add-person.ts";
import { correctFacts } from "./correct-facts.ts";
import { findAlike } from "./find-alike.ts";
import { countHeads } from "./count-heads.ts";
import { countPeople, listPeople } from "./list-people.ts";
import { findPerson, listPosts, readFile, readHistory, readLooks, revealField } from "./read-person.ts";
import { printFile } from "./print-file.ts";
import { changeView, listViews, removeView, saveView } from "./saved-views.ts";
import { findPeopleByName, searchPeople } from "./search-people.ts";

/** What people offer over HTTP. Fixed paths stand before `/people/:personId`. */
export const operations: readonly Operation[] = [
  listPeople,
  countPeople,
  countHeads,
  searchPeople,
  findAlike,
  listPosts,
  listViews,
  saveView,
  changeView,
  removeView,
  addPerson,
  correctFacts,
  findPerson,
  readFile,
  printFile,
  readHistory,
  readLooks,
  revealField,
];

export type { SomeFacts } from "./changes.contract.ts";
export { findPeopleByName };
export { addOrigin } from "./change-store.ts";
export {
  changeStanding,
  movePerson,
  type StandingBefore,
  type StationDate,
} from "./change-standing.ts";
export { arrivalFact, departureFact, membershipFact, postFact } from "./published.facts.ts";
export { findHeadFault } from "./check-store.ts";
export { differences, reviseManyPeople, type Revision } from "./change-many.ts";
export { type KeptFilter, openFilter, sealFilter } from "./keep-filter.ts";
export { peopleHoldings } from "./holdings.ts";
export {
  elementsFrom,
  type ElementsRow,
  elementsStatement,
  findElements,
  type PersonElements,
} from "./read-elements.ts";
export { findLookalikes, type Lookalike, type Match, matchByIdentity } from "./match-people.ts";
export { type Newcomer, takeInPeople } from "./take-in.ts";
export { countRows as countListed, listRows as readPeople, type StoredRow } from "./store.ts";
export { peopleMover } from "./move-people.ts";
