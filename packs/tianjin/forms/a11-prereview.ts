import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import {
  basisNote,
  branchOpinion,
  committeeOpinion,
  grid,
  label,
  lineBlock,
  pairGrid,
  paper,
  row,
  subjectGrid,
  textBlock,
} from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

/** A11 预审表, with the branch committee's review and the opinions of other bodies. */
export function preReviewForm(read: FactReader): FormInput {
  return paper(
    read,
    "发展党员预审表",
    [
      subjectGrid(read),
      ...datesBlocks(read),
      textBlock("联审意见", read.maybe("joint_text"), 28),
      branchOpinion(
        "党支部\n委员会\n审查意见",
        read.text("branch_review_text", "支部委员会审查意见"),
        read.day("branch_review_on"),
        42,
      ),
      committeeOpinion(
        "上级党委\n预审意见",
        read.text("prereview_opinion", "预审意见"),
        read.day("prereview_on"),
        46,
      ),
      ...basisNote(read, "branch_review", "prereview"),
    ],
    {
      heading: [
        { label: "党支部", value: read.body("holder", "党支部") },
        { label: "志愿书编号", value: read.maybe("form_number") },
      ],
    },
  );
}

function datesBlocks(read: FactReader): BlockInput[] {
  return [
    pairGrid(
      [
        "申请入党\n时间",
        read.dotted("application_on", "申请日期"),
        "确定为积极\n分子时间",
        read.dotted("activist_on", "确定为入党积极分子时间"),
      ],
      [
        "确定为发展\n对象时间",
        read.dotted("consent_on", "上级党委同意时间"),
        "入党介绍人",
        read.names("introducers", "入党介绍人"),
      ],
    ),
    lineBlock("集中培训\n情况", trainingLine(read)),
    lineBlock("政治审查\n结论", read.text("political_result", "政治审查结论")),
    grid(
      [80, 80],
      [
        row([
          label("三个月内是否离开工作、学习单位"),
          { kind: "choice", options: ["是", "否"], ...leaving(read) },
        ]),
      ],
    ),
  ];
}

function trainingLine(read: FactReader): string {
  const from = read.dotted("training_from", "培训开始");
  const to = read.dotted("training_to", "培训结束");
  const days = read.count("training_days", "天", "培训天数");
  const by = read.text("training_by", "举办单位");
  if (!from || !to) return "";
  return `${from} 至 ${to}，参加${by}举办的集中培训，${days}。`;
}

/** Nobody knows of a leave: the place stays open, since nothing known is not the same as no. */
function leaving(read: FactReader): { chosen?: string } {
  const leaves = read.day("leaves_on");
  const reviewed = read.day("prereview_on");
  if (leaves === undefined || reviewed === undefined) return {};
  const [year = 0, month = 0, day = 0] = reviewed.split("-").map(Number);
  const limit = new Date(Date.UTC(year, month + 2, day)).toISOString().slice(0, 10);
  return { chosen: leaves <= limit ? "是" : "否" };
}
