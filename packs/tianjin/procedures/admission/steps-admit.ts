import {
  dev,
  BRANCH_MOVES_BACK,
  cite,
  type GuardInput,
  type StepInput,
  SUPERIOR_MOVES,
  words,
} from "#packs/kit/procedure.ts";
import { inOrder, leavingGuard, meetingGuards, POLITICAL_GUARD } from "./guards.ts";

const BRANCH_REVIEW: StepInput = {
  code: "12",
  key: "branch_review",
  name: words("支部委员会审查", "Review by the branch committee"),
  stage: "admit",
  party: "holder",
  who: words(`{committeeMeeting}集体讨论`, "Branch committee, together"),
  permission: "cases.act",
  day: "branch_review_on",
  fields: [
    { field: "branch_review_on" },
    { field: "branch_review_text" },
    { field: "leaves_on", optional: true },
  ],
  guards: [POLITICAL_GUARD, inOrder("branch_review_on", "political_on", "政治审查", "the political review")],
  moves: BRANCH_MOVES_BACK,
  materials: [],
  outcomes: [{ code: "reviewed", name: words("认为合格，报预审", "Found fit: to the pre-review"), to: "13" }],
  basis: dev(
    "19",
    "支部委员会审查，集体讨论认为合格后报上级党委预审",
    "The branch committee reviews, then the committee above pre-reviews",
  ),
};

const PLANNED: GuardInput = {
  code: "P01",
  name: words("年度计划", "Yearly plan"),
  met: "plan = null or plan.used < plan.quota",
  class: "NEEDS_APPROVAL",
  whenMet: words("本年计划 {quota} 名，已用 {used} 名", "Plan of the year {quota}, used {used}"),
  whenUnmet: words(
    "本年计划 {quota} 名已用完，须报上级党委组织部门同意",
    "The plan of {quota} is used up: the department above must agree",
  ),
  values: { quota: "plan.quota", used: "plan.used" },
  basis: cite("DEV", null, "V2", "发展党员实行年度指导性计划", "Admissions follow a yearly guidance plan"),
  waivedBy: ["front-line", "direct", "posthumous"],
};
const PREREVIEW: StepInput = {
  code: "13",
  key: "prereview",
  name: words("上级党委预审", "Pre-review by the committee above"),
  stage: "admit",
  party: "approver",
  who: words("有审批权的基层党委", "Committee with the power to approve"),
  permission: "cases.approve",
  day: "prereview_on",
  fields: [
    { field: "prereview_on" },
    { field: "form_number", when: 'variant != "posthumous"' },
    { field: "form_voided", when: "earlier.form_number != null" },
    { field: "prereview_opinion" },
    { field: "joint_text", optional: true },
  ],
  guards: [
    POLITICAL_GUARD,
    leavingGuard("prereview_on"),
    {
      code: "G20",
      name: words("一人一份志愿书", "One form for each person"),
      met: "earlier.form_number = null or form_voided",
      class: "BLOCK",
      whenMet: words("本人没有别的志愿书", "No other form of this person is open"),
      whenUnmet: words(
        "本人还有一份志愿书 {earlier}，先作废才能另发",
        "Form {earlier} of this person is still open: void it first",
      ),
      values: { earlier: "earlier.form_number" },
      basis: dev(
        "19",
        "预审合格的发给《中国共产党入党志愿书》，编号管理",
        "The numbered form is handed out after the pre-review",
      ),
    },
    PLANNED,
    inOrder("prereview_on", "branch_review_on", "支委会审查", "the committee's review"),
  ],
  moves: SUPERIOR_MOVES,
  materials: ["A11"],
  outcomes: [
    { code: "refused", name: words("预审不合格", "Not passed"), when: 'move = "refuse"', to: "end" },
    { code: "passed", name: words("预审合格", "Passed"), to: "14" },
  ],
  basis: dev(
    "19",
    "上级党委预审，书面通知结果，发给志愿书",
    "The committee above pre-reviews and hands out the form",
  ),
};

const FORM: StepInput = {
  code: "14",
  key: "application_form",
  name: words("填写入党志愿书", "Fill in the application form"),
  stage: "admit",
  party: "holder",
  who: words("本人在介绍人指导下填写", "The person, guided by the introducers"),
  permission: "cases.act",
  day: "form_filled_on",
  fields: [{ field: "form_filled_on" }],
  guards: [inOrder("form_filled_on", "prereview_on", "预审", "the pre-review")],
  moves: BRANCH_MOVES_BACK,
  materials: ["A12"],
  outcomes: [{ code: "filled", name: words("已填写", "Filled in"), to: "15" }],
  basis: dev("19", "在介绍人指导下按要求填写", "Filled in with the introducers' guidance"),
};

const WITHIN_MONTH: GuardInput = {
  code: "G12",
  name: words("预审后一个月内开会", "Meeting within a month of the pre-review"),
  met: "prereview_on = null or admission_on <= months after(prereview_on, 1)",
  class: "BLOCK",
  whenMet: words("{pre} 预审合格，{on} 开会，在 {limit} 之前", "Pre-review {pre}, meeting {on}, by {limit}"),
  whenUnmet: words(
    "应在 {limit} 前开会，超期须重新预审",
    "The meeting was due by {limit}: the pre-review must be done again",
  ),
  values: { pre: "prereview_on", on: "admission_on", limit: "months after(prereview_on, 1)" },
  basis: dev(
    "20",
    "预审合格后一个月内召开党员大会",
    "The meeting is held within one month of the pre-review",
  ),
  waivedBy: ["time-waiver"],
};
const MEETING: StepInput = {
  code: "15",
  key: "admission_meeting",
  name: words(`{membersMeeting}讨论`, "Members' meeting"),
  stage: "admit",
  party: "holder",
  who: words(`{membersMeeting}，无记名投票，逐个表决`, "Members' meeting, secret ballot, one by one"),
  permission: "cases.act",
  day: "admission_on",
  fields: [
    { field: "admission_on" },
    { field: "admission_left_out", optional: true },
    { field: "admission_left_out_consent", when: "admission_left_out > 0" },
    { field: "admission_should" },
    { field: "admission_present" },
    { field: "admission_written", optional: true },
    { field: "admission_for" },
    { field: "admission_against" },
    { field: "admission_invalid", optional: true },
    { field: "admission_abstain" },
    { field: "admission_place", optional: true },
    { field: "admission_chair", optional: true },
    { field: "admission_recorder", optional: true },
    { field: "admission_text", optional: true },
  ],
  guards: [
    ...meetingGuards("admission"),
    WITHIN_MONTH,
    POLITICAL_GUARD,
    leavingGuard("admission_on"),
    inOrder("admission_on", "form_filled_on", "填写志愿书", "the form"),
  ],
  due: {
    since: words("预审合格", "the pre-review"),
    from: "prereview_on",
    within: { months: 1 },
    basis: dev("20", "预审合格后一个月内召开", "Held within one month of the pre-review"),
  },
  moves: ["submit", "refuse", "return", "withdraw", "reassign", "suspend", "resume", "terminate"],
  materials: ["A13"],
  outcomes: [
    { code: "not-adopted", name: words("大会未通过", "Not adopted"), when: 'move = "refuse"', to: "end" },
    { code: "adopted", name: words("大会通过，报上级审批", "Adopted: to the approval"), to: "16" },
  ],
  basis: dev("20-22", "充分讨论，无记名投票表决，形成决议", "Discussion, secret ballot, resolution"),
};

/** Stage 4 up to the members' meeting: review, pre-review, form, meeting. */
export const ADMITTING_STEPS: readonly StepInput[] = [BRANCH_REVIEW, PREREVIEW, FORM, MEETING];
