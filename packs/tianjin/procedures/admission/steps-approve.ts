import {
  dev,
  cite,
  FILING_MOVES,
  type GuardInput,
  type StepInput,
  SUPERIOR_MOVES,
  words,
} from "#packs/kit/procedure.ts";
import { APPROVER_GUARD, inOrder } from "./guards.ts";

const COMMITTEE_TALK: StepInput = {
  code: "16",
  key: "committee_talk",
  name: words("上级党委派人谈话", "Talk for the committee above"),
  stage: "admit",
  party: "approver",
  who: words("党委委员或组织员", "Member of the committee or organiser"),
  permission: "cases.approve",
  day: "committee_talk_on",
  fields: [{ field: "committee_talk_on" }, { field: "committee_talker" }, { field: "committee_talk_text" }],
  guards: [inOrder("committee_talk_on", "admission_on", "大会", "the meeting")],
  moves: FILING_MOVES,
  materials: [],
  outcomes: [{ code: "talked", name: words("已谈话", "Talk held"), to: "17" }],
  basis: dev("24", "审批前派人谈话，作进一步了解", "A talk before the approval"),
};

const values = { from: "admission_on", on: "approval_on" };
const APPROVAL_GUARDS: GuardInput[] = [
  {
    code: "G14",
    name: words("先谈话后审批", "Talk before the approval"),
    met: 'variant = "posthumous" or (committee_talk.done and approval_on >= committee_talk_on)',
    class: "BLOCK",
    whenMet: words("审批前已谈话（{talk}）；追认的不谈", "Talk held ({talk}); none with the dead"),
    whenUnmet: words(
      "没有谈话，或审批 {on} 早于谈话 {talk}",
      "No talk, or the approval {on} lies before it ({talk})",
    ),
    values: { talk: "committee_talk_on", on: "approval_on" },
    basis: dev("24", "审批前须派人谈话", "A talk comes before the approval"),
  },
  {
    code: "G15",
    name: words("三个月内审批", "Approval within three months"),
    met: "admission_on = null or approval_on <= months after(admission_on, 3)",
    class: "WARN",
    whenMet: words("{from} 决议，{on} 审批，在 {limit} 之前", "Resolution {from}, approval {on}, by {limit}"),
    whenUnmet: words(
      "{limit} 已过三个月，特殊情况可至六个月，要写理由",
      "Three months ended on {limit}; up to six in special cases, with the reason",
    ),
    values: { ...values, limit: "months after(admission_on, 3)" },
    basis: dev(
      "26",
      "三个月内审批，特殊情况可适当延长，最长不超过六个月",
      "Within three months, at most six in special cases",
    ),
  },
  {
    code: "G15-redo",
    name: words("不超过六个月", "Not more than six months"),
    met: "admission_on = null or approval_on <= months after(admission_on, 6)",
    class: "BLOCK",
    whenMet: words("没有超过六个月（{limit}）", "Six months end on {limit}"),
    whenUnmet: words(
      "{limit} 已过六个月，须退回重新办理接收手续",
      "Six months ended on {limit}: return it, the admission is done again",
    ),
    values: { ...values, limit: "months after(admission_on, 6)" },
    basis: cite(
      "DEV",
      "26",
      "V2",
      "超过六个月的，重新履行接收手续",
      "After six months the admission is done again",
    ),
  },
  {
    ...inOrder("approval_on", "admission_on", "大会", "the meeting"),
  },
];

const APPROVAL: StepInput = {
  code: "17",
  key: "approval",
  name: words("上级党委审批", "Approval by the committee above"),
  stage: "admit",
  party: "approver",
  who: words("有审批权的基层党委集体讨论、表决", "Committee with the power, together, by vote"),
  permission: "cases.approve",
  day: "approval_on",
  fields: [
    { field: "approval_on" },
    { field: "approval_opinion" },
    { field: "probation_from" },
    { field: "probation_to" },
  ],
  guards: [APPROVER_GUARD, ...APPROVAL_GUARDS],
  due: {
    since: words("大会决议", "the resolution"),
    from: "admission_on",
    within: { months: 3 },
    basis: dev("26"),
  },
  moves: SUPERIOR_MOVES,
  materials: ["A17"],
  outcomes: [
    { code: "refused", name: words("不批准", "Not approved"), when: 'move = "refuse"', to: "end" },
    {
      code: "recognised",
      name: words("追认为党员", "Recognised after death"),
      when: 'variant = "posthumous"',
      to: "18",
      effects: [{ do: "become", memberType: "1", from: "approval_on", dates: { join_date: "approval_on" } }],
    },
    {
      code: "approved",
      name: words("批准为预备党员", "Approved as probationary member"),
      to: "18",
      effects: [
        {
          do: "become",
          memberType: "2",
          from: "probation_from",
          dates: { join_date: "probation_from" },
        },
        { do: "use-plan", of: "approver" },
      ],
    },
  ],
  basis: dev("25-26", "集体讨论，投票表决，三个月内审批", "Together, by vote, within three months"),
};

const DEPARTMENT_FILING: StepInput = {
  code: "18",
  key: "superior_filing",
  name: words("组织部门备案", "Filing with the organisation department"),
  stage: "admit",
  party: "department",
  who: words("再上一级党委组织部门", "Organisation department of the committee further up"),
  permission: "cases.approve",
  day: "superior_filed_on",
  fields: [{ field: "superior_filed_on" }],
  guards: [inOrder("superior_filed_on", "approval_on", "审批", "the approval")],
  moves: FILING_MOVES,
  materials: [],
  outcomes: [{ code: "filed", name: words("已备案", "Filed"), to: "19" }],
  basis: dev("26", "审批结果报上级党委组织部门备案", "The approval is filed with the department above"),
};

/** Stage 4 from the meeting on: talk, approval, filing. */
export const APPROVING_STEPS: readonly StepInput[] = [COMMITTEE_TALK, APPROVAL, DEPARTMENT_FILING];
