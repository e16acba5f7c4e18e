import { type ArchiveInput, words } from "#packs/kit/procedure.ts";
import { ADMISSION_MATERIALS } from "./materials.ts";

type Item = ArchiveInput["items"][number];
type Flag = Item["flag"];
type Row = [name: string, en: string, steps: string, flag: Flag, goesTo: string];

/**
 * A typical list of before, put together from published local catalogues (members-and-branches 1.7). Not an official
 * list of any place. Flags: keep, merge, derive, verify; what is derived in part is told by the item it goes to.
 */
const TYPICAL: readonly Row[] = [
  ["入党申请书", "Application", "1", "keep", "A1"],
  ["入党申请人登记表", "Register of applicants", "1", "derive", ""],
  ["身份证、学历证明复印件", "Copies of identity card and certificate", "1", "verify", "S1"],
  ["谈话记录", "Record of the talk", "2", "keep", "A2"],
  ["党员推荐、群团推优票及汇总表", "Recommendation slips and summary", "3", "merge", "A3"],
  ["支委会确定积极分子会议记录", "Minutes on the activist", "3", "merge", "A3"],
  ["积极分子备案请示", "Request to file the activist", "4", "derive", ""],
  ["上级党委备案意见（批复）", "Reply on the filing", "4", "keep", "A4"],
  ["积极分子通知书存根", "Stub of the notice", "4", "derive", ""],
  ["培养联系人确认表", "Form of the contacts", "5", "derive", "A5"],
  ["培养教育考察登记表", "Register of cultivation", "6", "keep", "A5"],
  ["思想汇报", "Reports of thought", "6", "merge", "A5"],
  ["个人自传", "Autobiography", "6 10", "merge", "A9"],
  ["积极分子培训证明", "Certificate of the activist's training", "6", "derive", "A5"],
  ["党小组、培养联系人意见", "Opinions of group and contacts", "7", "merge", "A6"],
  ["党员群众座谈会记录", "Minutes of the hearing", "7", "merge", "A6"],
  ["支委会讨论发展对象会议记录", "Minutes on the object", "7", "merge", "A6"],
  ["公示文本及照片", "Text and pictures of the publicity", "7a", "merge", "A7"],
  ["公示结果说明", "Result of the publicity", "7a", "merge", "A7"],
  ["发展对象请示及上级党委意见", "Request and opinion on the object", "8", "keep", "A8"],
  ["入党介绍人确认表", "Form of the introducers", "9", "derive", "A12"],
  ["政审函调信及回函", "Letters of inquiry and replies", "10", "merge", "A9"],
  ["政治审查综合材料", "Conclusion of the review", "10", "keep", "A9"],
  ["集中培训通知、签到、结业证明", "Notice, attendance and certificate of the training", "11", "keep", "A10"],
  ["支委会审查会议记录", "Minutes of the committee's review", "12", "merge", "A11"],
  ["预审请示", "Request for the pre-review", "13", "derive", ""],
  ["相关部门联审（征求意见）表", "Opinions of other bodies", "13", "merge", "A11"],
  ["预审意见（批复）", "Reply of the pre-review", "13", "keep", "A11"],
  ["入党志愿书", "Application form", "14", "keep", "A12"],
  ["接收预备党员支部大会会议记录", "Minutes of the admission", "15", "keep", "A13"],
  ["票决情况统计表（含选票）", "Tally with the ballots", "15", "merge", "A13"],
  ["接收预备党员报批请示", "Request for the approval", "15", "derive", ""],
  ["党委派员谈话记录", "Talk for the committee", "16", "merge", "A12"],
  ["党委审批批复及通知书", "Approval and notice", "17", "merge", "A12 A17"],
  ["预备党员备案表", "Filing of the probationary member", "18", "derive", ""],
  ["入党宣誓记录（照片）", "Record of the oath, pictures", "20", "merge", "A14"],
  ["预备党员教育考察登记表", "Register of the probation", "21", "keep", "A14"],
  ["预备期思想汇报、培训证明", "Reports and certificates in probation", "21", "merge", "A14"],
  ["转正申请书", "Request for full membership", "22", "keep", "A15"],
  ["转正征求意见及公示材料", "Opinions and publicity of the conversion", "23", "merge", "A16"],
  ["转正支委会、支部大会会议记录和票决表", "Minutes and tally of the conversion", "23", "keep", "A16"],
  ["转正请示、党委批复、归档移交清单", "Request, approval, list of the file", "24 25", "merge", "A12 A17"],
];

function typicalItem([zh, en, steps, flag, goesTo]: Row, index: number): Item {
  return {
    no: String(index + 1),
    partly: PARTLY.has(index + 1),
    name: words(zh, en),
    steps: split(steps),
    flag,
    goesTo: split(goesTo),
  };
}

function streamlined(): Item[] {
  return ADMISSION_MATERIALS.filter(({ kind }) => kind !== "seen").map(({ code, name, basis }) => ({
    no: code,
    name,
    steps: stepsOf(code),
    flag: "keep" as const,
    goesTo: [code],
    basis,
  }));
}

/** The steps whose facts a paper holds, read off the typical list. */
function stepsOf(code: string): string[] {
  const steps = TYPICAL.filter((row) => split(row[4]).includes(code)).flatMap((row) => split(row[2]));
  return [...new Set(steps)];
}

function split(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}

/** Items of which a part, such as a tally, a text or a request, is printed from facts. */
const PARTLY = new Set([5, 18, 20, 24, 31, 34, 38, 41, 42]);

/** Both profiles. */
export const ADMISSION_ARCHIVES: readonly ArchiveInput[] = [
  {
    code: "typical-42",
    name: words("以往做法 42 项（演示）", "typical-42 (demo)"),
    note: words(
      "按已公开的各地目录拼成，用于对照，不是正式目录",
      "Put together from published local lists for comparison; not official",
    ),
    items: TYPICAL.map((row, index) => typicalItem(row, index)),
  },
  {
    code: "streamlined-17",
    name: words("精简 17 项（演示）", "streamlined-17 (demo)"),
    note: words(
      "五种必存材料加上各条要证明的决定，不是正式目录",
      "The five compulsory kinds and the decisions each article asks to prove; not official",
    ),
    items: streamlined(),
  },
];
