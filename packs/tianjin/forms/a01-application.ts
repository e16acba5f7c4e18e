import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import { note, pageBreak, paper, signature } from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

/** A1 入党申请书: a cover, and a page to write on by hand; the written original is scanned. */
export function applicationForm(read: FactReader): FormInput {
  return handWritten(read, "入党申请书", [
    { label: "申请人", value: read.facts.subject.name },
    { label: "工作（学习）单位", value: read.subject("workPost", "单位及职务") },
    { label: "申请日期", value: read.long("application_on", "申请日期") },
    { label: "接收申请的党组织", value: read.body("holder", "党支部") },
    { label: "接收人", value: "" },
  ]);
}

/** A15 转正申请书: as the application. */
export function conversionApplicationForm(read: FactReader): FormInput {
  return handWritten(read, "转正申请书", [
    { label: "申请人", value: read.facts.subject.name },
    { label: "工作（学习）单位", value: read.subject("workPost", "单位及职务") },
    { label: "所在党支部", value: read.body("holder", "党支部") },
    { label: "预备期", value: period(read) },
    { label: "申请日期", value: read.long("conversion_applied_on", "转正申请日期") },
  ]);
}

function period(read: FactReader): string {
  const from = read.long("probation_from", "预备期起");
  const to = read.long("probation_to", "预备期止");
  return from && to ? `${from}至${to}` : "";
}

function handWritten(read: FactReader, title: string, rows: { label: string; value: string }[]): FormInput {
  const blocks: BlockInput[] = [
    { kind: "space", height: 40 },
    { kind: "blanks", labelWidth: 50, valueWidth: 88, size: 14, rows },
    pageBreak(),
    { kind: "heading", text: title, size: 18 },
    { kind: "prose", paragraphs: ["敬爱的党组织："], indent: false },
    { kind: "ruled", lines: 19, height: 10 },
    { kind: "signatures", signatures: [signature("申请人签名", undefined)] },
    note("注：正文由本人手写，可另附页；签名后的原件扫描存入办件，纸质原件归入本人档案。"),
  ];
  return paper(read, title, blocks, { titleSize: 36, titleAbove: 50 });
}
