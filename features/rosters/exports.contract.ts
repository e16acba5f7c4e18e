import { z } from "zod";
import { PersonFilter, SORTS } from "#features/people/contract.ts";
import { endpoint } from "#foundation/endpoint.ts";

const Id = z.string().regex(/^\d{1,19}$/);
const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** Columns of a list that may be exported: elements of the dictionary; numbers go out masked. */
export const EXPORT_COLUMNS = [
  "name",
  "sex",
  "birth_date",
  "ethnicity",
  "education",
  "occupation",
  "work_post",
  "identity_number",
  "phone",
  "member_type",
  "member_state",
  "official_level",
  "join_date",
  "full_date",
  "branch",
] as const;

/** What a list shows: whom, in which order, by which columns. */
const List = z.strictObject({
  filter: PersonFilter.required({ body: true }),
  sort: z.enum(SORTS).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  columns: z.array(z.enum(EXPORT_COLUMNS)).min(1).max(EXPORT_COLUMNS.length),
});
export type List = z.output<typeof List>;

export const weighExport = endpoint({
  name: "rosters.weigh-export",
  method: "GET",
  path: "/exports/weigh",
  permission: "rosters.export",
  purpose: "export",
  fields: "internal",
  summary: {
    zh: "导出前：有多少人，要不要第二个人同意",
    en: "Before an export: how many people, and whether a second person must agree",
  },
  input: PersonFilter.required({ body: true }),
  output: z.strictObject({
    counted: z.int(),
    /** People whom this account took out within the last 24 hours without asking anybody. */
    recent: z.int(),
    most: z.int(),
    /** Days that a request waits for the second person. */
    consentDays: z.int(),
    basis: Words,
    needsConsent: z.boolean(),
  }),
  refusals: {},
});

export const startExport = endpoint({
  name: "rosters.start-export",
  method: "POST",
  path: "/exports",
  permission: "rosters.export",
  purpose: "export",
  fields: "personal",
  summary: {
    zh: "按现在的名单导出；人多的先要第二个人同意",
    en: "Exports a list as it is shown; a long one waits for a second person's consent",
  },
  input: List.extend({
    format: z.enum(["xlsx", "csv"]),
    /** What the list is for; asked when a second person has to agree. */
    reason: z.string().trim().max(300).optional(),
  }),
  output: z.strictObject({
    runId: z.string(),
    /** null while the list waits for consent. */
    jobId: z.string().nullable(),
    mark: z.string(),
  }),
  refusals: {
    reason_needed: {
      zh: "名单有 {counted} 人，要第二个人同意，请写清用途（至少 4 个字）",
      en: "The list has {counted} people and a second person must agree: say what it is for (4 characters or more)",
    },
  },
});

const STATES = [
  "proposed",
  "refused",
  "withdrawn",
  "lapsed",
  "waiting",
  "running",
  "done",
  "failed",
  "stopped",
] as const;

const ExportRun = z.strictObject({
  runId: z.string(),
  format: z.enum(["xlsx", "csv"]),
  mark: z.string(),
  madeAt: z.string(),
  /** Name of the account that asked. */
  madeBy: z.string().nullable(),
  bodyId: z.string(),
  bodyName: z.string(),
  /** People on the list when it was asked for. */
  counted: z.int(),
  /** People in the file; null until it is written. */
  rows: z.int().nullable(),
  done: z.int(),
  state: z.enum(STATES),
  /** Why the file was not written, when it was not. */
  problem: Words.nullable(),
  reason: z.string().nullable(),
  /** The last day on which somebody may agree; null for what waited for nobody. */
  lapsesOn: z.string().nullable(),
  settledBy: z.string().nullable(),
  settledAt: z.string().nullable(),
  note: z.string().nullable(),
});
export type ExportRun = z.infer<typeof ExportRun>;

export const listExports = endpoint({
  name: "rosters.list-exports",
  method: "GET",
  path: "/exports",
  permission: "rosters.export",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "我的导出，和等我同意的导出",
    en: "My exports, and those that wait for my consent",
  },
  input: z.object({}),
  output: z.strictObject({ exports: z.array(ExportRun), waiting: z.array(ExportRun) }),
  refusals: {},
});

export const readExport = endpoint({
  name: "rosters.read-export",
  method: "GET",
  path: "/exports/:runId",
  permission: "rosters.export",
  purpose: "export",
  fields: "internal",
  summary: { zh: "一次导出：范围、条件、栏目、状况", en: "One export: whom, which columns, how far" },
  input: z.object({ runId: Id }),
  output: ExportRun.extend({
    filter: PersonFilter,
    sort: z.enum(SORTS),
    direction: z.enum(["asc", "desc"]),
    columns: z.array(z.enum(EXPORT_COLUMNS)),
    isMine: z.boolean(),
    /** The asker may agree or refuse. */
    maySettle: z.boolean(),
  }),
  refusals: {},
});

const SETTLED = {
  export_settled: { zh: "这次导出已经有了结论", en: "This export is settled already" },
  export_lapsed: {
    zh: "这次申请没有等到同意，已经失效；如果还要导出，请重新申请",
    en: "Nobody agreed in time, so this request has lapsed; if the list is still needed, ask anew",
  },
} as const;

export const settleExport = endpoint({
  name: "rosters.settle-export",
  method: "POST",
  path: "/exports/:runId/settle",
  permission: "rosters.consent",
  purpose: "export",
  fields: "internal",
  summary: {
    zh: "同意或不同意一次人多的导出",
    en: "Agrees to a long list going out, or refuses it",
  },
  input: z.strictObject({
    runId: Id,
    verdict: z.enum(["agree", "refuse"]),
    note: z.string().trim().max(300).optional(),
  }),
  output: z.strictObject({ jobId: z.string().nullable() }),
  refusals: {
    ...SETTLED,
    own_proposal: {
      zh: "自己申请的导出，要由另一个人同意",
      en: "An export that you asked for needs somebody else's consent",
    },
  },
});

export const withdrawExport = endpoint({
  name: "rosters.withdraw-export",
  method: "POST",
  path: "/exports/:runId/withdraw",
  permission: "rosters.export",
  purpose: "export",
  fields: "internal",
  summary: { zh: "撤回自己的导出申请", en: "Takes back one's own request for an export" },
  input: z.strictObject({ runId: Id }),
  output: z.strictObject({}),
  refusals: SETTLED,
});

export const downloadExport = endpoint({
  name: "rosters.download-export",
  method: "GET",
  path: "/exports/:runId/file",
  permission: "rosters.export",
  purpose: "export",
  fields: "personal",
  summary: { zh: "下载导出的名单", en: "Downloads an exported list" },
  input: z.object({ runId: Id }),
  output: z.unknown(),
  answer: "file",
  refusals: { not_ready: { zh: "还没有导完", en: "The export has not finished" } },
});
