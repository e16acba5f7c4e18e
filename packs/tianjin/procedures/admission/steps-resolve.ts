import {
  dev,
  BRANCH_MOVES_BACK,
  type GuardInput,
  type StepInput,
  SUPERIOR_MOVES,
  words,
} from "#packs/kit/procedure.ts";
import { APPROVER_GUARD, inOrder, meetingGuards } from "./guards.ts";

const CONVERSION_GUARDS: GuardInput[] = [
  {
    code: "G16",
    name: words("届满后讨论", "Not before the probation ends"),
    met: "conversion_on >= expiry",
    class: "BLOCK",
    whenMet: words("{expiry} 届满，{on} 讨论", "Ends {expiry}, meeting {on}"),
    whenUnmet: words(
      "{expiry} 才届满，{on} 不能讨论转正",
      "The probation ends on {expiry}: no discussion on {on}",
    ),
    values: { expiry: "expiry", on: "conversion_on" },
    basis: dev("33", "预备期满后讨论转正", "Discussed when the probation has ended"),
  },
  {
    code: "G17",
    name: words("延长一次、六至十二个月", "Extended once, by six to twelve months"),
    met: 'if conversion_result = "extend" then (extension_months >= 6 and extension_months <= 12 and not(list contains(conversion_approval.past, "extended"))) else true',
    class: "BLOCK",
    whenMet: words("没有超出延长的规定", "Within the rule on extensions"),
    whenUnmet: words(
      "只能延长一次，不少于六个月、不超过十二个月；现为 {months} 个月",
      "Extended once only, by six to twelve months; now {months}",
    ),
    values: { months: "extension_months" },
    basis: dev(
      "32",
      "可延长一次预备期，不少于半年，最长不超过一年",
      "Extended once, by half a year to a year",
    ),
  },
  {
    code: "L04",
    name: words("转入的推迟不超过六个月", "Postponed by six months at most after a transfer"),
    met: "conversion_moved_in_on = null or conversion_on <= months after(expiry, 6)",
    class: "WARN",
    whenMet: words("没有超过推迟讨论的期限", "Within the time for postponing"),
    whenUnmet: words(
      "{moved} 转入，推迟讨论最长到 {limit}，超期要写理由",
      "Moved in on {moved}: postponed until {limit} at most, give the reason",
    ),
    values: { moved: "conversion_moved_in_on", limit: "months after(expiry, 6)" },
    basis: dev(
      "36",
      "转入的预备党员可推迟讨论转正，最长不超过六个月，转正日期仍从预备期满算起",
      "The receiving organisation may postpone by six months at most; membership still counts from the end of the probation",
    ),
  },
  inOrder("conversion_on", "conversion_applied_on", "转正申请", "the request"),
  {
    ...inOrder("conversion_on", "conversion_review_on", "支委会审查", "the committee's review"),
    code: "G18-review",
  },
];

const CONVERSION_MEETING: StepInput = {
  code: "23",
  key: "conversion_meeting",
  name: words(`{membersMeeting}讨论转正`, "Members' meeting on the conversion"),
  stage: "convert",
  party: "holder",
  who: words(
    `征求意见、{committeeMeeting}审查后由{membersMeeting}讨论`,
    "Members' meeting after opinions and review",
  ),
  permission: "cases.act",
  day: "conversion_on",
  fields: [
    { field: "conversion_opinions" },
    { field: "conversion_review_on" },
    { field: "conversion_review_text" },
    { field: "conversion_on" },
    { field: "conversion_left_out", optional: true },
    { field: "conversion_left_out_consent", when: "conversion_left_out > 0" },
    { field: "conversion_should" },
    { field: "conversion_present" },
    { field: "conversion_written", optional: true },
    { field: "conversion_for" },
    { field: "conversion_against" },
    { field: "conversion_invalid", optional: true },
    { field: "conversion_abstain" },
    { field: "conversion_result" },
    { field: "extension_months", when: 'conversion_result = "extend"' },
    { field: "extension_to", when: 'conversion_result = "extend"' },
    { field: "conversion_moved_in_on", optional: true },
    { field: "conversion_place", optional: true },
    { field: "conversion_text", optional: true },
  ],
  guards: [...meetingGuards("conversion"), ...CONVERSION_GUARDS],
  moves: BRANCH_MOVES_BACK,
  materials: ["A16"],
  outcomes: [
    { code: "resolved", name: words("形成决议，报上级审批", "Resolved: to the approval"), to: "24" },
  ],
  basis: dev("32-33", "征求意见，支委会审查，党员大会讨论表决", "Opinions, review, meeting with a vote"),
};

/** What a second meeting asks anew; the day of the extension stays. */
const AGAIN = [
  "conversion_applied_on",
  "expiry",
  "conversion_opinions",
  "conversion_review_on",
  "conversion_review_text",
  ...[
    "on",
    "left_out",
    "left_out_consent",
    "should",
    "present",
    "written",
    "for",
    "against",
    "invalid",
    "abstain",
    "result",
    "place",
    "text",
  ].map((part) => `conversion_${part}`),
  "conversion_approved_on",
  "conversion_opinion",
];

const CONVERSION_OUTCOMES: StepInput["outcomes"] = [
  {
    code: "refused",
    name: words("不批准，退回支部", "Not approved: back to the branch"),
    when: 'move = "refuse"',
    to: "23",
  },
  {
    code: "extended",
    name: words("批准延长预备期", "Extension approved"),
    when: 'conversion_result = "extend"',
    to: "21",
    clears: AGAIN,
  },
  {
    code: "cancelled",
    name: words("批准取消预备党员资格", "Probation cancelled"),
    when: 'conversion_result = "cancel"',
    to: "25",
    effects: [{ do: "become", memberType: "9", from: "conversion_approved_on", dates: {} }],
  },
  {
    code: "converted",
    name: words("批准转为正式党员", "Full member"),
    to: "25",
    effects: [{ do: "become", memberType: "1", from: "full_from", dates: { full_date: "full_from" } }],
  },
];

const CONVERSION_APPROVAL: StepInput = {
  code: "24",
  key: "conversion_approval",
  name: words("上级党委审批转正", "Approval of the conversion"),
  stage: "convert",
  party: "approver",
  who: words("有审批权的基层党委", "Committee with the power to approve"),
  permission: "cases.approve",
  day: "conversion_approved_on",
  fields: [{ field: "conversion_approved_on" }, { field: "conversion_opinion" }, { field: "full_from" }],
  guards: [
    APPROVER_GUARD,
    {
      code: "L03",
      name: words("三个月内审批", "Approval within three months"),
      met: "conversion_approved_on <= months after(conversion_on, 3)",
      class: "WARN",
      whenMet: words(
        "{from} 决议，{on} 审批，在 {limit} 之前",
        "Resolution {from}, approval {on}, by {limit}",
      ),
      whenUnmet: words("{limit} 已过三个月，要写理由", "Three months ended on {limit}: give the reason"),
      values: {
        from: "conversion_on",
        on: "conversion_approved_on",
        limit: "months after(conversion_on, 3)",
      },
      basis: dev("34", "三个月内审批", "Within three months"),
    },
    inOrder("conversion_approved_on", "conversion_on", "大会", "the meeting"),
  ],
  due: {
    since: words("大会决议", "the resolution"),
    from: "conversion_on",
    within: { months: 3 },
    basis: dev("34"),
  },
  moves: SUPERIOR_MOVES,
  materials: [],
  outcomes: CONVERSION_OUTCOMES,
  basis: dev(
    "34",
    "三个月内审批，党龄从预备期满转正之日算起",
    "Within three months; standing counts from the end of the probation",
  ),
};

const ARCHIVING: StepInput = {
  code: "25",
  key: "archiving",
  name: words("材料归档", "File the papers"),
  stage: "convert",
  party: "holder",
  who: words(
    "支部交基层党委存入本人人事档案；没有的建党员档案",
    "Branch to committee, into the personnel file or a member file",
  ),
  permission: "cases.act",
  day: "archived_on",
  fields: [
    { field: "archived_on" },
    { field: "archive_place" },
    { field: "archive_receiver", optional: true },
  ],
  guards: [inOrder("archived_on", "conversion_approved_on", "审批", "the approval")],
  moves: BRANCH_MOVES_BACK,
  materials: [],
  outcomes: [
    {
      code: "ended",
      name: words("预备党员资格取消，已归档", "Cancelled and filed"),
      when: 'conversion_result = "cancel"',
      to: "end",
    },
    { code: "filed", name: words("已归档", "Filed"), to: "end" },
  ],
  basis: dev(
    "37",
    "志愿书、申请书、政审材料、转正申请书、培养教育考察材料存入人事档案",
    "Five kinds of papers go into the personnel file",
  ),
};

/** Stage 5 from the meeting on: meeting, approval, archive. */
export const CONVERTING_STEPS: readonly StepInput[] = [CONVERSION_MEETING, CONVERSION_APPROVAL, ARCHIVING];
