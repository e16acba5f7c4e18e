import { addDays } from "#foundation/calendar.ts";
import type { FieldValues } from "#features/cases/index.ts";
import type { Crew, LifeLine } from "./life-line.ts";

/** Steps between the consent and the meeting. */
export type ExaminedStep = "9" | "10" | "11" | "12" | "13" | "14";

/** Steps 9 to 14; the first whose day has not come. */
export function examine(
  line: LifeLine,
  personId: string,
  crew: Crew,
  day: (step: ExaminedStep) => string,
): string | undefined {
  const steps: [ExaminedStep, FieldValues][] = [
    ["9", { introducers_on: day("9"), introducers: [...crew.members] }],
    [
      "10",
      {
        political_on: day("10"),
        political_result: "passed",
        political_text: "本人历史清楚，家庭主要成员和重要社会关系未发现影响入党的问题。",
      },
    ],
    [
      "11",
      {
        training_from: addDays(day("11"), -2),
        training_to: day("11"),
        training_days: 3,
        training_by: "基层党委",
      },
    ],
    ["12", { branch_review_on: day("12"), branch_review_text: "材料齐全，手续完备，同意报上级预审。" }],
    [
      "13",
      {
        prereview_on: day("13"),
        form_number: `样 ${personId}`,
        prereview_opinion: "预审合格，同意填写入党志愿书",
      },
    ],
    ["14", { form_filled_on: day("14") }],
  ];
  for (const [step, values] of steps) if (!line.add(step, day(step), values)) return step;
  return undefined;
}
