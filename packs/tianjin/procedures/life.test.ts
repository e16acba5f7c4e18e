import { expect, test } from "vitest";
import type { Definition, FieldValue, Situation, StepFacts } from "#features/procedures/contract.ts";
import {
  countFields,
  derivedOf,
  evaluateIn,
  fieldsOf,
  fromFeel,
  getStep,
  judgeStep,
  mayGoOn,
  outcomeOf,
} from "#features/procedures/index.ts";
import { contextFor, definitionOf } from "#tests/kit/procedures.ts";

type Values = Record<string, FieldValue>;
type Entry = [step: string, move: string, given: Values];

const CAREFUL = { admission_present: 12, admission_for: 12, admission_against: 0 };

/** The worked example of members-and-branches 1.5 with everything before it, and what somebody types at each step. */
const LIFE: Entry[] = [
  ["1", "submit", { application_on: "2023-03-01" }],
  ["2", "submit", { talk_on: "2023-03-20", talker: "f1", talk_text: "了解了基本情况" }],
  ["3", "submit", { activist_on: "2023-09-12", activist_way: "members", activist_text: "一致同意" }],
  ["4", "agree", { activist_filed_on: "2023-09-20" }],
  ["5", "submit", { contacts_on: "2023-09-25", contacts: ["f1", "f2"] }],
  ["6", "submit", { review_on: "2024-03-12", review_text: "表现良好" }],
  ["6", "agree", { review_on: "2024-09-12", review_text: "表现良好" }],
  ["7", "submit", { object_on: "2024-09-20", opinions_text: "都同意", object_text: "同意" }],
  [
    "7a",
    "submit",
    {
      publicity_from: "2024-09-23",
      publicity_place: "社区公告栏",
      publicity_result: "clear",
      publicity_done_on: "2024-10-08",
    },
  ],
  ["8", "agree", { consent_on: "2024-10-10" }],
  ["9", "submit", { introducers_on: "2024-10-11", introducers: ["f1", "f2"] }],
  ["10", "submit", { political_on: "2024-12-01", political_result: "passed", political_text: "合格" }],
  ["11", "submit", { training_to: "2025-01-08", training_days: 3, training_by: "基层党委" }],
  ["12", "submit", { branch_review_on: "2025-04-20", branch_review_text: "合格" }],
  ["13", "agree", { prereview_on: "2025-05-10", form_number: "TJ-0001" }],
  ["14", "submit", { form_filled_on: "2025-05-15" }],
  ["15", "submit", { admission_on: "2025-05-20", ...CAREFUL }],
  [
    "16",
    "agree",
    { committee_talk_on: "2025-07-01", committee_talker: "f3", committee_talk_text: "态度端正" },
  ],
  ["17", "agree", { approval_on: "2025-08-11" }],
  ["18", "agree", { superior_filed_on: "2025-08-20" }],
  ["19", "submit", { assigned_on: "2025-08-21" }],
  ["20", "submit", { oath_on: "2025-09-11" }],
  ["21", "submit", { probation_on: "2025-11-20", probation_text: "表现良好" }],
  ["21", "agree", { probation_on: "2026-05-18", probation_text: "表现良好" }],
  ["22", "submit", { conversion_applied_on: "2026-05-20" }],
  [
    "23",
    "submit",
    {
      conversion_opinions: "都同意",
      conversion_review_on: "2026-06-10",
      conversion_review_text: "合格",
      conversion_on: "2026-06-18",
      conversion_present: 12,
      conversion_for: 12,
      conversion_against: 0,
      conversion_result: "convert",
    },
  ],
  ["24", "agree", { conversion_approved_on: "2026-07-10" }],
  ["25", "submit", { archived_on: "2026-07-20", archive_place: "personnel" }],
];

/** A case as data, carried on by the pure rules alone, as the store would keep it. */
interface Carried {
  values: Values;
  steps: Record<string, StepFacts>;
  person: Record<string, string | null>;
  typed: number;
  derived: number;
  twice: number;
  most: number;
  at: string;
  memberTypes: string[];
}

function carry(definition: Definition, life: readonly Entry[], more: Partial<Situation> = {}): Carried {
  const carried: Carried = {
    values: {},
    steps: {},
    person: { birth_date: "1998-05-04", work_post: "社区工作者" },
    typed: 0,
    derived: 0,
    twice: 0,
    most: 0,
    at: landOn(definition, definition.steps[0]?.code ?? "", more.variant ?? null),
    memberTypes: [],
  };
  for (const entry of life) move(definition, carried, entry, more);
  return carried;
}

function move(
  definition: Definition,
  carried: Carried,
  [code, made, given]: Entry,
  more: Partial<Situation>,
): void {
  expect(carried.at).toBe(code);
  const step = getStep(definition, code);
  const values = { ...carried.values, ...given };
  const context = contextFor(definition, {
    ...more,
    values,
    steps: carried.steps,
    person: carried.person,
    move: made,
  });
  const fields = fieldsOf(definition, step, context);
  const missing = fields.toType.filter((field) => !field.optional && given[field.code] === undefined);
  expect(missing.map((field) => field.code)).toEqual([]);
  const checks = judgeStep(definition, step, context);
  expect(checks.filter(({ result }) => result !== "met" && result !== "waived")).toEqual([]);
  expect(mayGoOn(step, checks).may).toBe(true);
  const outcome = outcomeOf(step, context);
  const counts = countFields(fields, given);
  const before = carried.steps[step.key];
  for (const effect of outcome?.effects ?? []) {
    if (effect.do !== "become") continue;
    carried.memberTypes.push(`${effect.memberType} ${String(fromFeel(evaluateIn(context, effect.from)))}`);
    for (const [date, feel] of Object.entries(effect.dates)) {
      carried.person[date] = String(fromFeel(evaluateIn(context, feel)));
    }
  }
  carried.values = { ...values, ...derivedOf(definition, step, context) };
  carried.steps[step.key] = {
    date: String(given[step.day]),
    done: true,
    outcome: outcome?.code ?? null,
    past: [...(before?.past ?? []), outcome?.code ?? ""],
    entries: (before?.entries ?? 0) + Number(step.repeats !== undefined),
    edition: definition.edition,
  };
  carried.typed += counts.typed;
  carried.derived += counts.derived;
  carried.twice += counts.twice;
  carried.most = Math.max(carried.most, counts.typed);
  carried.at = landOn(definition, outcome?.to ?? "nowhere", more.variant ?? null);
}

/** Steps that an exception leaves out are passed over by their usual way on. */
function landOn(definition: Definition, code: string, variant: string | null): string {
  const skips = definition.variants.find((one) => one.code === variant)?.skips ?? [];
  return skips.includes(code)
    ? landOn(definition, getStep(definition, code).outcomes.at(-1)?.to ?? "end", variant)
    : code;
}

test.each(["2014", "2026"])(
  "a whole life by the edition of %s: no check unmet, nothing typed twice, at most 60 typed",
  (edition) => {
    const definition = definitionOf("admission", edition);
    const life = LIFE.filter(([step]) => edition === "2026" || step !== "7a");
    const carried = carry(definition, life);
    expect(carried.at).toBe("end");
    expect(carried.memberTypes).toEqual([
      "5 2023-03-01",
      "4 2023-09-12",
      "3 2024-10-10",
      "2 2025-05-20",
      "1 2026-05-20",
    ]);
    expect(carried.person).toMatchObject({ join_date: "2025-05-20", full_date: "2026-05-20" });
    expect(carried.twice).toBe(0);
    expect(carried.typed).toBeLessThanOrEqual(60);
    expect(carried.typed).toBeGreaterThan(45);
    expect(carried.most).toBeLessThanOrEqual(12);
    expect(carried.derived).toBeGreaterThan(10);
  },
);

test("at the front line three months are enough, and meeting, vote and talk are held all the same", () => {
  const definition = definitionOf("admission", "2026");
  const fast: Entry[] = LIFE.filter(([step], index) => step !== "6" || LIFE[index]?.[1] === "agree").map(
    ([step, made, given]) =>
      step === "6" ? [step, made, { ...given, review_on: "2023-12-01" }] : [step, made, given],
  );
  const carried = carry(definition, fast, { variant: "front-line" });
  expect(carried.at).toBe("end");
  expect(carried.memberTypes).toContain("2 2025-05-20");
});

/** The same life with the steps left out that the exception leaves out. */
function without(definition: Definition, variant: string): Entry[] {
  const skips = definition.variants.find((one) => one.code === variant)?.skips ?? [];
  return LIFE.filter(([step]) => !skips.includes(step));
}

test("a direct admission leaves out cultivation and meeting; the probation begins with the approval", () => {
  const definition = definitionOf("admission", "2026");
  const later: Record<string, Values> = {
    "22": { conversion_applied_on: "2026-08-11" },
    "23": { conversion_review_on: "2026-08-12", conversion_on: "2026-08-12" },
    "24": { conversion_approved_on: "2026-08-20" },
    "25": { archived_on: "2026-08-21" },
  };
  const life = without(definition, "direct").map(([step, made, given]): Entry => {
    const day: Values = step === "21" && made === "agree" ? { probation_on: "2026-08-01" } : {};
    return [step, made, { ...given, ...later[step], ...day }];
  });
  const carried = carry(definition, life, { variant: "direct" });
  expect(carried.at).toBe("end");
  expect(carried.memberTypes).toEqual(["5 2023-03-01", "2 2025-08-11", "1 2026-08-11"]);
});

test("a recognition after death keeps review, meeting and approval, and ends with full membership", () => {
  const definition = definitionOf("admission", "2026");
  const life = without(definition, "posthumous").map(([step, made, given]): Entry => {
    const { form_number: _, ...rest } = given;
    return [step, made, rest];
  });
  expect(life.map(([step]) => step)).toEqual(["10", "12", "13", "15", "17", "18", "25"]);
  const carried = carry(definition, life, { variant: "posthumous" });
  expect(carried.at).toBe("end");
  expect(carried.memberTypes).toEqual(["1 2025-08-11"]);
});
