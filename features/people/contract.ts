import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { holdsNumber, normaliseIdentity, normalisePhone } from "./numbers.rules.ts";

export const PersonId = z
  .string()
  .regex(/^\d{1,19}$/, "编号是一串数字 / An id is a row of digits")
  .brand("PersonId");
export type PersonId = z.infer<typeof PersonId>;

const BodyRef = z.string().regex(/^\d{1,19}$/);
const PartialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "写成 1998、1998-07 或 1998-07-01 / Write 1998, 1998-07 or 1998-07-01");
const Codes = z
  .union([z.string(), z.array(z.string())])
  .transform((value) =>
    (Array.isArray(value) ? value : value.split(",")).filter((code) => code !== "").slice(0, 60),
  )
  .pipe(z.array(z.string().max(8)));

/** Words that somebody types freely: they are kept in clear, so numbers that are sealed elsewhere are turned away. */
export function freeText(most: number, missing?: string) {
  return z
    .string(missing)
    .trim()
    .max(most)
    .refine(
      (text) => !holdsNumber(text),
      "这里不要写身份号码或电话，号码有专门的栏目 / Leave identity and telephone numbers out of here, they have fields of their own",
    );
}

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
  /**
   * Part of a name, pinyin or initials. A whole number is no filter: lists stand in addresses, kept views and exports.
   * `people.search-people` finds by it, one question at a time.
   */
  text: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .refine(
      (text) => (normaliseIdentity(text) ?? normalisePhone(text)) === undefined,
      "名单不按完整号码筛；按号码找人用“找人”（people.search-people） / Lists are not filtered by a whole number; people.search-people finds by it",
    )
    .optional(),
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

const Heads = z.strictObject({
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
    /** As of a day: by the tree and the membership of that day, for one body after another. */
    on: z.iso.date().optional(),
  }),
  output: z.strictObject({ heads: z.array(Heads) }),
  refusals: {
    too_many_bodies: {
      zh: "按过去的日子一次最多数 {most} 个组织",
      en: "As of a former day, at most {most} bodies are counted at once",
    },
  },
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

export const listPosts = endpoint({
  name: "people.list-posts",
  method: "GET",
  path: "/people/posts",
  permission: "people.read",
  purpose: "roster-keeping",
  fields: "personal",
  summary: { zh: "一个组织现任职务", en: "Who holds posts in a body today" },
  input: z.object({ bodyId: BodyRef }),
  output: z.strictObject({
    posts: z.array(
      z.strictObject({
        personId: PersonId,
        name: z.string(),
        post: z.string(),
        title: z.string().nullable(),
        fromDay: z.string(),
      }),
    ),
  }),
  refusals: {},
});
