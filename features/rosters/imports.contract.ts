import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { ROSTER_KINDS } from "./judged.contract.ts";

const Id = z.string().regex(/^\d{1,19}$/);
const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** The largest roster file that is taken: 128 MB holds far more people than a city has. */
export const LARGEST_ROSTER = 128 * 1024 * 1024;

export const uploadRoster = endpoint({
  name: "rosters.upload-roster",
  method: "POST",
  path: "/imports",
  permission: "rosters.import",
  purpose: "import",
  fields: "internal",
  summary: { zh: "上传名册，随后检查", en: "Uploads a roster; it is checked next" },
  body: "file",
  input: z.object({
    body: Id,
    name: z.string().trim().min(1).max(200),
    kind: z.enum(ROSTER_KINDS).optional(),
    branch: Id.optional(),
  }),
  output: z.strictObject({ runId: z.string(), jobId: z.string() }),
  refusals: { no_file: { zh: "没有收到文件", en: "No file arrived" } },
});

export const pasteRoster = endpoint({
  name: "rosters.paste-roster",
  method: "POST",
  path: "/imports/pasted",
  permission: "rosters.import",
  purpose: "import",
  fields: "personal",
  summary: { zh: "从 Excel 粘贴名册，随后检查", en: "Takes rows pasted from Excel; they are checked next" },
  input: z.strictObject({
    body: Id,
    text: z.string().min(1, "还没有粘贴内容 / Nothing was pasted").max(6_000_000),
    kind: z.enum(ROSTER_KINDS).optional(),
    branch: Id.optional(),
  }),
  output: z.strictObject({ runId: z.string(), jobId: z.string() }),
  refusals: {},
});

const Effects = z.strictObject({ add: z.int(), change: z.int(), same: z.int(), conflict: z.int() });

/** What became of one sheet: where its header stood and what each column was read as. */
const ImportSheet = z.strictObject({
  name: z.string(),
  outcome: z.enum(["used", "ignored"]),
  reason: z.enum(["SHEET_NOT_ROSTER", "SHEET_HIDDEN"]).optional(),
  kind: z.enum(ROSTER_KINDS).optional(),
  headerRows: z.array(z.int()),
  titleRows: z.array(z.int()),
  /** Field by letter of the column. */
  headerMap: z.record(z.string(), z.string()),
  /** Header text by letter, also of columns that are not read. */
  headers: z.record(z.string(), z.string()),
  ignoredRows: z.array(z.strictObject({ row: z.int(), kind: z.string() })),
});
export type ImportSheet = z.infer<typeof ImportSheet>;

export const ImportRun = z.strictObject({
  runId: z.string(),
  fileName: z.string(),
  kind: z.string(),
  state: z.enum([
    "checking",
    "refused",
    "needs_choice",
    "checked",
    "committing",
    "committed",
    "failed",
    "withdrawn",
  ]),
  bodyId: z.string(),
  jobId: z.string().nullable(),
  version: z.int(),
  madeAt: z.string(),
  settledAt: z.string().nullable(),
  totals: z
    .strictObject({ dataRows: z.int(), good: z.int(), warn: z.int(), bad: z.int(), ignored: z.int() })
    .nullable(),
  effects: Effects.nullable(),
  seconds: z.number().nullable(),
  counts: z.record(z.string(), z.int()),
  sheets: z.array(ImportSheet),
  findings: z.array(
    z.strictObject({
      code: z.string(),
      severity: z.string(),
      sheet: z.string().nullable(),
      cell: z.string().nullable(),
      reason: Words,
      mend: Words,
    }),
  ),
  taken: z.int(),
});
export type ImportRun = z.infer<typeof ImportRun>;

export const listRuns = endpoint({
  name: "rosters.list-runs",
  method: "GET",
  path: "/imports",
  permission: "rosters.import",
  purpose: "none",
  fields: "internal",
  summary: { zh: "我的导入", en: "My imports" },
  input: z.object({}),
  output: z.strictObject({ runs: z.array(ImportRun) }),
  refusals: {},
});

export const readRun = endpoint({
  name: "rosters.read-run",
  method: "GET",
  path: "/imports/:runId",
  permission: "rosters.import",
  purpose: "import",
  fields: "internal",
  summary: { zh: "一次导入查得怎样", en: "What the check of an import found" },
  input: z.object({ runId: Id }),
  output: ImportRun,
  refusals: {},
});

const SETTLED = { run_settled: { zh: "这次导入已经办结", en: "This import is settled already" } } as const;

export const mendCells = endpoint({
  name: "rosters.mend-cells",
  method: "POST",
  path: "/imports/:runId/corrections",
  permission: "rosters.import",
  purpose: "import",
  fields: "personal",
  summary: {
    zh: "在这里改几格，原文件不动，再查一遍",
    en: "Mends cells here, the file stays as it is; checks again",
  },
  input: z.strictObject({
    runId: Id,
    version: z.int(),
    cells: z.record(z.string().max(120), z.string().max(500)).optional(),
    fields: z
      .record(z.string().max(60), z.record(z.string().max(4), z.string().max(40).nullable()))
      .optional(),
    branch: Id.optional(),
  }),
  output: z.strictObject({ runId: z.string(), jobId: z.string() }),
  refusals: SETTLED,
});

export const commitRun = endpoint({
  name: "rosters.commit-run",
  method: "POST",
  path: "/imports/:runId/commit",
  permission: "rosters.import",
  purpose: "import",
  fields: "internal",
  summary: {
    zh: "导入：先导无误的，或全部无误才导",
    en: "Takes the rows over: the good ones, or all or nothing",
  },
  input: z.strictObject({
    runId: Id,
    version: z.int(),
    take: z.enum(["good", "all"]),
    /** Rows with warnings are taken only when a person has looked at them. */
    warningsSeen: z.boolean(),
  }),
  output: z.strictObject({ runId: z.string(), jobId: z.string() }),
  refusals: {
    ...SETTLED,
    not_checked: { zh: "还没有查完", en: "The check has not finished" },
    rows_to_mend: {
      zh: "还有 {bad} 行要改，一行也没有写入",
      en: "{bad} rows need mending; nothing was written",
    },
    nothing_to_take: { zh: "没有可以导入的行", en: "There is no row to take over" },
  },
});

export const withdrawRun = endpoint({
  name: "rosters.withdraw-run",
  method: "POST",
  path: "/imports/:runId/withdraw",
  permission: "rosters.import",
  purpose: "import",
  fields: "internal",
  summary: { zh: "不导了，删去查验内容", en: "Gives the import up and forgets what was read" },
  input: z.strictObject({ runId: Id, version: z.int() }),
  output: z.strictObject({}),
  refusals: SETTLED,
});

export const downloadMarked = endpoint({
  name: "rosters.download-marked",
  method: "GET",
  path: "/imports/:runId/marked",
  permission: "rosters.import",
  purpose: "import",
  fields: "sensitive",
  summary: { zh: "下载待改表，错处有标记", en: "Downloads the rows to mend, with the faulty cells marked" },
  input: z.object({
    runId: Id,
    /** Rows with warnings are left out when a person has looked at them and takes them. */
    warnings: z.enum(["seen", "unseen"]).default("unseen"),
    language: z.enum(["zh", "en"]).default("zh"),
  }),
  output: z.unknown(),
  answer: "file",
  refusals: {
    not_checked: { zh: "还没有查完", en: "The check has not finished" },
    nothing_to_mend: { zh: "没有要改的行", en: "No row needs mending" },
  },
});
