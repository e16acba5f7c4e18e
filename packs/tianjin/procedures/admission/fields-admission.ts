import { dayField, type FieldInput, field, words } from "#packs/kit/procedure.ts";

const REVIEW_FIELDS: readonly FieldInput[] = [
  dayField("branch_review_on", "支委会审查日期", "Reviewed by the committee on"),
  field("branch_review_text", "审查意见", "What the review found", "long", { max: 600 }),
  field("leaves_on", "已知的离开单位日期", "Known day of leaving the unit", "date", {
    hint: words("毕业、调动等已经知道日期时才填", "Only when graduation or a move is known"),
  }),
  dayField("prereview_on", "预审日期", "Pre-review on"),
  field("prereview_opinion", "预审意见", "Opinion of the pre-review", "text", {
    derived: 'if prereview.done or move = "agree" then "预审合格，同意填写入党志愿书" else null',
  }),
  field("form_number", "入党志愿书编号", "Number of the application form", "text", { max: 30 }),
  field("form_voided", "旧编号志愿书已作废", "The form of the former number is void", "yes-no"),
  field("joint_text", "执纪执法等部门意见", "Opinions of discipline and law bodies", "long", { max: 400 }),
  dayField("form_filled_on", "填写入党志愿书日期", "Form filled on"),
];

/** The two meetings count alike, so their fields are made alike. */
export function meetingFields(prefix: "admission" | "conversion", zh: string, en: string): FieldInput[] {
  const day: Partial<FieldInput> = prefix === "admission" ? { element: "join_date" } : {};
  const counted = `${prefix}_present + (if ${prefix}_written = null then 0 else ${prefix}_written)`;
  const spoilt = `(if ${prefix}_invalid = null then 0 else ${prefix}_invalid)`;
  const people = (code: string, nameZh: string, nameEn: string, more: Partial<FieldInput> = {}) =>
    field(`${prefix}_${code}`, nameZh, nameEn, "number", {
      min: 0,
      max: 5000,
      unit: words("人", "people"),
      ...more,
    });
  return [
    dayField(`${prefix}_on`, `${zh}日期`, `${en} on`, day),
    people("left_out", "不计入应到会的党员", "Members not counted as due to attend"),
    field(
      `${prefix}_left_out_consent`,
      "上级党委同意且大会通过不计入",
      "Superior and meeting agreed to leave them out",
      "yes-no",
    ),
    people("should", "应到会有表决权人数", "Voters due to attend", {
      derived: `roll.voters - (if ${prefix}_left_out = null then 0 else ${prefix}_left_out)`,
    }),
    people("present", "实到会有表决权人数", "Voters present"),
    people("written", "会前书面意见", "Written opinions before the meeting"),
    people("for", "赞成票（含书面）", "For, with the written ones"),
    people("against", "反对票", "Against"),
    people("invalid", "无效票", "Invalid"),
    people("abstain", "弃权票", "Abstained", {
      derived: `${counted} - ${prefix}_for - ${prefix}_against - ${spoilt}`,
    }),
    field(`${prefix}_place`, "开会地点", "Place of the meeting", "text", { max: 60 }),
    field(`${prefix}_text`, "大会决议补充说明", "Addition to the resolution", "long", { max: 600 }),
  ];
}

const APPROVAL_FIELDS: readonly FieldInput[] = [
  field("admission_chair", "主持人", "Chair", "person"),
  field("admission_recorder", "记录人", "Recorder", "person"),
  dayField("committee_talk_on", "上级派人谈话日期", "Talk for the committee on"),
  field("committee_talker", "谈话人", "Talk by", "person", {
    hint: words("党委委员或组织员", "Member of the committee or organiser"),
  }),
  field("committee_talk_text", "谈话情况", "What was said", "long", { max: 600 }),
  dayField("approval_on", "审批日期", "Approved on"),
  field("approval_opinion", "审批意见", "Opinion of the approval", "text", {
    derived: 'if approval.done or move = "agree" then "同意接收为预备党员" else null',
  }),
  field("probation_from", "预备期开始", "Probation from", "date", {
    derived: "if admission_on = null then approval_on else admission_on",
  }),
  field("probation_to", "预备期届满", "Probation until", "date", {
    derived: "months after(probation_from, 12)",
  }),
  dayField("superior_filed_on", "组织部门备案日期", "Filed by the organisation department on"),
  dayField("assigned_on", "编入支部日期", "Assigned on"),
  field("party_group", "党小组", "Party group", "text", { max: 40 }),
  dayField("oath_on", "宣誓日期", "Oath on"),
  field("oath_place", "宣誓地点", "Place of the oath", "text", { max: 60 }),
  field("oath_leader", "领誓人", "Led by", "person"),
];

const AUTHORITY_FIELDS: readonly FieldInput[] = [
  field("authority_event", "事由", "Event", "text", { max: 60, class: "internal" }),
  field("authority_document", "依据文件文号", "Number of the authorising document", "text", {
    max: 60,
    class: "internal",
  }),
  field("authority_body", "批准机关", "Authorised by", "text", { max: 60, class: "internal" }),
  field("authority_on", "批准日期", "Authorised on", "date", { class: "internal" }),
];

/** What is typed from the committee's review to the oath, and of an exception. */
export const ADMISSION_FIELDS: readonly FieldInput[] = [
  ...REVIEW_FIELDS,
  ...meetingFields("admission", "入党大会", "Admission meeting"),
  ...APPROVAL_FIELDS,
  ...AUTHORITY_FIELDS,
];
