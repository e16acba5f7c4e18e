import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { freeText, PersonId } from "./contract.ts";

const Day = z.iso.date();

/** Where a fact comes from; the kind gives the character of its source tag (档 表 会 批 验 导 算 填). */
export const Source = z.strictObject({
  kind: z.enum(["archive", "form", "meeting", "decision", "seen", "import", "computed", "typed"]),
  title: z.string(),
  dated: z.string().nullable(),
});
export type Source = z.infer<typeof Source>;

export const Fact = z.strictObject({
  element: z.string(),
  value: z.string().nullable(),
  source: Source,
  validFrom: z.string().nullable(),
  recordedAt: z.string().nullable(),
  revealable: z.boolean(),
});
export type Fact = z.infer<typeof Fact>;

export const Period = z.strictObject({
  fromDay: z.string(),
  toDay: z.string().nullable(),
  bodyId: z.string(),
  bodyName: z.string(),
  memberType: z.string(),
  memberState: z.string().nullable(),
  decidedOn: z.string().nullable(),
  source: Source,
});

export const PostHeld = z.strictObject({
  bodyId: z.string(),
  bodyName: z.string(),
  post: z.string(),
  title: z.string().nullable(),
  fromDay: z.string(),
  toDay: z.string().nullable(),
});

export const readFile = endpoint({
  name: "people.read-file",
  method: "GET",
  path: "/people/:personId/file",
  permission: "people.read",
  purpose: "roster-keeping",
  fields: "personal",
  summary: {
    zh: "一人一档，可看任何一天的情况",
    en: "One file per person, as of any day and as known at any day",
  },
  input: z.object({ personId: PersonId, on: Day.optional(), known: Day.optional() }),
  output: z.strictObject({
    personId: PersonId,
    version: z.int(),
    on: z.string(),
    facts: z.array(Fact),
    periods: z.array(Period),
    posts: z.array(PostHeld),
    path: z.array(z.strictObject({ bodyId: z.string(), name: z.string() })),
  }),
  refusals: { day_to_come: { zh: "那一天还没有到", en: "That day has not come yet" } },
});

export const printFile = endpoint({
  name: "people.print-file",
  method: "GET",
  path: "/people/:personId/print",
  permission: "people.read",
  purpose: "roster-keeping",
  fields: "personal",
  summary: {
    zh: "打印一人一档，号码遮盖",
    en: "Prints a personal file as PDF/A, numbers masked",
  },
  input: z.object({ personId: PersonId, on: Day.optional() }),
  output: z.unknown(),
  answer: "file",
  refusals: { day_to_come: { zh: "那一天还没有到", en: "That day has not come yet" } },
});

export const readHistory = endpoint({
  name: "people.read-history",
  method: "GET",
  path: "/people/:personId/history",
  permission: "people.history",
  purpose: "roster-keeping",
  fields: "personal",
  summary: {
    zh: "这个人的记录改过什么",
    en: "What was changed in a person's record, by whom, from which source",
  },
  input: z.object({ personId: PersonId }),
  output: z.strictObject({
    changes: z.array(
      z.strictObject({
        at: z.string(),
        element: z.string(),
        value: z.string().nullable(),
        before: z.string().nullable(),
        source: Source,
        by: z.string().nullable(),
      }),
    ),
  }),
  refusals: {},
});

export const readLooks = endpoint({
  name: "people.read-looks",
  method: "GET",
  path: "/people/:personId/looks",
  permission: "people.read",
  purpose: "own-record",
  fields: "internal",
  summary: { zh: "谁查看过这个人", en: "Who looked at this person's data, when and what for" },
  input: z.object({ personId: PersonId, days: z.coerce.number().int().min(1).max(366).default(90) }),
  output: z.strictObject({
    total: z.int(),
    looks: z.array(
      z.strictObject({
        at: z.string(),
        by: z.string().nullable(),
        action: z.string(),
        purpose: z.string().nullable(),
        /** The number that was shown, and for which matter. */
        field: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
  refusals: {},
});

const REVEALABLE = ["identity_number", "phone"] as const;

export const revealField = endpoint({
  name: "people.reveal-field",
  method: "GET",
  path: "/people/:personId/revealed",
  permission: "people.reveal",
  purpose: "identity-check",
  fields: "sensitive",
  summary: {
    zh: "显示一项完整号码，要写用途",
    en: "Shows one full number of one person, for a purpose that is recorded",
  },
  input: z.object({
    personId: PersonId,
    field: z.enum(REVEALABLE),
    why: z.enum(["identity-check", "contact"]),
    note: freeText(200).optional(),
  }),
  output: z.strictObject({ value: z.string().nullable() }),
  refusals: {},
});
