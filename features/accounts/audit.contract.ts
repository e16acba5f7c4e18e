import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { BodyName, Id, WordsShape } from "./contract.ts";

const DAY = z.iso.date("写成 2026-11-23 这样 / Write it like 2026-11-23");
export const EntryKind = z.enum(["change", "look", "refusal", "sign-in"]);
export type EntryKind = z.infer<typeof EntryKind>;

export const AuditRow = z.strictObject({
  entryId: z.string(),
  at: z.string(),
  kind: EntryKind,
  accountId: z.string().nullable(),
  accountName: z.string().nullable(),
  action: z.string(),
  /** The action in words; null for one that this version does not know. */
  what: WordsShape.nullable(),
  purpose: z.string().nullable(),
  body: BodyName.nullable(),
  /** What it was about, by id only: the audit shows no content. */
  subject: z.strictObject({ kind: z.string(), id: z.string() }).nullable(),
  /** How many people's data were in it, and the first of their ids. */
  persons: z.int(),
  personIds: z.array(z.string()),
  /** How it came out: refused, which role, from where. */
  facts: z.record(z.string(), z.string()),
});
export type AuditRow = z.infer<typeof AuditRow>;

export const listAudit = endpoint({
  name: "audit.list-entries",
  method: "GET",
  path: "/audit",
  permission: "audit.read",
  purpose: "audit",
  fields: "personal",
  summary: { zh: "审计记录", en: "What was done and looked at, by whom and when" },
  input: z
    .object({
      accountId: Id.optional(),
      /** The same by its sign-in name. */
      signInName: z.string().trim().max(60).optional(),
      personId: Id.optional(),
      /** How the action begins: "people." for all of people. */
      action: z.string().trim().max(80).optional(),
      kind: EntryKind.optional(),
      /** First and last day; the last seven days by default. */
      from: DAY.optional(),
      to: DAY.optional(),
      after: Id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    })
    .refine((asked) => asked.from === undefined || asked.to === undefined || asked.from <= asked.to, {
      path: ["to"],
      message: "止日不能早于起日 / The last day is before the first",
    }),
  output: z.strictObject({ rows: z.array(AuditRow), next: z.string().nullable() }),
  refusals: {},
});

export const Verification = z.strictObject({
  at: z.string(),
  links: z.int(),
  unsealed: z.int(),
  /** The newest head kept outside the database; null when there is no file of heads. */
  headTime: z.string().nullable(),
  /** The first thing that does not fit; null when everything does. */
  damage: z
    .strictObject({
      kind: z.string(),
      sequence: z.string(),
      entryId: z.string().nullable(),
      message: WordsShape,
    })
    .nullable(),
});
export type Verification = z.infer<typeof Verification>;

export const readAuditState = endpoint({
  name: "audit.read-state",
  method: "GET",
  path: "/audit/state",
  permission: "audit.read",
  purpose: "audit",
  fields: "internal",
  summary: {
    zh: "审计封链到哪里，上次核验的结果",
    en: "How far the audit is sealed, and the last verification",
  },
  input: z.object({}),
  output: z.strictObject({
    links: z.int(),
    /** At most ten thousand are counted. */
    unsealed: z.int(),
    sealedUntil: z.string().nullable(),
    last: Verification.nullable(),
    /** A verification under way; `total` is null before it has counted. */
    running: z.strictObject({ done: z.int(), total: z.int().nullable() }).nullable(),
  }),
  refusals: {},
});

export const verifyAudit = endpoint({
  name: "audit.verify",
  method: "POST",
  path: "/audit/verifications",
  permission: "audit.read",
  purpose: "audit",
  fields: "internal",
  summary: { zh: "从头核验审计链", en: "Verify the whole chain of the audit" },
  input: z.strictObject({}),
  output: z.strictObject({ jobId: z.string() }),
  refusals: {},
});
