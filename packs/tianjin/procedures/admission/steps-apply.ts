import {
  BRANCH_MOVES,
  BRANCH_MOVES_BACK,
  dev,
  cite,
  FILING_MOVES,
  type StepInput,
  words,
} from "#packs/kit/procedure.ts";
import { inOrder } from "./guards.ts";

const APPLICATION: StepInput = {
  code: "1",
  key: "application",
  name: words("递交入党申请书", "Application"),
  stage: "apply",
  party: "holder",
  who: words("支部书记或组织委员收到后登记", "Secretary or member for organisation, on receipt"),
  permission: "cases.act",
  day: "application_on",
  fields: [{ field: "application_on" }],
  guards: [
    {
      code: "G01",
      name: words("年满十八岁", "Eighteen years old"),
      met: "age on(person.birth_date, application_on) >= 18",
      class: "BLOCK",
      whenMet: words("申请时 {age} 周岁", "{age} years old at the application"),
      whenUnmet: words(
        "申请时 {age} 周岁，不满十八岁，不能受理",
        "{age} years old at the application: under eighteen, cannot be received",
      ),
      values: { age: "age on(person.birth_date, application_on)" },
      basis: dev("5", "年满十八岁才能申请入党", "Applicants are at least eighteen"),
    },
  ],
  moves: BRANCH_MOVES,
  materials: ["A1", "S1"],
  outcomes: [
    {
      code: "received",
      name: words("收到申请", "Application received"),
      to: "2",
      effects: [
        { do: "become", memberType: "5", from: "application_on", dates: { apply_date: "application_on" } },
      ],
    },
  ],
  basis: dev("6", "向工作、学习单位党组织提出申请", "The application goes to the organisation of the unit"),
};

const TALK: StepInput = {
  code: "2",
  key: "talk",
  name: words("党组织派人谈话", "Talk with the applicant"),
  stage: "apply",
  party: "holder",
  who: words("书记、副书记或组织委员", "Secretary, deputy or member for organisation"),
  permission: "cases.act",
  day: "talk_on",
  fields: [
    { field: "talk_on" },
    { field: "talker" },
    { field: "talk_text" },
    { field: "talk_place", optional: true },
  ],
  guards: [
    {
      code: "G02",
      name: words("一个月内谈话", "Talk within a month"),
      met: "talk_on <= months after(application_on, 1)",
      class: "WARN",
      whenMet: words(
        "{received} 收到申请，{talk} 谈话，在 {limit} 之前",
        "Received {received}, talk {talk}, by {limit}",
      ),
      whenUnmet: words(
        "应在 {limit} 前谈话，实际 {talk}，超期要写理由",
        "Due by {limit}, held {talk}: give the reason",
      ),
      values: { received: "application_on", talk: "talk_on", limit: "months after(application_on, 1)" },
      basis: dev("7", "收到申请书后一个月内派人谈话", "A talk within one month of receipt"),
    },
    inOrder("talk_on", "application_on", "申请", "the application"),
  ],
  due: {
    since: words("收到入党申请书", "receipt of the application"),
    from: "application_on",
    within: { months: 1 },
    basis: dev("7"),
  },
  moves: BRANCH_MOVES_BACK,
  materials: ["A2"],
  outcomes: [{ code: "talked", name: words("已谈话", "Talk held"), to: "3" }],
  basis: dev("7", "收到申请书后一个月内派人谈话", "A talk within one month of receipt"),
};

const ACTIVIST: StepInput = {
  code: "3",
  key: "activist",
  name: words("推荐和确定入党积极分子", "Recommend and decide the activist"),
  stage: "activist",
  party: "holder",
  who: words(
    `{committeeMeeting}（没有的由{membersMeeting}）研究决定`,
    "Branch committee, or the meeting where there is none",
  ),
  permission: "cases.act",
  day: "activist_on",
  fields: [
    { field: "activist_on" },
    { field: "activist_way" },
    { field: "activist_text" },
    { field: "recommend_voters", optional: true },
    { field: "recommend_votes", optional: true },
  ],
  guards: [
    {
      code: "G03",
      name: words("先谈话后确定", "Talk before the decision"),
      met: "talk.done and activist_on >= talk_on",
      class: "BLOCK",
      whenMet: words("{talk} 已谈话，{activist} 研究确定", "Talk {talk}, decided {activist}"),
      whenUnmet: words(
        "没有谈话，或 {activist} 早于谈话 {talk}",
        "No talk, or {activist} lies before it ({talk})",
      ),
      values: { talk: "talk_on", activist: "activist_on" },
      basis: dev(
        "8",
        "在入党申请人中确定，不以票数为唯一依据",
        "Chosen among applicants, not by votes alone",
      ),
      waivedBy: ["direct"],
    },
    {
      code: "L05",
      name: words("推优年龄", "Age for a recommendation by the League or the union"),
      met: 'if activist_way = "league" then age on(person.birth_date, activist_on) <= 28 else if activist_way = "union" then age on(person.birth_date, activist_on) <= 35 else true',
      class: "WARN",
      whenMet: words("推荐方式与年龄相符", "The way of recommendation fits the age"),
      whenUnmet: words(
        "{age} 周岁：团组织推优一般不超过二十八岁，工会推优一般不超过三十五岁，要写理由",
        "{age} years old: the League recommends up to 28, the union up to 35 as a rule; give the reason",
      ),
      values: { age: "age on(person.birth_date, activist_on)" },
      basis: cite(
        "HOUSE",
        null,
        "H",
        "各地的推优年龄，可以调整",
        "Local ages for recommendations, may be changed",
      ),
    },
  ],
  moves: BRANCH_MOVES_BACK,
  materials: ["A3"],
  outcomes: [
    {
      code: "chosen",
      name: words("确定为入党积极分子", "Decided as activist"),
      to: "4",
      effects: [
        { do: "become", memberType: "4", from: "activist_on", dates: { activist_date: "activist_on" } },
      ],
    },
  ],
  basis: dev(
    "8",
    "党员推荐、群团推优，支部委员会研究决定",
    "Recommendation, then a decision of the branch committee",
  ),
};

const ACTIVIST_FILING: StepInput = {
  code: "4",
  key: "activist_filing",
  name: words("上级党委备案", "Filing with the committee above"),
  stage: "activist",
  party: "approver",
  who: words("基层党委", "Committee with the power to approve"),
  permission: "cases.approve",
  day: "activist_filed_on",
  fields: [{ field: "activist_filed_on" }, { field: "activist_filed_opinion" }],
  guards: [inOrder("activist_filed_on", "activist_on", "研究确定", "the decision")],
  moves: FILING_MOVES,
  materials: ["A4"],
  outcomes: [{ code: "filed", name: words("同意备案", "Filed"), to: "5" }],
  basis: dev("8", "确定后报上级党委备案", "Filed with the committee above"),
};

const CONTACTS: StepInput = {
  code: "5",
  key: "contacts_step",
  name: words("指定培养联系人", "Appoint contacts"),
  stage: "activist",
  party: "holder",
  who: words("支部", "The branch"),
  permission: "cases.act",
  day: "contacts_on",
  fields: [{ field: "contacts_on" }, { field: "contacts" }],
  guards: [
    {
      code: "G04",
      name: words("联系人资格", "Contacts"),
      met: 'count(contacts) >= 1 and count(contacts) <= 2 and (every p in contacts satisfies (p.member_type = "1" and p.in_branch))',
      class: "BLOCK",
      whenMet: words("{count} 名，都是本支部正式党员", "{count}, all full members of the branch"),
      whenUnmet: words(
        "须是本支部一至二名正式党员，现有 {count} 名",
        "One or two full members of the branch are needed, {count} named",
      ),
      values: { count: "count(contacts)" },
      basis: dev("9", "指定一至二名正式党员作培养联系人", "One or two full members as contacts"),
    },
    inOrder("contacts_on", "activist_on", "确定积极分子", "the decision on the activist"),
  ],
  moves: BRANCH_MOVES_BACK,
  materials: [],
  outcomes: [{ code: "appointed", name: words("已指定", "Appointed"), to: "6" }],
  basis: dev("9", "指定一至二名正式党员作培养联系人", "One or two full members as contacts"),
};

const CULTIVATION: StepInput = {
  code: "6",
  key: "cultivation",
  name: words("培养教育考察", "Cultivation and review"),
  stage: "activist",
  party: "holder",
  who: words("培养联系人和支部，每半年一次", "Contacts and branch, every half-year"),
  permission: "cases.act",
  day: "review_on",
  fields: [{ field: "review_on" }, { field: "review_text" }, { field: "review_opinion", optional: true }],
  repeats: {
    months: 6,
    enough: 'variant = "front-line" or review_on >= months after(activist_on, 12)',
    basis: dev("11", "每半年考察一次", "A review every half-year"),
  },
  guards: [inOrder("review_on", "activist_on", "确定积极分子", "the decision on the activist")],
  due: {
    since: words("上次考察", "the last review"),
    from: "if cultivation.date = null then activist_on else cultivation.date",
    within: { months: 6 },
    basis: dev("11"),
  },
  moves: ["submit", "agree", "withdraw", "return", "reassign", "suspend", "resume", "terminate"],
  materials: ["A5"],
  outcomes: [
    { code: "again", name: words("继续培养", "Cultivation goes on"), when: 'move != "agree"', to: "6" },
    { code: "ready", name: words("培养成熟，提请研究", "Ready to be studied"), to: "7" },
  ],
  basis: cite(
    "DEV",
    "10-12",
    "V",
    "培养教育一年以上，每半年考察一次",
    "A year or more, reviewed every half-year",
  ),
};

/** Stages 1 and 2: application, talk, activist, contacts, cultivation. */
export const APPLYING_STEPS: readonly StepInput[] = [
  APPLICATION,
  TALK,
  ACTIVIST,
  ACTIVIST_FILING,
  CONTACTS,
  CULTIVATION,
];
