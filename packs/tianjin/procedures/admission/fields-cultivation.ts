import { dayField, type FieldInput, field, words } from "#packs/kit/procedure.ts";

const APPLICATION_FIELDS: readonly FieldInput[] = [
  dayField("application_on", "收到入党申请书日期", "Application received on", { element: "apply_date" }),
  dayField("talk_on", "谈话日期", "Talk on"),
  field("talker", "谈话人", "Talk by", "person", {
    hint: words("书记、副书记或组织委员", "Secretary, deputy or member for organisation"),
  }),
  field("talk_text", "谈话内容要点", "What was said", "long", { max: 600 }),
  field("talk_place", "谈话地点", "Place of the talk", "text", { max: 60 }),
  dayField("activist_on", "确定为入党积极分子日期", "Activist decided on", { element: "activist_date" }),
  field("activist_way", "推荐方式", "Recommended by", "choice", {
    options: [
      { code: "members", name: words("党员推荐", "Members") },
      { code: "league", name: words("共青团推优", "Youth League") },
      { code: "union", name: words("工会、妇联推优", "Union or Women's Federation") },
    ],
  }),
  field("activist_text", "研究意见", "What the committee decided and why", "long", { max: 600 }),
  field("recommend_voters", "参加推荐人数", "People who recommended", "number", { min: 1, max: 5000 }),
  field("recommend_votes", "推荐票数", "Recommendations", "number", { min: 0, max: 5000 }),
  dayField("activist_filed_on", "上级党委备案日期", "Filed by the committee above on"),
  field("activist_filed_opinion", "备案意见", "Opinion on filing", "text", {
    derived: 'if activist_filing.done or move = "agree" then "同意备案" else null',
  }),
  dayField("contacts_on", "指定培养联系人日期", "Contacts appointed on"),
  field("contacts", "培养联系人", "Contacts", "people", {
    min: 1,
    max: 2,
    hint: words("本支部一至二名正式党员", "One or two full members of the branch"),
  }),
  dayField("review_on", "考察日期", "Reviewed on"),
  field("review_text", "考察情况", "What the review found", "long", { max: 600 }),
  field("review_opinion", "支部意见", "Opinion of the branch", "text", { max: 200 }),
];

const OBJECT_FIELDS: readonly FieldInput[] = [
  dayField("object_on", "研究确定发展对象日期", "Object studied on"),
  field(
    "opinions_text",
    "党小组、培养联系人、党员和群众意见",
    "Opinions of group, contacts, members and masses",
    "long",
    {
      max: 600,
    },
  ),
  field("object_text", "研究意见", "What the committee decided and why", "long", { max: 600 }),
  field("reviews_elsewhere", "系统外已有考察次数", "Reviews held elsewhere", "number", {
    min: 0,
    max: 40,
    hint: words("转入前或本系统启用前的考察记录", "Records from before the transfer or before this system"),
  }),
  field("moved_in_on", "培养期间转入日期", "Moved in on, during cultivation", "date"),
  field(
    "moved_papers",
    "原单位培养考察材料已收到并审查",
    "Records of the former unit received and reviewed",
    "yes-no",
  ),
  dayField("consent_on", "上级党委审查日期", "Decided by the committee above on", {
    element: "object_date",
  }),
  field("consent_opinion", "上级党委意见", "Opinion of the committee above", "text", {
    derived: 'if consent.done or move = "agree" then "同意列为发展对象" else null',
  }),
];

const PUBLICITY_FIELDS: readonly FieldInput[] = [
  dayField("publicity_from", "公示开始日期", "Posted from"),
  field("publicity_to", "公示满期日", "Posted until", "date", {
    derived: "working days after(publicity_from, 5)",
  }),
  field("publicity_place", "公示地点", "Posted at", "text", { max: 60, suggest: "person.work_post" }),
  field("publicity_result", "公示结果", "Result of the posting", "choice", {
    options: [
      { code: "clear", name: words("无影响发展的问题", "Nothing against it") },
      { code: "affects", name: words("有影响发展的问题", "Something against it") },
    ],
  }),
  dayField("publicity_done_on", "公示结果说明日期", "Result stated on"),
];

const REVIEW_FIELDS: readonly FieldInput[] = [
  dayField("introducers_on", "确定入党介绍人日期", "Introducers decided on"),
  field("introducers", "入党介绍人", "Introducers", "people", {
    min: 2,
    max: 2,
    suggest: "if count(contacts) = 2 then contacts else null",
    hint: words("两名正式党员，一般由培养联系人担任", "Two full members, usually the contacts"),
  }),
  dayField("political_on", "政治审查结论日期", "Political review concluded on"),
  field("political_result", "政治审查结论", "Result of the political review", "choice", {
    class: "sensitive",
    options: [
      { code: "passed", name: words("合格", "Passed") },
      { code: "failed", name: words("不合格", "Failed") },
    ],
  }),
  field("political_text", "结论性材料要点", "Gist of the conclusion", "long", {
    class: "sensitive",
    max: 800,
  }),
  field("training_from", "培训开始日期", "Training from", "date"),
  dayField("training_to", "培训结束日期", "Training until"),
  field("training_days", "培训天数", "Days of training", "number", {
    min: 0,
    max: 60,
    unit: words("天", "days"),
  }),
  field("training_hours", "培训学时", "Hours of training", "number", {
    min: 0,
    max: 400,
    unit: words("学时", "hours"),
  }),
  field("training_by", "培训单位", "Training by", "text", { max: 60, suggest: '"基层党委"' }),
  field("training_subject", "培训内容", "Subject", "text", { max: 100 }),
  field("certificate_no", "结业证书编号", "Number of the certificate", "text", { max: 40 }),
];

/** What is typed from the application to the listing (stages 1 to 3). */
export const CULTIVATION_FIELDS: readonly FieldInput[] = [
  ...APPLICATION_FIELDS,
  ...OBJECT_FIELDS,
  ...PUBLICITY_FIELDS,
  ...REVIEW_FIELDS,
];
