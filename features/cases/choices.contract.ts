import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { CaseId } from "./case.contract.ts";

const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** People by name within the reach, each with the reason why no case can be opened for them. */
export const findSubjects = endpoint({
  name: "cases.find-subjects",
  method: "GET",
  path: "/cases/subjects",
  permission: "cases.open",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "给谁办：按姓名找人", en: "Whom a case would be about: people by name" },
  input: z.object({ procedure: z.string().min(1).max(40), text: z.string().trim().min(1).max(40) }),
  output: z.strictObject({
    people: z.array(
      z.strictObject({
        personId: z.string(),
        name: z.string(),
        bodyName: z.string(),
        memberType: z.string(),
        mayNot: Words.nullable(),
        /** The open case, where that is the reason. */
        caseId: CaseId.nullable(),
      }),
    ),
  }),
  refusals: {},
});

/** Accounts that may take the step over: they hold its permission at the body whose turn it is. */
export const findAssignees = endpoint({
  name: "cases.find-assignees",
  method: "GET",
  path: "/cases/:caseId/assignees",
  permission: "cases.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "可以转给谁办", en: "Who may take the step over" },
  input: z.object({ caseId: CaseId }),
  output: z.strictObject({
    accounts: z.array(z.strictObject({ accountId: z.string(), name: z.string(), role: Words })),
  }),
  refusals: {},
});

/** Bodies of the whole installation by name, for the other side of a transfer: names and places only. */
export const findBodies = endpoint({
  name: "cases.find-bodies",
  method: "GET",
  path: "/cases/bodies",
  permission: "cases.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "找组织：另一方可以在自己范围以外", en: "Finds bodies, also outside one's own reach" },
  input: z.object({ text: z.string().trim().min(1).max(40) }),
  output: z.strictObject({
    bodies: z.array(z.strictObject({ bodyId: z.string(), name: z.string(), above: z.string().nullable() })),
  }),
  refusals: {},
});

/** The name of one body, for a field that holds it already. */
export const nameBody = endpoint({
  name: "cases.name-body",
  method: "GET",
  path: "/cases/bodies/:bodyId",
  permission: "cases.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "一个组织叫什么", en: "What a body is called" },
  input: z.object({ bodyId: z.string().regex(/^\d{1,19}$/) }),
  output: z.strictObject({ name: z.string() }),
  refusals: {},
});
