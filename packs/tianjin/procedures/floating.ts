import type { DefinitionInput } from "#features/procedures/contract.ts";
import {
  BRANCH_MOVES,
  BRANCH_MOVES_BACK,
  cite,
  dayField,
  FILING_MOVES,
  field,
  type StepInput,
  words,
} from "#packs/kit/procedure.ts";
import { REGULATIONS } from "./regulations.ts";

const REGISTERED = cite(
  "FLOAT24",
  null,
  "V",
  "连续六个月以上不能正常参加原支部组织生活而没有转接组织关系的，登记为流动党员",
  "Who cannot attend the home branch for six months running and is not transferred is registered as floating",
);
const CONTACT = cite(
  "FLOAT24",
  null,
  "V",
  "流出地党组织指定专人经常联系；在国外学习的每半年至少联系一次",
  "The home organisation names somebody who keeps in touch; with those abroad at least every half-year",
);

const OUT: StepInput = {
  code: "1",
  key: "leaving",
  name: words("登记流出", "Register as floating"),
  stage: "away",
  party: "holder",
  who: words("流出地党支部", "Home branch"),
  permission: "cases.act",
  day: "left_on",
  fields: [
    { field: "left_on" },
    { field: "back_on" },
    { field: "away_at" },
    { field: "away_kind" },
    { field: "contact_person" },
  ],
  guards: [
    {
      code: "F01",
      name: words("六个月以上", "Six months or more"),
      met: "back_on >= months after(left_on, 6)",
      class: "BLOCK",
      whenMet: words("{left} 至 {back}，满六个月", "{left} to {back}: six months or more"),
      whenUnmet: words(
        "{left} 至 {back}，不满六个月（{limit}）：开党员证明信即可，不用登记",
        "{left} to {back}, less than six months ({limit}): a certificate is enough",
      ),
      values: { left: "left_on", back: "back_on", limit: "months after(left_on, 6)" },
      basis: REGISTERED,
    },
    {
      code: "F02",
      name: words("联系人", "Who keeps in touch"),
      met: "contact_person.in_branch",
      class: "BLOCK",
      whenMet: words("联系人在本支部", "Of the home branch"),
      whenUnmet: words("联系人须是本支部党员", "Must be a member of the home branch"),
      basis: CONTACT,
    },
  ],
  moves: BRANCH_MOVES,
  materials: [],
  outcomes: [{ code: "noted", name: words("报党委登记", "To the committee"), to: "2" }],
  basis: REGISTERED,
};

const NOTED: StepInput = {
  code: "2",
  key: "noting",
  name: words("党委登记", "The committee notes it"),
  stage: "away",
  party: "committee",
  who: words("流出地党委", "Home committee"),
  permission: "cases.approve",
  day: "noted_on",
  fields: [{ field: "noted_on" }],
  moves: FILING_MOVES,
  materials: [],
  outcomes: [
    {
      code: "registered",
      name: words("已登记为流动党员", "Registered as floating"),
      to: "3",
      effects: [{ do: "state", memberState: "2", from: "left_on" }],
    },
  ],
  basis: REGISTERED,
};

const TOUCH: StepInput = {
  code: "3",
  key: "touch",
  name: words("保持联系", "Keep in touch"),
  stage: "away",
  party: "holder",
  who: words("指定的联系人，每半年至少一次", "The one named, at least every half-year"),
  permission: "cases.act",
  day: "touched_on",
  fields: [{ field: "touched_on" }, { field: "touch_text" }],
  repeats: { months: 6, enough: 'move = "agree"', basis: CONTACT },
  due: {
    since: words("上次联系", "the last contact"),
    from: "if touch.date = null then left_on else touch.date",
    within: { months: 6 },
    basis: CONTACT,
  },
  moves: ["submit", "agree", "withdraw", "reassign", "suspend", "resume", "terminate"],
  materials: [],
  outcomes: [
    { code: "again", name: words("继续联系", "Contact goes on"), when: 'move != "agree"', to: "3" },
    { code: "returning", name: words("将返回", "About to return"), to: "4" },
  ],
  basis: CONTACT,
};

const BACK: StepInput = {
  code: "4",
  key: "returning_step",
  name: words("返回登记", "Register the return"),
  stage: "back",
  party: "committee",
  who: words("流出地党委", "Home committee"),
  permission: "cases.approve",
  day: "returned_on",
  fields: [{ field: "returned_on" }],
  guards: [
    {
      code: "F03",
      name: words("日期先后", "Order of days"),
      met: "returned_on >= left_on",
      class: "BLOCK",
      whenMet: words("{left} 外出", "Left on {left}"),
      whenUnmet: words("{back} 早于外出 {left}", "{back} lies before the leaving {left}"),
      values: { left: "left_on", back: "returned_on" },
      basis: cite("HOUSE", null, "H", "返回不早于外出", "Nobody returns before leaving"),
    },
  ],
  moves: BRANCH_MOVES_BACK.map((move) => (move === "submit" ? "agree" : move)),
  materials: [],
  outcomes: [
    {
      code: "returned",
      name: words("已返回", "Has returned"),
      to: "end",
      effects: [{ do: "state", memberState: "1", from: "returned_on" }],
    },
  ],
  basis: REGISTERED,
};

/** Floating members (流动党员): registered at home, kept in touch with, noted when they return. The relation stays. */
export const FLOATING: DefinitionInput = {
  code: "floating",
  name: words("流动党员登记", "Floating member"),
  prefix: "LD",
  edition: "2024",
  editionName: words("2024 年意见", "Opinion of 2024"),
  validFrom: "2024-11-01",
  supersedes: null,
  subject: { memberTypes: ["1", "2"] },
  regulations: [REGULATIONS.FLOAT24, REGULATIONS.HOUSE],
  parties: [
    { code: "holder", name: words("流出地党支部", "Home branch"), find: { by: "holder" } },
    {
      code: "committee",
      name: words("流出地党委", "Home committee"),
      find: { by: "approver", of: "holder" },
      entitled: [{ to: "state", basis: REGISTERED }],
    },
  ],
  stages: [
    { code: "away", name: words("流出", "Away") },
    { code: "back", name: words("返回", "Back") },
  ],
  fields: [
    dayField("left_on", "外出日期", "Left on"),
    field("back_on", "预计返回日期", "Expected back on", "date"),
    field("away_at", "流入地", "Where", "text", { max: 80 }),
    field("away_kind", "外出原因", "Why", "choice", {
      options: [
        { code: "work", name: words("务工经商", "Work or business") },
        { code: "study", name: words("学习", "Study") },
        { code: "abroad", name: words("出国（境）学习", "Study abroad") },
        { code: "family", name: words("随亲属居住", "Lives with family") },
      ],
    }),
    field("contact_person", "联系人", "Who keeps in touch", "person"),
    dayField("noted_on", "登记日期", "Noted on"),
    dayField("touched_on", "联系日期", "In touch on"),
    field("touch_text", "联系情况", "What was said", "long", { max: 400 }),
    dayField("returned_on", "返回日期", "Returned on"),
  ],
  steps: [OUT, NOTED, TOUCH, BACK],
  exits: [
    {
      code: "transferred",
      name: words("改为转接组织关系", "Transferred instead"),
      stages: ["away"],
      party: "committee",
      permission: "cases.approve",
      reason: words("转往哪里", "Where to"),
      effects: [{ do: "state", memberState: "1", from: "today" }],
      basis: cite("FLOAT24", null, "V", "应转尽转", "Whoever can be transferred is"),
    },
  ],
  basis: REGISTERED,
};
