import type { Operation } from "#foundation/operation.ts";
import { listProcedures, readBpmn, readProcedure } from "./look-at-procedures.ts";

export { getCalendar, openCalendar, putCalendar } from "./calendar.ts";
export { basisOf } from "./basis.rules.ts";
export { bpmnOf } from "./bpmn.rules.ts";
export { type Context, contextOf, evaluateIn, fromFeel, valueOf } from "./context.rules.ts";
export {
  countFields,
  derivedOf,
  type FieldCounts,
  fieldsOf,
  getField,
  type StepFields,
} from "./fields.rules.ts";
export { dueOf, getStep, judgeStep, mayGoOn, outcomeOf } from "./judge.rules.ts";
export {
  editionOn,
  findEdition,
  listEditions,
  listEditionsOn,
} from "./edition-store.ts";
export { loadProcedures } from "./load-procedures.ts";
export { parseDefinition } from "./parse.rules.ts";

/** What procedures offer over HTTP. */
export const operations: readonly Operation[] = [listProcedures, readProcedure, readBpmn];
