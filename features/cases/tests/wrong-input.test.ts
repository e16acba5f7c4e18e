import { afterAll, beforeAll, expect, test } from "vitest";
import { Refused } from "#foundation/decision.ts";
import { fill, PROBLEMS } from "#foundation/http/problems.ts";
import type { FieldValues } from "../case.contract.ts";
import { moveCase } from "../moves/move-case.ts";
import { MOVE_REFUSALS } from "../moves.contract.ts";
import { readCase } from "../read-case.ts";
import { saveDraft } from "../save-draft.ts";
import { aCaseCity, admissionActs, carry, type CaseCity, hands, openAdmission, type Running } from "./kit.ts";

let city: CaseCity;
let meeting: Running;
let talk: Running;
beforeAll(async () => {
  city = await aCaseCity();
  const upTo = async (branch: "riversideFirst" | "harbourFirst", step: string) => {
    const acts = admissionActs(city.full(branch));
    city.setDay("2025-01-10");
    const opened = await openAdmission(city, branch, city.applicant(branch));
    return carry(
      city,
      branch,
      opened,
      acts.slice(
        0,
        acts.findIndex((act) => act.step === step),
      ),
    );
  };
  meeting = await upTo("riversideFirst", "15");
  talk = await upTo("harbourFirst", "2");
  city.setDay("2026-06-20");
});
afterAll(() => city.close());

const MEETING: FieldValues = {
  admission_on: "2026-06-20",
  admission_present: 4,
  admission_for: 4,
  admission_against: 0,
};

/** What the page shows of a refusal, in both languages. */
function wordsOf(error: unknown): { zh: string; en: string } {
  if (!(error instanceof Refused)) throw error;
  const own = MOVE_REFUSALS[error.code as keyof typeof MOVE_REFUSALS];
  return fill(own ?? PROBLEMS[error.code]?.message ?? { zh: "", en: "" }, error.details);
}

async function refusalOf(at: Running, by: "riversideFirst" | "harbourFirst", step: string, values: object) {
  const { branch } = hands(city, by);
  const input = { caseId: at.caseId as never, step, version: at.version, values: values as FieldValues };
  return moveCase.run(city.services, branch, { ...input, move: "submit" }).then(() => {
    throw new Error("It went through.");
  }, wordsOf);
}

test.each([
  ["a meeting before the pre-review", { admission_on: "2026-06-01" }, /2026-06-01 早于填写志愿书 2026-06-12/],
  ["a meeting that is still to come", { admission_on: "2026-12-01" }, /还没有到这一天/],
  [
    "more present than should attend",
    { admission_present: 9, admission_for: 9 },
    /票数与到会、书面意见人数不符：赞成 9，反对 0，实到 9，应到 4/,
  ],
  [
    "more votes than people present",
    { admission_present: 3, admission_for: 4 },
    /票数与到会、书面意见人数不符：赞成 4，反对 0，实到 3/,
  ],
  [
    "fewer than half present",
    { admission_present: 1, admission_for: 1 },
    /实到 1 人，不足应到 4 人的一半以上/,
  ],
  ["a count below nothing", { admission_against: -1 }, /不能小于 0/],
  ["words in place of a number", { admission_present: "四" }, /写数字/],
  ["no day of the calendar", { admission_on: "2026-02-30" }, /写成 2026-03-05 这样的日期/],
  ["nothing at all", { admission_on: null, admission_present: null, admission_for: null }, /还要填：/],
  ["a field of another step", { oath_on: "2026-06-20" }, /宣誓日期：这一步不填/],
  ["what is known already", { admission_should: 4 }, /已经知道，不用再填/],
])("%s is refused in words, and the draft stays", async (_, wrong, words) => {
  const values = { ...MEETING, ...wrong } as FieldValues;
  const { branch } = hands(city, "riversideFirst");
  const caseId = meeting.caseId as never;
  const { now } = await readCase.run(city.services, branch, { caseId });
  const version = now?.draft?.version ?? 0;
  await saveDraft.run(city.services, branch, { caseId, step: "15", values: { ...MEETING }, version });
  const said = await refusalOf(meeting, "riversideFirst", "15", values);
  expect(said.zh).toMatch(words);
  expect([said.zh.includes("{"), said.en.includes("{"), said.en.trim() === ""]).toEqual([
    false,
    false,
    false,
  ]);
  const after = await readCase.run(city.services, branch, { caseId });
  expect(after.now).toMatchObject({ step: "15", draft: { values: MEETING, version: version + 1 } });
});

test("a text without end is refused with its limit; one of script is kept as the words that it is", async () => {
  const [talker = ""] = city.full("harbourFirst");
  const values = { talk_on: "2025-02-05", talker };
  const at = (text: string) => refusalOf(talk, "harbourFirst", "2", { ...values, talk_text: text });
  // The page stops at 4,000 characters; what comes past it is answered before anything is read.
  await expect(at("长".repeat(4001))).resolves.toEqual(PROBLEMS["invalid_input"]?.message);
  const script = `<script>alert("甲")</script> '; drop table cases.case_file; -- \u202E`;
  const { branch } = hands(city, "harbourFirst");
  const caseId = talk.caseId as never;
  await moveCase.run(city.services, branch, {
    caseId,
    move: "submit",
    step: "2",
    version: talk.version,
    values: { ...values, talk_text: script },
    note: "补记",
  });
  const { known } = await readCase.run(city.services, branch, { caseId });
  expect(known.find(({ code }) => code === "talk_text")?.text.zh).toBe(script);
});
