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

/** A9 政治审查结论性材料: in what way what was looked at, and the conclusion of people. */
export function politicalReviewForm(read: FactReader): FormInput {
  const { familyMembers, otherRelations } = read.terms;
  return paper(
    read,
    "政治审查结论性材料",
    [
      subjectGrid(read),
      pairGrid([
        "审查结束\n时间",
        read.dotted("political_on", "政治审查时间"),
        "确定为发展\n对象时间",
        read.dotted("consent_on", "上级党委同意时间"),
      ]),
      textBlock("审查情况", read.text("political_text", "政治审查情况"), 116),
      opinionBlock(
        "审查结论",
        conclusion(read),
        [
          signature("审查人签字", read.day("political_on")),
          signature("党支部书记签字", read.day("political_on"), true),
        ],
        46,
      ),
      {
        kind: "note",
        text: `审查内容包括对党的理论和路线、方针、政策的态度，政治历史和在重大政治斗争中的表现，遵纪守法和遵守社会公德情况，以及${familyMembers}和${otherRelations}的政治情况；函调信及回函附后。`,
      },
      ...basisNote(read, "political"),
    ],
    { heading: branchAndPerson(read) },
  );
}

function conclusion(read: FactReader): string {
  const result = read.text("political_result", "政治审查结论");
  return result === "" ? "" : `经政治审查，结论为：${result}。`;
}
