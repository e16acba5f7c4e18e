import { dev, BRANCH_MOVES_BACK, type StepInput, SUPERIOR_MOVES, words } from "#packs/kit/procedure.ts";
import { inOrder } from "./guards.ts";

/** What begins anew when somebody goes back to cultivation. */
const STUDIED = [
  "object_on",
  "opinions_text",
  "object_text",
  "consent_on",
  "consent_opinion",
  "publicity_from",
  "publicity_to",
  "publicity_place",
  "publicity_result",
  "publicity_done_on",
];

const needed = "floor(full months(activist_on, object_on) / 6)";
const held = "cultivation.entries + (if reviews_elsewhere = null then 0 else reviews_elsewhere)";
const OBJECT: StepInput = {
  code: "7",
  key: "object",
  name: words("研究确定发展对象", "Study the development object"),
  stage: "object",
  party: "holder",
  who: words(`听取意见后由{committeeMeeting}研究`, "Branch committee, after hearing opinions"),
  permission: "cases.act",
  day: "object_on",
  fields: [
    { field: "object_on" },
    { field: "opinions_text" },
    { field: "object_text" },
    { field: "reviews_elsewhere", optional: true },
    { field: "moved_in_on", optional: true },
    { field: "moved_papers", when: "moved_in_on != null" },
  ],
  guards: [
    {
      code: "G06",
      name: words("培养满一年", "A year of cultivation"),
      met: "object_on >= months after(activist_on, 12)",
      class: "BLOCK",
      whenMet: words(
        "{from} 确定积极分子，{on} 已满十二个月",
        "Activist since {from}, twelve months on {on}",
      ),
      whenUnmet: words(
        "{from} 确定积极分子，{limit} 才满十二个月",
        "Activist since {from}: twelve months are over on {limit}",
      ),
      values: { from: "activist_on", on: "object_on", limit: "months after(activist_on, 12)" },
      basis: dev("13", "经过一年以上培养教育和考察", "A year or more of cultivation"),
      waivedBy: ["front-line", "direct"],
    },
    {
      code: "G05",
      name: words("半年考察次数", "Half-yearly reviews"),
      met: `${held} >= ${needed}`,
      class: "BLOCK",
      whenMet: words("应有 {needed} 次考察，实有 {held} 次", "{needed} reviews due, {held} held"),
      whenUnmet: words("应有 {needed} 次考察，只有 {held} 次", "{needed} reviews due, only {held} held"),
      values: { needed, held },
      basis: dev("11", "每半年考察一次", "A review every half-year"),
      waivedBy: ["front-line", "direct"],
    },
    {
      code: "G19",
      name: words("转入材料衔接", "Records after a transfer"),
      met: "moved_in_on = null or moved_papers",
      class: "BLOCK",
      whenMet: words("培养时间连续计算", "The time of cultivation counts on"),
      whenUnmet: words(
        "{moved} 转入，须收到并审查原单位的培养考察材料，时间连续计算",
        "Moved in on {moved}: receive and review the former unit's records; the time counts on",
      ),
      values: { moved: "moved_in_on" },
      basis: dev(
        "12",
        "单位、居住地变动的，原单位移交材料，接收单位审查，培养时间连续计算",
        "The former unit hands over its records, the new one reviews them, the time counts on",
      ),
    },
  ],
  moves: BRANCH_MOVES_BACK,
  materials: ["A6"],
  outcomes: [{ code: "studied", name: words("拟列为发展对象", "To be listed"), to: "7a" }],
  basis: dev(
    "13",
    "听取党小组、联系人、党员和群众意见，支部委员会讨论同意",
    "Opinions are heard, the branch committee agrees",
  ),
};

const PUBLICITY: StepInput = {
  code: "7a",
  key: "publicity",
  name: words("公示", "Publicity"),
  stage: "object",
  party: "holder",
  who: words("支部，在工作学习单位或居住地", "The branch, at the unit or the residence"),
  permission: "cases.act",
  day: "publicity_done_on",
  fields: [
    { field: "publicity_from" },
    { field: "publicity_place" },
    { field: "publicity_to" },
    { field: "publicity_result" },
    { field: "publicity_done_on" },
  ],
  guards: [
    inOrder("publicity_from", "object_on", "支委会研究", "the study"),
    {
      code: "G07-days",
      name: words("公示满五个工作日", "Five working days posted"),
      met: "publicity_done_on > publicity_to",
      class: "BLOCK",
      whenMet: words("{from} 至 {to} 满五个工作日", "{from} to {to}: five working days"),
      whenUnmet: words(
        "{from} 起公示，{to} 才满五个工作日，次日起才能说明结果",
        "Posted from {from}: five working days end on {to}; the result comes after that day",
      ),
      values: { from: "publicity_from", to: "publicity_to" },
      basis: dev("13", "公示时间不少于五个工作日", "Posted for at least five working days"),
      waivedBy: ["direct"],
    },
  ],
  moves: BRANCH_MOVES_BACK,
  materials: ["A7"],
  outcomes: [
    {
      code: "affected",
      name: words("影响发展，退回培养", "Something against it: back to cultivation"),
      when: 'if publicity_result = null then null else publicity_result = "affects"',
      to: "6",
      clears: STUDIED,
    },
    { code: "clear", name: words("公示无影响", "Nothing against it"), to: "8" },
  ],
  basis: dev(
    "13",
    "列为发展对象前公示，不少于五个工作日",
    "Posted before the listing for at least five working days",
  ),
};

const CONSENT: StepInput = {
  code: "8",
  key: "consent",
  name: words("报上级党委同意", "Consent of the committee above"),
  stage: "object",
  party: "approver",
  who: words("基层党委", "Committee with the power to approve"),
  permission: "cases.approve",
  day: "consent_on",
  fields: [{ field: "consent_on" }, { field: "consent_opinion" }],
  guards: [
    {
      code: "G07",
      name: words("公示在先", "Publicity first"),
      met: 'publicity_result = "clear" and consent_on > publicity_to',
      class: "BLOCK",
      whenMet: words("公示 {to} 届满，{on} 列为发展对象", "Posted until {to}, listed on {on}"),
      whenUnmet: words(
        "公示 {to} 才满期，次日起才能列为发展对象",
        "Posted until {to}: listed no earlier than the day after",
      ),
      values: { to: "publicity_to", on: "consent_on" },
      basis: dev(
        "13",
        "公示结果不影响发展的，才能列为发展对象",
        "Listed only after a publicity with nothing against it",
      ),
      waivedBy: ["direct"],
    },
    inOrder("consent_on", "object_on", "支委会研究", "the study"),
  ],
  moves: SUPERIOR_MOVES,
  materials: ["A8"],
  outcomes: [
    {
      code: "refused",
      name: words("不同意，继续培养", "Refused: cultivation goes on"),
      when: 'move = "refuse"',
      to: "6",
      clears: STUDIED,
    },
    {
      code: "listed",
      name: words("列为发展对象", "Listed as development object"),
      to: "9",
      effects: [{ do: "become", memberType: "3", from: "consent_on", dates: { object_date: "consent_on" } }],
    },
  ],
  basis: dev(
    "13",
    "支部研究后报上级党委同意（二手资料另有写作备案的，请核对原文）",
    "The committee above consents (another source says filing: compare the text)",
  ),
};

/** Stage 3 up to the listing: study, publicity (2026), consent. */
export const OBJECT_STEPS: readonly StepInput[] = [OBJECT, PUBLICITY, CONSENT];
