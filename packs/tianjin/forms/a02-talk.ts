import type { FormInput } from "#foundation/documents/model/form.ts";
import {
  basisNote,
  branchAndPerson,
  opinionBlock,
  pairGrid,
  paper,
  signature,
  subjectGrid,
  textBlock,
} from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

/** A2 谈话记录: within a month of the application somebody of the branch talks with the applicant. */
export function talkForm(read: FactReader): FormInput {
  const talkers = read.people("talker", "谈话人");
  return paper(
    read,
    "入党申请人谈话记录",
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
          "谈话人\n及职务",
          talkers.map(({ name, post }) => (post ? `${name}　${post}` : name)).join("\n"),
          "谈话地点",
          read.maybe("talk_place"),
        ],
      ),
      textBlock("谈话内容", read.text("talk_text", "谈话内容"), 128),
      opinionBlock(
        "签字",
        "以上记录经谈话双方核对无误。",
        [signature("谈话人签字", read.day("talk_on")), signature("申请人签字", read.day("talk_on"))],
        30,
      ),
      ...basisNote(read, "talk"),
    ],
    { heading: branchAndPerson(read) },
  );
}
