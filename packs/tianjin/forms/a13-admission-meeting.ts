import type { FormInput } from "#foundation/documents/model/form.ts";
import { basisNote, opinionBlock, paper, signature } from "./cells.ts";
import { attendanceGrid, meetingGrid, minutesBlocks, resolutionText, tallyGrid } from "./meetings.ts";
import type { FactReader } from "./read-facts.ts";

/** A13 接收预备党员大会记录及票决结果: the tally comes from what was counted, the words from the recorded decision. */
export function admissionMeetingForm(read: FactReader): FormInput {
  return paper(
    read,
    `接收预备党员${read.terms.assembly}记录`,
    [
      meetingGrid(read, "admission"),
      attendanceGrid(read, "admission"),
      ...minutesBlocks(
        "发展对象",
        read.names("introducers", "入党介绍人"),
        read.text("branch_review_text", "支部委员会审查意见"),
        23,
      ),
      ...tallyGrid(read, "admission"),
      opinionBlock(
        "大会决议",
        resolutionText(read, "admission", "admission_meeting"),
        [signature("党支部书记签字", read.day("admission_on"), true)],
        54,
      ),
      ...basisNote(read, "admission_meeting"),
    ],
    {
      heading: [
        { label: "党支部", value: read.body("holder", "党支部") },
        { label: "发展对象", value: read.facts.subject.name },
      ],
    },
  );
}
