import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import { branchAndPerson, branchOpinion, pageBreak, pairGrid, paper, textBlock } from "./cells.ts";
import { meetingBlocks } from "./meetings.ts";
import type { FactReader } from "./read-facts.ts";

/** A16 转正征求意见、审查、大会记录及票决结果. */
export function conversionForm(read: FactReader): FormInput {
  const who = "预备党员";
  return paper(
    read,
    `转正征求意见、审查及${read.terms.assembly}记录`,
    [
      datesGrid(read),
      textBlock("征求党小\n组、党员和\n群众意见\n情况", read.text("conversion_opinions", "征求意见情况"), 96),
      branchOpinion(
        "支部委员\n会审查\n意见",
        read.text("conversion_review_text", "支部委员会审查意见"),
        read.day("conversion_review_on"),
        84,
      ),
      pageBreak(),
      ...meetingBlocks(read, {
        prefix: "conversion",
        step: "conversion_meeting",
        who,
        review: "conversion_review_text",
        heights: { minutes: 25, decision: 62 },
      }),
    ],
    { titleSize: 20, heading: branchAndPerson(read, who) },
  );
}

function datesGrid(read: FactReader): BlockInput {
  const from = read.dotted("probation_from", "预备期起");
  const to = read.dotted("probation_to", "预备期止");
  return pairGrid(
    [
      "接收为预备\n党员时间",
      read.dotted("admission_on", "接收为预备党员时间"),
      "提出转正\n申请时间",
      read.dotted("conversion_applied_on", "转正申请日期"),
    ],
    ["预备期", from && to ? `${from} 至 ${to}` : "", "入党介绍人", read.names("introducers", "入党介绍人")],
  );
}
