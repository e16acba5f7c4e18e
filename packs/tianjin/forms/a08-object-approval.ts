import type { FormInput } from "#foundation/documents/model/form.ts";
import {
  basisNote,
  branchAndPerson,
  branchOpinion,
  lineBlock,
  opinionBlock,
  pairGrid,
  paper,
  signature,
  subjectGrid,
  textBlock,
} from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

/** A8 发展对象审批（备案）表: the committee above files (2014) or agrees (2026). */
export function objectApprovalForm(read: FactReader): FormInput {
  const { objectApproval } = read.terms;
  return paper(
    read,
    `发展对象${objectApproval}表`,
    [
      subjectGrid(read),
      pairGrid([
        "申请入党\n时间",
        read.dotted("application_on", "申请日期"),
        "确定为积极\n分子时间",
        read.dotted("activist_on", "确定为入党积极分子时间"),
      ]),
      lineBlock("培养联系人", read.names("contacts", "培养联系人")),
      textBlock("征求意见\n及研究情况", read.text("object_text", "研究情况"), read.terms.isPosted ? 58 : 84),
      ...(read.terms.isPosted ? [textBlock("公示情况", read.text("publicity_result", "公示结果"), 26)] : []),
      branchOpinion("党支部\n意见", request(read), read.day("object_on"), 36),
      opinionBlock(
        `上级党委\n${objectApproval}意见`,
        read.text("consent_opinion", "上级党委意见"),
        [signature("党委负责人签字", read.day("consent_on"), true)],
        40,
      ),
      ...basisNote(read, "object", "consent"),
    ],
    { heading: branchAndPerson(read) },
  );
}

/** Said only once the committee of the branch has met. */
function request(read: FactReader): string {
  const { objectApproval, committeeMeeting } = read.terms;
  if (read.day("object_on") === undefined) return "";
  return `经${committeeMeeting}研究，拟确定${read.facts.subject.name}同志为发展对象，报请上级党委${objectApproval}。`;
}
