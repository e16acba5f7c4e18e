import type { FormInput } from "#foundation/documents/model/form.ts";
import {
  basisNote,
  branchAndPerson,
  branchOpinion,
  grid,
  label,
  pairGrid,
  paper,
  row,
  subjectGrid,
  textBlock,
} from "./cells.ts";
import { meetingGrid } from "./meetings.ts";
import type { FactReader } from "./read-facts.ts";

/** As the field `activist_way` of the procedure offers them. */
const WAYS = ["党员推荐", "共青团推优", "工会、妇联推优"];

/** A3 推荐推优及支委会研究记录: who was recommended how, and what the branch committee decided. */
export function recommendationForm(read: FactReader): FormInput {
  const way = read.text("activist_way", "推荐方式");
  const chosen = WAYS.find((one) => one === way);
  return paper(
    read,
    `推荐推优及${read.terms.committeeMeeting}研究记录`,
    [
      subjectGrid(read),
      pairGrid([
        "申请时间",
        read.dotted("application_on", "申请日期"),
        "谈话时间",
        read.dotted("talk_on", "谈话时间"),
      ]),
      grid(
        [26, 134],
        [row([label("推荐方式"), { kind: "choice", options: WAYS, ...(chosen && { chosen }) }])],
      ),
      pairGrid([
        "参加推荐\n人数",
        read.maybe("recommend_voters"),
        "同意推荐\n人数",
        read.maybe("recommend_votes"),
      ]),
      meetingGrid(read, "activist"),
      textBlock("研究情况", read.text("activist_text", "研究情况"), 88),
      branchOpinion("研究决定", decision(read), read.day("activist_on"), 40),
      ...basisNote(read, "activist"),
    ],
    { heading: branchAndPerson(read) },
  );
}

function decision(read: FactReader): string {
  const step = read.facts.steps["activist"];
  return step?.outcome ? `${read.terms.committeeMeeting}研究决定：${step.outcome.name}。` : "";
}
