import type { FormInput } from "#foundation/documents/model/form.ts";
import {
  basisNote,
  branchAndPerson,
  branchOpinion,
  committeeOpinion,
  pairGrid,
  paper,
  subjectGrid,
  textBlock,
} from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

/** A4 入党积极分子备案表, with the opinion of the committee above. */
export function activistFilingForm(read: FactReader): FormInput {
  return paper(
    read,
    "入党积极分子备案表",
    [
      subjectGrid(read),
      pairGrid(
        [
          "申请时间",
          read.dotted("application_on", "申请日期"),
          "谈话时间",
          read.dotted("talk_on", "谈话时间"),
        ],
        [
          "确定为积极\n分子时间",
          read.dotted("activist_on", "确定为入党积极分子时间"),
          "推荐方式",
          read.text("activist_way", "推荐方式"),
        ],
      ),
      textBlock("主要表现", read.text("activist_text", "研究情况"), 78),
      branchOpinion(
        "党支部\n意见",
        read.day("activist_on") ? `经${read.terms.committeeMeeting}研究，报请上级党委备案。` : "",
        read.day("activist_on"),
        36,
      ),
      committeeOpinion(
        "上级党委\n备案意见",
        read.text("activist_filed_opinion", "上级党委备案意见"),
        read.day("activist_filed_on"),
        42,
      ),
      ...basisNote(read, "activist_filing"),
    ],
    { heading: branchAndPerson(read) },
  );
}
