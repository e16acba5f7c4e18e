import { dayField, type FieldInput, field, words } from "#packs/kit/procedure.ts";

const REASONS: NonNullable<FieldInput["options"]> = [
  { code: "unit", name: words("工作、学习单位变动", "Change of unit") },
  { code: "residence", name: words("经常居住地变动", "Change of residence") },
  {
    code: "away",
    name: words("外出六个月以上，地点相对固定", "Away for six months or more at a fixed place"),
  },
  { code: "graduation", name: words("毕业", "Graduation") },
  { code: "retirement", name: words("退休", "Retirement") },
];

/** Month until which dues are paid, as the letter says it. */
export const DUES_TO: FieldInput = field("dues_to", "党费交至", "Dues paid until", "text", {
  min: 7,
  max: 7,
  hint: words("年月，如 2026-10", "Year and month, such as 2026-10"),
});

export const TRANSFER_FIELDS: readonly FieldInput[] = [
  dayField("asked_on", "申请转接日期", "Asked on"),
  field("from_branch_id", "转出党支部", "Branch of before", "body", {
    class: "internal",
    derived: "holder.id",
  }),
  field("to_where", "转往", "Goes to", "choice", {
    class: "internal",
    suggest: '"city"',
    options: [
      { code: "city", name: words("本市", "Within the city") },
      { code: "outside", name: words("市外", "Out of the city") },
    ],
  }),
  field("to_branch_id", "接收党支部", "Receiving branch", "body", { class: "internal" }),
  field("distance", "转接范围", "Reach", "choice", {
    class: "internal",
    derived:
      'if to_where = "outside" then "outside" else if to_branch_id = null then null else if from.id = to.id then "committee" else if holder.district = to_branch_id.district then "district" else "city"',
    options: [
      { code: "committee", name: words("同一党委内", "Within one committee") },
      { code: "district", name: words("区内", "Within the district") },
      { code: "city", name: words("跨区", "Across districts") },
      { code: "outside", name: words("出市", "Out of the city") },
    ],
  }),
  field("to_outside", "市外接收党委", "Receiving committee outside", "text", { class: "internal", max: 60 }),
  field("transfer_reason", "转接原因", "Reason", "choice", { options: REASONS }),
  DUES_TO,
  dayField("letter_on", "开具介绍信日期", "Letter issued on"),
  field("valid_days", "有效期", "Valid for", "number", {
    class: "internal",
    min: 1,
    unit: words("天", "days"),
    suggest: 'if to_where = "outside" then 30 else 10',
  }),
  field("valid_to", "有效期至", "Valid until", "date", { derived: "days after(letter_on, valid_days)" }),
  dayField("received_on", "接收日期", "Received on"),
  dayField("receipt_on", "收到回执日期", "Receipt came on"),
  dayField("outside_receipt_on", "收到市外回执日期", "Receipt from outside came on"),
];
