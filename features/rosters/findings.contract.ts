import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";

const Id = z.string().regex(/^\d{1,19}$/);
const Words = z.strictObject({ zh: z.string(), en: z.string() });

export const Issue = z.strictObject({
  issueNo: z.int(),
  code: z.string(),
  severity: z.enum(["error", "warning", "notice"]),
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  rowNo: z.int().nullable(),
  cell: z.string().nullable(),
  field: z.string().nullable(),
  /** What stood in the cell; of identity numbers and telephones only the ends. */
  raw: z.string().nullable(),
  reason: Words,
  mend: Words,
  fix: z.string().nullable(),
  /** Digits of `raw` or `fix` are hidden; they are shown by a look of its own. */
  masked: z.boolean(),
  others: z.array(
    z.strictObject({
      personId: z.string(),
      name: z.string(),
      birthDate: z.string(),
      bodyName: z.string(),
      identityMask: z.string().nullable(),
    }),
  ),
});
export type Issue = z.infer<typeof Issue>;

export const listIssues = endpoint({
  name: "rosters.list-issues",
  method: "GET",
  path: "/imports/:runId/issues",
  permission: "rosters.import",
  purpose: "import",
  fields: "personal",
  summary: {
    zh: "每一处错误：表、行、列、怎样改",
    en: "Every finding: sheet, row, column, value, reason, mend",
  },
  input: z.object({
    runId: Id,
    code: z.string().max(60).optional(),
    severity: z.enum(["error", "warning", "notice"]).optional(),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ issues: z.array(Issue), next: z.int().nullable() }),
  refusals: {},
});

export const revealIssue = endpoint({
  name: "rosters.reveal-issue",
  method: "GET",
  path: "/imports/:runId/issues/:issueNo/revealed",
  permission: "rosters.import",
  purpose: "import",
  fields: "sensitive",
  summary: {
    zh: "显示一处错误的完整号码，会记下",
    en: "Shows the full number of one finding; the look is written down",
  },
  input: z.object({ runId: Id, issueNo: z.coerce.number().int().min(1) }),
  output: z.strictObject({ raw: z.string().nullable(), fix: z.string().nullable() }),
  refusals: {},
});

export const ImportRow = z.strictObject({
  rowNo: z.int(),
  sheet: z.string(),
  row: z.int(),
  status: z.enum(["good", "warn", "bad"]),
  effect: z.enum(["add", "change", "same", "conflict"]).nullable(),
  personId: z.string().nullable(),
  values: z.record(z.string(), z.string().nullable()),
  cells: z.record(z.string(), z.string()),
  changes: z.record(z.string(), z.string().nullable()),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const listRows = endpoint({
  name: "rosters.list-rows",
  method: "GET",
  path: "/imports/:runId/rows",
  permission: "rosters.import",
  purpose: "import",
  fields: "personal",
  summary: { zh: "逐行看将写入什么", en: "The rows and what each would change" },
  input: z.object({
    runId: Id,
    status: z.enum(["good", "warn", "bad"]).optional(),
    effect: z.enum(["add", "change", "same", "conflict"]).optional(),
    around: z.coerce.number().int().min(1).optional(),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ rows: z.array(ImportRow), next: z.int().nullable() }),
  refusals: {},
});
