import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";

export const BodyId = z
  .string()
  .regex(/^\d{1,19}$/, "编号是一串数字 / An id is a row of digits")
  .brand("BodyId");
export type BodyId = z.infer<typeof BodyId>;

/** Children come in windows of so many: a street with hundreds of branches is read as it is scrolled. */
export const CHILDREN_WINDOW = 100;

export const TreeNode = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  leaf: z.boolean(),
  initials: z.string(),
  termEnd: z.string().nullable(),
  /** Place in the tree that the reader sees, from 1. */
  position: z.int(),
});
export type TreeNode = z.infer<typeof TreeNode>;

export const listChildren = endpoint({
  name: "bodies.list-children",
  method: "GET",
  path: "/bodies/children",
  permission: "bodies.read",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "下级组织，一次一段",
    en: "A window of the bodies directly below one, or the tops of one's own reach",
  },
  input: z.object({
    parent: BodyId.optional(),
    from: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  output: z.strictObject({ nodes: z.array(TreeNode), total: z.int() }),
  refusals: {},
});

export const searchBodies = endpoint({
  name: "bodies.search-bodies",
  method: "GET",
  path: "/bodies/search",
  permission: "bodies.read",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "找组织：名称里的两个字，或拼音首字母",
    en: "Finds bodies by part of the name or pinyin initials",
  },
  input: z.object({
    text: z.string().trim().min(1).max(60),
    limit: z.coerce.number().int().min(1).max(500).default(200),
    /** Codes of `body_kind`, with commas between them; left out: of any kind. */
    kinds: z
      .string()
      .regex(/^[1-9](,[1-9])*$/)
      .optional(),
  }),
  output: z.strictObject({
    /** Counted to 1000; `more`: there are others beyond. */
    total: z.int(),
    more: z.boolean(),
    hits: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        path: z.array(z.string()),
        place: z.string().nullable(),
      }),
    ),
  }),
  refusals: {},
});

const BodySource = z.strictObject({
  kind: z.string(),
  title: z.string(),
  dated: z.string().nullable(),
});

export const readBody = endpoint({
  name: "bodies.read-body",
  method: "GET",
  path: "/bodies/:bodyId",
  permission: "bodies.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "一个组织现在或某一天的情况", en: "A body as it is, or as it was on a day" },
  input: z.object({ bodyId: BodyId, on: z.iso.date().optional() }),
  output: z.strictObject({
    bodyId: z.string(),
    version: z.int(),
    kind: z.string(),
    branchType: z.string().nullable(),
    sector: z.string().nullable(),
    divisionCode: z.string().nullable(),
    name: z.string(),
    shortName: z.string(),
    establishedOn: z.string().nullable(),
    endedOn: z.string().nullable(),
    termStart: z.string().nullable(),
    termYears: z.int().nullable(),
    termEnd: z.string().nullable(),
    approvesAdmission: z.boolean(),
    leaf: z.boolean(),
    /** With a day, what stood below it then; of terms only the present ones are known. */
    below: z.strictObject({
      bodies: z.int(),
      branches: z.int(),
      children: z.int(),
      termsEnding: z.int().nullable(),
    }),
    source: BodySource,
    path: z.array(z.strictObject({ bodyId: z.string(), name: z.string() })),
    /** The reader may plan a rearrangement of this body. */
    mayRearrange: z.boolean(),
  }),
  refusals: {
    day_before_founding: { zh: "那一天这个组织还没有成立", en: "On that day the body did not exist yet" },
    day_after_closing: { zh: "那一天这个组织已经撤销", en: "On that day the body was closed already" },
  },
});

export const BodyRow = z.strictObject({
  bodyId: z.string(),
  name: z.string(),
  kind: z.string(),
  branches: z.int(),
  establishedOn: z.string().nullable(),
  termEnd: z.string().nullable(),
});
export type BodyRow = z.infer<typeof BodyRow>;

export const listBodies = endpoint({
  name: "bodies.list-bodies",
  method: "GET",
  path: "/bodies/:bodyId/bodies",
  permission: "bodies.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "下级组织一览", en: "Bodies below one: directly, or all of them" },
  input: z.object({
    bodyId: BodyId,
    depth: z.enum(["children", "all"]).default("children"),
    termEndsBefore: z.iso.date().optional(),
    after: z
      .string()
      .regex(/^\d{1,16}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ rows: z.array(BodyRow), next: z.string().nullable() }),
  refusals: {},
});

export const readHistory = endpoint({
  name: "bodies.read-history",
  method: "GET",
  path: "/bodies/:bodyId/history",
  permission: "bodies.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "组织的沿革", en: "What a body was called and where it hung, from when to when" },
  input: z.object({ bodyId: BodyId }),
  output: z.strictObject({
    periods: z.array(
      z.strictObject({
        fromDay: z.string(),
        toDay: z.string().nullable(),
        name: z.string(),
        kind: z.string(),
        parentId: z.string().nullable(),
        parentName: z.string().nullable(),
        source: BodySource,
      }),
    ),
    successions: z.array(
      z.strictObject({
        bodyId: z.string(),
        name: z.string(),
        onDay: z.string(),
        kind: z.enum(["split", "merge"]),
        direction: z.enum(["from", "into"]),
      }),
    ),
  }),
  refusals: {},
});
