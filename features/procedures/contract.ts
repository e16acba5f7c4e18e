import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { Definition } from "./definition.contract.ts";

export { Basis, Check, FieldToType } from "./check.contract.ts";
export {
  Definition,
  type DefinitionInput,
  type Effect,
  type FieldDefinition,
  type MaterialDefinition,
  type Move,
  type OutcomeDefinition,
  type PartyDefinition,
  type StepDefinition,
} from "./definition.contract.ts";
export { Citation } from "./parts.contract.ts";
export type { FieldValue, PartyFacts, Situation, StepFacts } from "./situation.contract.ts";

const Words = z.strictObject({ zh: z.string(), en: z.string() });
const Day = z.iso.date();
const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/);

export const listProcedures = endpoint({
  name: "procedures.list-procedures",
  method: "GET",
  path: "/procedures",
  permission: "signed-in",
  purpose: "none",
  fields: "open",
  summary: { zh: "事项和各版规则", en: "Procedures with their editions" },
  input: z.object({}),
  output: z.strictObject({
    procedures: z.array(
      z.strictObject({
        code: z.string(),
        name: Words,
        editions: z.array(
          z.strictObject({ edition: z.string(), name: Words, validFrom: Day, current: z.boolean() }),
        ),
      }),
    ),
  }),
  refusals: {},
});

const UNKNOWN = {
  procedure_unknown: { zh: "没有这个事项或这一版", en: "There is no such procedure or edition" },
} as const;

/** The definition as it stands, by the edition or by the one in force today. */
export const readProcedure = endpoint({
  name: "procedures.read-procedure",
  method: "GET",
  path: "/procedures/:procedure",
  permission: "signed-in",
  purpose: "none",
  fields: "open",
  summary: { zh: "一个事项：步骤、守则、材料", en: "One procedure: steps, rules, papers" },
  input: z.object({ procedure: Code, edition: Code.optional() }),
  output: z.strictObject({ definition: Definition }),
  refusals: UNKNOWN,
});

export const readBpmn = endpoint({
  name: "procedures.read-bpmn",
  method: "GET",
  path: "/procedures/:procedure/bpmn",
  permission: "signed-in",
  purpose: "none",
  fields: "open",
  summary: { zh: "事项的 BPMN 2.0 图", en: "The procedure as BPMN 2.0 with its layout" },
  input: z.object({
    procedure: Code,
    edition: Code.optional(),
    language: z.enum(["zh", "en"]).default("zh"),
  }),
  output: z.unknown(),
  answer: "file",
  refusals: UNKNOWN,
});
