import { dayField, type FieldInput, field, words } from "#packs/kit/procedure.ts";
import { meetingFields } from "./fields-admission.ts";

/** What is typed in the probation and at its end (stage 5). */
export const CONVERSION_FIELDS: readonly FieldInput[] = [
  dayField("probation_on", "考察日期", "Reviewed on"),
  field("probation_text", "预备期考察情况", "What the review found", "long", { max: 600 }),
  field("probation_opinion", "支部意见", "Opinion of the branch", "text", { max: 200 }),
  dayField("conversion_applied_on", "转正申请日期", "Asked for full membership on"),
  field("expiry", "预备期届满（含延长）", "Probation ends, with extension", "date", {
    derived: 'if list contains(conversion_approval.past, "extended") then extension_to else probation_to',
  }),
  field("conversion_opinions", "党小组、党员和群众意见", "Opinions of group, members and masses", "long", {
    max: 600,
  }),
  field("conversion_moved_in_on", "预备期内转入日期", "Moved in on, during the probation", "date"),
  field("conversion_review_on", "支委会审查日期", "Reviewed by the committee on", "date"),
  field("conversion_review_text", "审查意见", "What the review found", "long", { max: 600 }),
  ...meetingFields("conversion", "转正大会", "Conversion meeting"),
  field("conversion_result", "大会决议", "Resolution", "choice", {
    options: [
      { code: "convert", name: words("按期转为正式党员", "Full membership on time") },
      { code: "extend", name: words("延长预备期", "Extend the probation") },
      { code: "cancel", name: words("取消预备党员资格", "Cancel the probation") },
    ],
  }),
  field("extension_months", "延长月数", "Months of extension", "number", { unit: words("个月", "months") }),
  field("extension_to", "延长后届满", "Extended until", "date", {
    derived: "months after(probation_to, extension_months)",
  }),
  dayField("conversion_approved_on", "审批日期", "Approved on"),
  field("conversion_opinion", "审批意见", "Opinion of the approval", "text", {
    derived:
      'if not(conversion_approval.done or move = "agree") then null else if conversion_result = "convert" then "同意转为正式党员" else if conversion_result = "extend" then "同意延长预备期" else "同意取消预备党员资格"',
  }),
  field("full_from", "转正日期（党龄起算）", "Full member from", "date", {
    derived: 'if conversion_result = "convert" then expiry else null',
  }),
  dayField("archived_on", "归档日期", "Filed on"),
  field("archive_place", "存入", "Kept in", "choice", {
    class: "internal",
    suggest: '"personnel"',
    options: [
      { code: "personnel", name: words("人事档案", "Personnel file") },
      { code: "committee", name: words("党员档案（基层党委）", "Member file at the committee") },
      {
        code: "department",
        name: words("党员档案（县级以上组织部门）", "Member file at the organisation department"),
      },
    ],
  }),
  field("archive_receiver", "接收人", "Received by", "text", { max: 40 }),
];
