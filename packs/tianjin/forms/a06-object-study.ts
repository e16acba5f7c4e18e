import type { FormInput } from "#foundation/documents/model/form.ts";
import {
  basisNote,
  branchAndPerson,
  branchOpinion,
  pairGrid,
  paper,
  subjectGrid,
  textBlock,
} from "./cells.ts";
import { meetingGrid } from "./meetings.ts";
import type { FactReader } from "./read-facts.ts";

/** A6 发展对象征求意见及支委会研究记录: what group, contacts, members and masses said, and what was decided. */
export function objectStudyForm(read: FactReader): FormInput {
  const outcome = read.facts.steps["object"]?.outcome;
  return paper(
    read,
    `发展对象征求意见及${read.terms.committeeMeeting}研究记录`,
    [
      subjectGrid(read),
      pairGrid([
        "确定为积极\n分子时间",
        read.dotted("activist_on", "确定为入党积极分子时间"),
        "培养联系人",
        read.names("contacts", "培养联系人"),
      ]),
      textBlock(
        "征求党小\n组、培养联\n系人、党员\n和群众意见\n情况",
        read.text("opinions_text", "征求意见情况"),
        62,
      ),
      meetingGrid(read, "object"),
      textBlock("研究情况", read.text("object_text", "研究情况"), 50),
      branchOpinion(
        "研究决定",
        outcome ? `${read.terms.committeeMeeting}研究决定：${outcome.name}。` : "",
        read.day("object_on"),
        38,
      ),
      ...basisNote(read, "object"),
    ],
    { heading: branchAndPerson(read), titleSize: 20 },
  );
}
