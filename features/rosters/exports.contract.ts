import { z } from "zod";
import { PersonFilter, SORTS } from "#features/people/contract.ts";
import { endpoint } from "#foundation/endpoint.ts";

const Id = z.string().regex(/^\d{1,19}$/);

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

export const startExport = endpoint({
  name: "rosters.start-export",
  method: "POST",
  path: "/exports",
  permission: "rosters.export",
  purpose: "export",
  fields: "personal",
  summary: { zh: "按现在的名单导出", en: "Exports a list as it is shown" },
  input: z.strictObject({
    format: z.enum(["xlsx", "csv"]),
    filter: PersonFilter.required({ body: true }),
    sort: z.enum(SORTS).default("name"),
    direction: z.enum(["asc", "desc"]).default("asc"),
    columns: z.array(z.enum(EXPORT_COLUMNS)).min(1).max(EXPORT_COLUMNS.length),
  }),
  output: z.strictObject({ runId: z.string(), jobId: z.string(), mark: z.string() }),
  refusals: {},
});

export const listExports = endpoint({
  name: "rosters.list-exports",
  method: "GET",
  path: "/exports",
  permission: "rosters.export",
  purpose: "none",
  fields: "internal",
  summary: { zh: "我的导出", en: "My exports" },
  input: z.object({}),
  output: z.strictObject({
    exports: z.array(
      z.strictObject({
        runId: z.string(),
        format: z.enum(["xlsx", "csv"]),
        mark: z.string(),
        madeAt: z.string(),
        rows: z.int().nullable(),
        done: z.int(),
        state: z.string(),
      }),
    ),
  }),
  refusals: {},
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
