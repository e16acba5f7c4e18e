import type { FormInput } from "#foundation/documents/model/form.ts";
import { branchAndPerson, paper } from "./cells.ts";
import { meetingBlocks } from "./meetings.ts";
import type { FactReader } from "./read-facts.ts";

/** A13 接收预备党员大会记录及票决结果: the tally comes from what was counted, the words from the recorded decision. */
export function admissionMeetingForm(read: FactReader): FormInput {
  const who = "发展对象";
  return paper(
    read,
    `接收预备党员${read.terms.assembly}记录`,
    meetingBlocks(read, {
      prefix: "admission",
      step: "admission_meeting",
      who,
      review: "branch_review_text",
      heights: { minutes: 23, decision: 54 },
    }),
    { heading: branchAndPerson(read, who) },
  );
}
