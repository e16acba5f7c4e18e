import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { CaseId } from "./case.contract.ts";

const Id = z.string().regex(/^\d{1,19}$/, "编号是一串数字 / An id is a row of digits");
const Code = z.string().min(1).max(40);
const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** Why a paper cannot be printed. */
const printRefusals = {
  letters_missing: { zh: "字库里没有这些字：{letters}", en: "No font has these letters: {letters}" },
  cannot_print: { zh: "这份材料排不出来：{what}", en: "The paper cannot be printed: {what}" },
} as const;

/** A scan of some pages; more than this is a photograph album. */
export const LARGEST_ORIGINAL = 20 * 1024 * 1024;

export const makePaper = endpoint({
  name: "cases.make-paper",
  method: "POST",
  path: "/cases/:caseId/papers",
  permission: "cases.act",
  purpose: "branch-work",
  fields: "personal",
  summary: {
    zh: "按现在的事实出一份材料；改过事实就出新的一版",
    en: "Makes a paper out of the facts as they stand; after a correction a new version",
  },
  input: z.strictObject({ caseId: CaseId, material: Code }),
  output: z.strictObject({
    documentId: z.string(),
    number: z.string(),
    version: z.int(),
    code: z.string(),
    /** False when the facts are those of the last version, which then stands. */
    made: z.boolean(),
  }),
  refusals: {
    no_such_material: { zh: "没有这份材料", en: "There is no such paper" },
    not_generated: { zh: "这份材料不是系统出的", en: "This paper is not made by the system" },
    papers_lack: { zh: "还缺：{fields}", en: "Still missing: {fieldsEn}" },
    recused: { zh: "本人和亲属不能经办这个办件", en: "The subject and relatives have no part in the case" },
  },
});

export const printPaper = endpoint({
  name: "cases.print-paper",
  method: "GET",
  path: "/cases/:caseId/papers/:documentId/pdf",
  permission: "cases.read",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "一份材料的 PDF", en: "One paper as PDF, out of the facts it was made from" },
  input: z.object({ caseId: CaseId, documentId: Id }),
  output: z.unknown(),
  answer: "file",
  refusals: printRefusals,
});

export const writePaper = endpoint({
  name: "cases.write-paper",
  method: "GET",
  path: "/cases/:caseId/papers/:documentId/word",
  permission: "cases.read",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "一份材料的 Word 文件", en: "One paper as a Word file" },
  input: z.object({ caseId: CaseId, documentId: Id }),
  output: z.unknown(),
  answer: "file",
  refusals: printRefusals,
});

export const previewPaper = endpoint({
  name: "cases.preview-paper",
  method: "GET",
  path: "/cases/:caseId/preview/:material",
  permission: "cases.read",
  purpose: "branch-work",
  fields: "personal",
  summary: {
    zh: "一份材料的样子：已知的印上，其余留空；不登记，没有验证码",
    en: "How a paper would look: what is known is printed, the rest left blank; not registered, without a code",
  },
  input: z.object({ caseId: CaseId, material: Code }),
  output: z.unknown(),
  answer: "file",
  refusals: {
    ...printRefusals,
    no_form: { zh: "这份材料没有固定格式", en: "This paper has no form of ours" },
  },
});

export const attachOriginal = endpoint({
  name: "cases.attach-original",
  method: "POST",
  path: "/cases/:caseId/originals/:material",
  permission: "cases.act",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "附上一份签过字的原件（扫描）", en: "Attaches a scan of a signed original" },
  body: "file",
  input: z.object({ caseId: CaseId, material: Code, name: z.string().trim().min(1).max(200) }),
  output: z.strictObject({ originalId: z.string(), digest: z.string(), bytes: z.int() }),
  refusals: {
    no_file: { zh: "没有收到文件", en: "No file arrived" },
    no_such_material: { zh: "没有这份材料", en: "There is no such paper" },
    no_copy_kept: {
      zh: "这一项只记“已查看”，不留复印件",
      en: "Of this only “seen” is noted; no copy is kept",
    },
    not_a_scan: { zh: "要 PDF、JPEG 或 PNG 文件", en: "A PDF, JPEG or PNG file is needed" },
    recused: { zh: "本人和亲属不能经办这个办件", en: "The subject and relatives have no part in the case" },
  },
});

export const readOriginal = endpoint({
  name: "cases.read-original",
  method: "GET",
  path: "/cases/:caseId/originals/:originalId/file",
  permission: "cases.read",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "取一份原件扫描", en: "The scan of an original" },
  input: z.object({ caseId: CaseId, originalId: Id }),
  output: z.unknown(),
  answer: "file",
  refusals: {},
});

export const recordSeen = endpoint({
  name: "cases.record-seen",
  method: "POST",
  path: "/cases/:caseId/seen",
  permission: "cases.act",
  purpose: "branch-work",
  fields: "personal",
  summary: {
    zh: "记下已查看证件，不留复印件",
    en: "Notes that a paper was seen, in place of a copy of it",
  },
  input: z.strictObject({
    caseId: CaseId,
    material: Code,
    /** What was seen: 居民身份证; never its number. */
    what: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .refine(
        (text) => !/\d{8}/.test(text),
        "只写证件名称，不写号码 / Name the paper only, without its number",
      ),
    on: z.iso.date(),
  }),
  output: z.strictObject({}),
  refusals: {
    no_such_material: { zh: "没有这份材料", en: "There is no such paper" },
    in_the_future: { zh: "查看日期还没有到", en: "The day has not come yet" },
    recused: { zh: "本人和亲属不能经办这个办件", en: "The subject and relatives have no part in the case" },
  },
});

const ArchiveItem = z.strictObject({
  no: z.string(),
  name: Words,
  flag: z.enum(["keep", "merge", "derive", "verify"]),
  goesTo: z.array(z.string()),
  steps: z.array(z.string()),
  /** What lies in the file under it. */
  papers: z.array(
    z.strictObject({
      kind: z.enum(["generated", "original", "seen"]),
      material: z.string(),
      name: Words,
      id: z.string(),
      version: z.int().nullable(),
      number: z.string().nullable(),
      on: z.iso.date(),
      by: z.string(),
      digest: z.string().nullable(),
    }),
  ),
  /** Whether something is there of what must be. */
  complete: z.boolean(),
});

export const readArchive = endpoint({
  name: "cases.read-archive",
  method: "GET",
  path: "/cases/:caseId/archive",
  permission: "cases.read",
  purpose: "branch-work",
  fields: "personal",
  summary: {
    zh: "归档目录：按清单列出有什么、缺什么",
    en: "The archive list by a profile: what is there and what lacks",
  },
  input: z.object({ caseId: CaseId, profile: Code.optional() }),
  output: z.strictObject({
    profiles: z.array(z.strictObject({ code: z.string(), name: Words, note: Words, items: z.int() })),
    profile: z.string().nullable(),
    items: z.array(ArchiveItem),
    complete: z.int(),
  }),
  refusals: { unknown_profile: { zh: "没有这份归档清单", en: "There is no such list" } },
});

export const printFile = endpoint({
  name: "cases.print-file",
  method: "GET",
  path: "/cases/:caseId/file/pdf",
  permission: "cases.read",
  purpose: "branch-work",
  fields: "personal",
  summary: {
    zh: "整套材料合成一个 PDF，带书签和移交清单",
    en: "The whole file as one PDF with bookmarks and the transfer sheet",
  },
  input: z.object({ caseId: CaseId, profile: Code.optional() }),
  output: z.unknown(),
  answer: "file",
  refusals: {
    ...printRefusals,
    unknown_profile: { zh: "没有这份归档清单", en: "There is no such list" },
  },
});

export const verifyPaper = endpoint({
  name: "cases.verify-paper",
  method: "GET",
  path: "/papers/:code",
  permission: "signed-in",
  purpose: "none",
  fields: "internal",
  summary: { zh: "凭验证码查一份材料的真伪", en: "Whether a verification code belongs to a paper of ours" },
  input: z.object({ code: z.string().trim().min(12).max(20) }),
  output: z.strictObject({
    genuine: z.boolean(),
    number: z.string().nullable(),
    material: Words.nullable(),
    version: z.int().nullable(),
    madeOn: z.iso.date().nullable(),
    /** Whether a newer version was made since. */
    newest: z.boolean().nullable(),
  }),
  refusals: {
    unreadable_code: { zh: "验证码应是 12 位字母和数字", en: "A code has 12 letters and digits" },
  },
});
