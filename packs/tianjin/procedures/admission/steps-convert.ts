import { dev, BRANCH_MOVES_BACK, type GuardInput, type StepInput, words } from "#packs/kit/procedure.ts";
import { inOrder } from "./guards.ts";

const ASSIGNMENT: StepInput = {
  code: "19",
  key: "assignment",
  name: words("编入党支部和党小组", "Assign to branch and group"),
  stage: "convert",
  party: "holder",
  who: words("支部", "The branch"),
  permission: "cases.act",
  day: "assigned_on",
  fields: [{ field: "assigned_on" }, { field: "party_group", optional: true }],
  guards: [inOrder("assigned_on", "approval_on", "审批", "the approval")],
  moves: BRANCH_MOVES_BACK,
  materials: [],
  outcomes: [{ code: "assigned", name: words("已编入", "Assigned"), to: "20" }],
  basis: dev("29", "及时编入党支部和党小组", "Assigned promptly"),
};

const IN_TIME: GuardInput = {
  code: "L01",
  name: words("一个月内宣誓", "Oath within a month"),
  met: "approval_on = null or oath_on <= months after(approval_on, 1)",
  class: "WARN",
  whenMet: words(
    "{approved} 批准，{oath} 宣誓，在 {limit} 之前",
    "Approved {approved}, oath {oath}, by {limit}",
  ),
  whenUnmet: words("一般应在 {limit} 前宣誓，超期要写理由", "Generally due by {limit}: give the reason"),
  values: { approved: "approval_on", oath: "oath_on", limit: "months after(approval_on, 1)" },
  basis: dev("30", "一般在批准后一个月内举行", "Generally within one month of the approval"),
};
const OATH: StepInput = {
  code: "20",
  key: "oath",
  name: words("入党宣誓", "Oath"),
  stage: "convert",
  party: "holder",
  who: words("基层党委或支部组织", "Committee or branch"),
  permission: "cases.act",
  day: "oath_on",
  fields: [
    { field: "oath_on" },
    { field: "oath_place", optional: true },
    { field: "oath_leader", optional: true },
  ],
  guards: [IN_TIME, inOrder("oath_on", "approval_on", "审批", "the approval")],
  due: {
    since: words("批准", "the approval"),
    from: "approval_on",
    within: { months: 1 },
    basis: dev("30", "一般在批准后一个月内举行", "Generally within one month of the approval"),
  },
  moves: BRANCH_MOVES_BACK,
  materials: [],
  outcomes: [{ code: "sworn", name: words("已宣誓", "Sworn"), to: "21" }],
  basis: dev("30", "面向党旗宣誓", "The oath is sworn facing the Party flag"),
};

const PROBATION: StepInput = {
  code: "21",
  key: "probation",
  name: words("继续教育考察", "Education and review in probation"),
  stage: "convert",
  party: "holder",
  who: words("支部，每半年一次", "The branch, every half-year"),
  permission: "cases.act",
  day: "probation_on",
  fields: [
    { field: "probation_on" },
    { field: "probation_text" },
    { field: "probation_opinion", optional: true },
  ],
  repeats: {
    months: 6,
    enough: "probation.entries >= 2 and probation_on >= months after(probation_from, 11)",
    basis: dev("31-32", "预备期一年，继续教育和考察", "One year of probation with education and review"),
  },
  guards: [inOrder("probation_on", "probation_from", "预备期开始", "the start of the probation")],
  due: {
    since: words("上次考察", "the last review"),
    from: "if probation.date = null then probation_from else probation.date",
    within: { months: 6 },
    basis: dev("31"),
  },
  moves: ["submit", "agree", "withdraw", "return", "reassign", "suspend", "resume", "terminate"],
  materials: ["A14"],
  outcomes: [
    { code: "again", name: words("继续考察", "Review goes on"), when: 'move != "agree"', to: "21" },
    { code: "ready", name: words("预备期将满，等待转正申请", "Probation about to end"), to: "22" },
  ],
  basis: dev("31-32", "预备期一年，继续教育和考察", "One year of probation with education and review"),
};

const CONVERSION_APPLICATION: StepInput = {
  code: "22",
  key: "conversion_application",
  name: words("提出转正申请", "Ask for full membership"),
  stage: "convert",
  party: "holder",
  who: words("预备党员本人书面提出", "The probationary member, in writing"),
  permission: "cases.act",
  day: "conversion_applied_on",
  fields: [{ field: "conversion_applied_on" }, { field: "expiry" }],
  guards: [
    {
      code: "L02",
      name: words("届满时申请", "Asked at the end of the probation"),
      met: "conversion_applied_on >= days after(expiry, -14)",
      class: "WARN",
      whenMet: words("预备期 {expiry} 届满，{on} 申请", "Probation ends {expiry}, asked {on}"),
      whenUnmet: words(
        "预备期 {expiry} 届满，{on} 申请早了，要写理由",
        "Probation ends {expiry}; asking on {on} is early: give the reason",
      ),
      values: { expiry: "expiry", on: "conversion_applied_on" },
      basis: dev("33", "预备期满时由本人提出书面转正申请", "Asked in writing when the probation ends"),
    },
    inOrder("conversion_applied_on", "admission_on", "大会", "the meeting"),
  ],
  due: {
    since: words("预备期届满", "the end of the probation"),
    from: "expiry",
    within: { days: 7 },
    basis: dev("33", "预备期满时由本人提出书面转正申请", "Asked in writing when the probation ends"),
  },
  moves: BRANCH_MOVES_BACK,
  materials: ["A15"],
  outcomes: [{ code: "asked", name: words("已申请", "Asked"), to: "23" }],
  basis: dev("33", "预备期满，本人书面申请", "At the end of the probation, in writing"),
};

/** Stage 5 up to the request: assignment, oath, probation, request. */
export const PROBATION_STEPS: readonly StepInput[] = [ASSIGNMENT, OATH, PROBATION, CONVERSION_APPLICATION];
