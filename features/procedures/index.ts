export { getCalendar, keepCalendar } from "./calendar.ts";
export { basisOf } from "./basis.rules.ts";
export { type Context, contextOf, evaluateIn, fromFeel, valueOf } from "./context.rules.ts";
export {
  countFields,
  derivedOf,
  type FieldCounts,
  fieldsOf,
  getField,
  type KnownField,
  type StepFields,
} from "./fields.rules.ts";
export { dueOf, getStep, judgeStep, mayGoOn, outcomeOf, type StepDue } from "./judge.rules.ts";
export {
  editionOn,
  findEdition,
  listEditions,
  listEditionsOn,
  putEditions,
} from "./edition-store.ts";
