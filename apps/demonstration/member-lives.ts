import { addDays, addMonths } from "#foundation/calendar.ts";
import type { FieldValues } from "#features/cases/index.ts";
import { examine } from "./examine-life.ts";
import { type Candidate, type Crew, type Life, type LifeLine, spread } from "./life-line.ts";

/** The same steps counted back from the meeting. */
const BEFORE_MEETING = { "9": 36, "10": 32, "11": 26, "12": 23, "13": 20, "14": 12 } as const;

/** From the introducers to where the probation stands, or to the archive. */
export function memberLife(line: LifeLine, person: Candidate, crew: Crew, join: string): Life {
  examine(line, person.personId, crew, (step) => addDays(join, -BEFORE_MEETING[step]));
  admit(line, crew, join);
  const approved = approve(line, crew, join);
  // One filing in fifteen is forgotten, and one oath.
  if (person.memberType === "2" && spread(person.personId, 6) % 15 === 0)
    return { done: line.done, at: "18" };
  if (!line.add("18", addDays(approved, 3), { superior_filed_on: addDays(approved, 3) }))
    return { done: line.done, at: "18" };
  if (!line.add("19", addDays(approved, 5), { assigned_on: addDays(approved, 5) }))
    return { done: line.done, at: "19" };
  const sworn = addDays(approved, 16);
  const forgotten = person.memberType === "2" && spread(person.personId, 7) % 15 === 0;
  if (forgotten || !line.add("20", sworn, { oath_on: sworn, oath_place: "党群服务中心" }))
    return { done: line.done, at: "20" };
  return probation(line, person, crew, join);
}

/** What a meeting found: everybody is there and agrees. */
function tally(prefix: "admission" | "conversion", on: string, { voters }: Crew): FieldValues {
  return {
    [`${prefix}_on`]: on,
    [`${prefix}_should`]: voters,
    [`${prefix}_present`]: voters,
    [`${prefix}_for`]: voters,
    [`${prefix}_against`]: 0,
    [`${prefix}_abstain`]: 0,
  };
}

function admit(line: LifeLine, crew: Crew, join: string): void {
  line.add("15", join, tally("admission", join, crew));
}

function approve(line: LifeLine, { members }: Crew, join: string): string {
  const day = (after: number) => (addDays(join, after) <= line.today ? addDays(join, after) : line.today);
  line.add("16", day(5), {
    committee_talk_on: day(5),
    committee_talker: members[0],
    committee_talk_text: "情况属实，同意提交审批。",
  });
  line.add("17", day(11), {
    approval_on: day(11),
    approval_opinion: "同意接收为预备党员",
    probation_from: join,
    probation_to: addMonths(join, 12),
  });
  return day(11);
}

function probation(line: LifeLine, person: Candidate, crew: Crew, join: string): Life {
  const reviewed = (on: string, ready: boolean) =>
    line.add(
      "21",
      on,
      { probation_on: on, probation_text: "履行党员义务，作用发挥较好。" },
      ready ? { move: "agree", outcome: "ready" } : { outcome: "again" },
    );
  const late = person.memberType === "2" && spread(person.personId, 8) % 9 === 0;
  if (!late) reviewed(addMonths(join, 6), false);
  const end = addMonths(join, 12);
  if (person.memberType !== "1") return { done: line.done, at: "21" };
  if (person.full !== end) return { done: line.done, at: "21" };
  reviewed(addDays(end, -4), true);
  line.add("22", end, { conversion_applied_on: end, expiry: end });
  line.add("23", addDays(end, 2), {
    conversion_opinions: "党小组、党员和群众均无不同意见。",
    conversion_review_on: addDays(end, 1),
    conversion_review_text: "支部委员会审查同意提交大会讨论。",
    ...tally("conversion", addDays(end, 2), crew),
    conversion_result: "convert",
  });
  const approved = addDays(end, 9);
  line.add("24", approved, {
    conversion_approved_on: approved,
    conversion_opinion: "同意转为正式党员",
    full_from: end,
  });
  if (
    !line.add("25", addDays(approved, 4), { archived_on: addDays(approved, 4), archive_place: "personnel" })
  )
    return { done: line.done, at: "25" };
  return { done: line.done, at: "end" };
}
