import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";

export const PersonId = z
  .string()
  .regex(/^\d{1,19}$/, "编号是一串数字 / An id is a row of digits")
  .brand("PersonId");
export type PersonId = z.infer<typeof PersonId>;

const BodyRef = z.string().regex(/^\d{1,19}$/);
const Day = z.iso.date();
const PartialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "写成 1998、1998-07 或 1998-07-01 / Write 1998, 1998-07 or 1998-07-01");
const Codes = z
  .union([z.string(), z.array(z.string())])
  .transform((value) =>
    (Array.isArray(value) ? value : value.split(",")).filter((code) => code !== "").slice(0, 60),
  )
  .pipe(z.array(z.string().max(8)));

/** The kinds of people that a list shows when nothing is said: members, full and probationary. */
export const MEMBERS = ["1", "2"] as const;

export const SORTS = ["name", "birth_date", "join_date", "body"] as const;

/** What narrows a list. Every field is an element of the dictionary; ranges are inclusive. */
export const PersonFilter = z.object({
  body: BodyRef.optional(),
  memberType: Codes.optional(),
  memberState: Codes.optional(),
  sex: Codes.optional(),
  ethnicity: Codes.optional(),
  minority: z.enum(["yes", "no"]).optional(),
  education: Codes.optional(),
  occupation: Codes.optional(),
  officialLevel: Codes.optional(),
  bornFrom: PartialDate.optional(),
  bornTo: PartialDate.optional(),
  joinedFrom: PartialDate.optional(),
  joinedTo: PartialDate.optional(),
  text: z.string().trim().min(1).max(60).optional(),
});
export type PersonFilter = z.infer<typeof PersonFilter>;

export const PersonRow = z.strictObject({
  personId: PersonId,
  name: z.string(),
  sex: z.string().nullable(),
  birthDate: z.string().nullable(),
  ethnicity: z.string().nullable(),
  education: z.string().nullable(),
  occupation: z.string().nullable(),
  workPost: z.string().nullable(),
  identityMask: z.string().nullable(),
  phoneMask: z.string().nullable(),
  memberType: z.string(),
  memberState: z.string().nullable(),
  officialLevel: z.string().nullable(),
  joinDate: z.string().nullable(),
  fullDate: z.string().nullable(),
  bodyId: z.string(),
  bodyName: z.string(),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const listPeople = endpoint({
  name: "people.list-people",
  method: "GET",
  path: "/people",
  permission: "people.read",
  purpose: "roster-keeping",
  fields: "personal",
  summary: {
    zh: "人员名单，按范围、条件、排序逐页取",
    en: "People of a subtree, filtered and sorted, page by page",
  },
  input: PersonFilter.extend({
    sort: z.enum(SORTS).default("name"),
    direction: z.enum(["asc", "desc"]).default("asc"),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ rows: z.array(PersonRow), next: z.string().nullable() }),
  refusals: {
    cursor_unknown: {
      zh: "翻页记号读不懂，请从头再看",
      en: "The page mark is unreadable, start from the beginning",
    },
  },
});

export const countPeople = endpoint({
  name: "people.count-people",
  method: "GET",
  path: "/people/count",
  permission: "people.read",
  purpose: "roster-keeping",
  fields: "internal",
  summary: { zh: "人数", en: "Number of people in a subtree under the same filters as the list" },
  input: PersonFilter,
  output: z.strictObject({ count: z.int(), exact: z.boolean() }),
  refusals: {},
});

export const Heads = z.strictObject({
  bodyId: z.string(),
  full: z.int(),
  probationary: z.int(),
  objects: z.int(),
  activists: z.int(),
  applicants: z.int(),
  others: z.int(),
});
export type Heads = z.infer<typeof Heads>;

export const countHeads = endpoint({
  name: "people.count-heads",
  method: "GET",
  path: "/people/heads",
  permission: "people.read",
  purpose: "roster-keeping",
  fields: "internal",
  summary: {
    zh: "若干组织各有多少人",
    en: "Heads by kind for each of some bodies, with everything below them",
  },
  input: z.object({
    bodies: z
      .string()
      .max(6000)
      .regex(/^\d+(,\d+)*$/),
  }),
  output: z.strictObject({ heads: z.array(Heads) }),
  refusals: {},
});

export const findPerson = endpoint({
  name: "people.find-person",
  method: "GET",
  path: "/people/:personId",
  permission: "people.read",
  purpose: "roster-keeping",
  fields: "personal",
  summary: { zh: "一个人现在的记录", en: "The present record of one person" },
  input: z.object({ personId: PersonId }),
  output: PersonRow.extend({
    nativePlace: z.string().nullable(),
    applyDate: z.string().nullable(),
    activistDate: z.string().nullable(),
    objectDate: z.string().nullable(),
    remark: z.string().nullable(),
    version: z.int(),
  }),
  refusals: {},
});

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
      }),
    ),
  }),
  refusals: {},
});

export const REVEALABLE = ["identity_number", "phone"] as const;

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
    note: z.string().trim().max(200).optional(),
  }),
  output: z.strictObject({ value: z.string().nullable() }),
  refusals: {},
});
