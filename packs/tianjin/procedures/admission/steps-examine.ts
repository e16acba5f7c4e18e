import { dev, BRANCH_MOVES_BACK, type StepInput, words } from "#packs/kit/procedure.ts";
import { inOrder } from "./guards.ts";

const INTRODUCERS: StepInput = {
  code: "9",
  key: "introducers_step",
  name: words("确定入党介绍人", "Decide the introducers"),
  stage: "object",
  party: "holder",
  who: words("支部，一般由培养联系人担任", "The branch; usually the contacts"),
  permission: "cases.act",
  day: "introducers_on",
  fields: [{ field: "introducers_on" }, { field: "introducers" }],
  guards: [
    {
      code: "G08",
      name: words("介绍人资格", "Introducers"),
      met: 'count(introducers) = 2 and (every p in introducers satisfies (p.member_type = "1" and p.member_state != "6"))',
      class: "BLOCK",
      whenMet: words(
        "两名正式党员，没有受留党察看的",
        "Two full members, neither on probation within the Party",
      ),
      whenUnmet: words(
        "须是两名正式党员，受留党察看未恢复权利的不能担任；现有 {count} 名",
        "Two full members are needed, none on probation within the Party; {count} named",
      ),
      values: { count: "count(introducers)" },
      basis: dev(
        "14",
        "两名正式党员作介绍人，受留党察看处分未恢复权利的不能作介绍人",
        "Two full members; nobody under probation within the Party",
      ),
    },
    inOrder("introducers_on", "consent_on", "列为发展对象", "the listing"),
  ],
  moves: BRANCH_MOVES_BACK,
  materials: [],
  outcomes: [{ code: "decided", name: words("已确定", "Decided"), to: "10" }],
  basis: dev("14-15", "两名正式党员作入党介绍人", "Two full members introduce"),
};

const POLITICAL: StepInput = {
  code: "10",
  key: "political",
  name: words("进行政治审查", "Political review"),
  stage: "object",
  party: "holder",
  who: words("支部或党委派人", "The branch or the committee"),
  permission: "cases.act",
  day: "political_on",
  fields: [{ field: "political_on" }, { field: "political_result" }, { field: "political_text" }],
  guards: [inOrder("political_on", "application_on", "申请", "the application")],
  moves: BRANCH_MOVES_BACK,
  materials: ["A9"],
  outcomes: [
    {
      code: "failed",
      name: words("政治审查不合格，不能发展", "Not passed: no admission"),
      when: 'if political_result = null then null else political_result = "failed"',
      to: "end",
    },
    { code: "passed", name: words("政治审查合格", "Passed"), to: "11" },
  ],
  basis: dev("16", "凡是未经政治审查或不合格的，不能发展入党", "Without a passed review nobody is admitted"),
};

const known = "training_days != null or training_hours != null";
const days = "(if training_days = null then 0 else training_days)";
const hours = "(if training_hours = null then 0 else training_hours)";
const TRAINING: StepInput = {
  code: "11",
  key: "training",
  name: words("开展集中培训", "Short training"),
  stage: "object",
  party: "holder",
  who: words(
    "基层党委或县级党委组织部门办班，支部登记",
    "Committee or county department trains, the branch notes it",
  ),
  permission: "cases.act",
  day: "training_to",
  fields: [
    { field: "training_from", optional: true },
    { field: "training_to" },
    { field: "training_days", optional: true },
    { field: "training_hours", optional: true },
    { field: "training_by" },
    { field: "training_subject", optional: true },
    { field: "certificate_no", optional: true },
  ],
  guards: [
    {
      code: "G10",
      name: words("培训三天或二十四学时", "Three days or 24 hours of training"),
      met: `if ${known} then (${days} >= 3 or ${hours} >= 24) else null`,
      class: "BLOCK",
      whenMet: words("{days} 天、{hours} 学时，符合", "{days} days, {hours} hours"),
      whenUnmet: words(
        "{days} 天、{hours} 学时；须不少于三天或二十四学时",
        "{days} days, {hours} hours: at least three days or 24 hours are needed",
      ),
      values: { days, hours },
      basis: dev(
        "17",
        "短期集中培训一般不少于三天或二十四学时，未经培训的除个别特殊情况外不能发展",
        "At least three days or 24 hours; untrained people only in special cases",
      ),
      waivedBy: ["training-waiver", "direct"],
    },
    inOrder("training_to", "consent_on", "列为发展对象", "the listing"),
  ],
  moves: BRANCH_MOVES_BACK,
  materials: ["A10"],
  outcomes: [{ code: "trained", name: words("培训结业", "Trained"), to: "12" }],
  basis: dev("17", "短期集中培训不少于三天或二十四学时", "At least three days or 24 hours of training"),
};

/** Stage 3 after the listing: introducers, political review, training. */
export const EXAMINING_STEPS: readonly StepInput[] = [INTRODUCERS, POLITICAL, TRAINING];
