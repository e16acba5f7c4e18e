import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import type { ArchiveLine } from "#features/cases/facts.contract.ts";
import { ADMISSION_ARCHIVES } from "../procedures/admission/archives.ts";
import { ADMISSION_MATERIALS } from "../procedures/admission/materials.ts";
import { archiveBlocks, LIST_PAGE } from "./archive-list.ts";
import { basisNote, closing, pageBreak, paper } from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

/** A17 审批通知及归档移交目录: what the committee tells the branch, and what is handed over. */
export function approvalAndArchive(read: FactReader): FormInput {
  return paper(
    read,
    "审批通知",
    [
      ...notices(read),
      ...basisNote(read, "approval", "conversion_approval"),
      pageBreak(),
      { kind: "heading", text: "归档移交目录", size: 22 },
      ...archiveBlocks(read, read.facts.archive ?? standardArchive(read)),
    ],
    { page: LIST_PAGE },
  );
}

function notices(read: FactReader): BlockInput[] {
  const committee = read.body("approver", "审批党委");
  const to = {
    kind: "prose" as const,
    paragraphs: [`${read.body("holder", "党支部")}：`],
    size: 14,
    indent: false,
  };
  return [
    { kind: "heading", text: "一、接收预备党员" },
    to,
    { kind: "prose", paragraphs: [admissionText(read)], size: 14 },
    { kind: "space", height: 4 },
    closing(committee, read.maybe("approval_on") && read.long("approval_on", "审批时间")),
    { kind: "space", height: 10 },
    { kind: "heading", text: "二、预备党员转正" },
    to,
    { kind: "prose", paragraphs: [conversionText(read)], size: 14 },
    { kind: "space", height: 4 },
    closing(
      committee,
      read.maybe("conversion_approved_on") && read.long("conversion_approved_on", "转正审批时间"),
    ),
  ];
}

const BLANK = "　　　　年　　月　　日";

function admissionText(read: FactReader): string {
  const { name } = read.facts.subject;
  const met = read.long("admission_on", "接收为预备党员时间") || BLANK;
  const from = read.long("probation_from", "预备期起") || BLANK;
  const to = read.long("probation_to", "预备期止") || BLANK;
  const opinion = read.text("approval_opinion", "党委审批意见");
  return `你支部${met}${read.terms.assembly}关于接收${name}同志为预备党员的决议收悉。经集体研究、表决：${opinion || "　　　　　　　　　　　　"}${stop(opinion)}预备期自${from}起，至${to}止。请同本人谈话，并在${read.terms.assembly}上宣布。`;
}

function conversionText(read: FactReader): string {
  const { name } = read.facts.subject;
  const met = read.long("conversion_on", "转正大会时间") || BLANK;
  const opinion = read.text("conversion_opinion", "转正审批意见");
  const from = read.maybe("full_from") === "" ? "" : read.long("full_from", "党龄起算日期");
  const age = from ? `党龄从${from}算起。` : "";
  return `你支部${met}${read.terms.assembly}关于${name}同志转正的决议收悉。经集体研究、表决：${opinion || "　　　　　　　　　　　　"}${stop(opinion)}${age}请同本人谈话，并在${read.terms.assembly}上宣布。`;
}

/** One full stop, whether the committee wrote one or not. */
function stop(text: string): string {
  return /[。！]$/.test(text) ? "" : "。";
}

/** The seventeen papers with the day of the last step that each tells of; pages are counted at the hand-over. */
function standardArchive({ facts }: FactReader): { profile: string; items: ArchiveLine[] } {
  const profile = ADMISSION_ARCHIVES.find(({ code }) => code === "streamlined-17");
  const days = new Map(Object.values(facts.steps).map(({ code, decidedOn }) => [code, decidedOn]));
  const items = (profile?.items ?? []).map(({ no, name, steps }) => ({
    no,
    name: name.zh,
    kind: isOriginal(no) ? "原件" : "系统生成",
    dated:
      steps
        .flatMap((step) => days.get(step) ?? [])
        .toSorted()
        .at(-1) ?? null,
    pages: null,
    copies: 1,
    note: "",
  }));
  return { profile: profile?.name.zh ?? "", items };
}

function isOriginal(code: string): boolean {
  return ADMISSION_MATERIALS.some((material) => material.code === code && material.kind === "original");
}
