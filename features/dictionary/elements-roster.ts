import { element } from "./element.ts";

const roster = element("rosters");

/** Items that rosters carry and that are kept with the row, not in the person's file. */
export const ROSTER = [
  roster("seq", "序号", "Running number", "text", "open", "序号 编号 排序 no. no # 行号"),
  roster(
    "contacts",
    "培养联系人",
    "Contacts",
    "text",
    "personal",
    "培养联系人 联系人 培养联系人1 培养联系人2 入党联系人 培养人",
  ),
  roster(
    "introducers",
    "入党介绍人",
    "Introducers",
    "text",
    "personal",
    "入党介绍人 介绍人 入党介绍人1 入党介绍人2",
  ),
  roster(
    "work_date",
    "参加工作时间",
    "Start of working life",
    "date",
    "personal",
    "参加工作时间 参加工作日期 参加工作年月 工作时间 参工时间",
  ),
  roster(
    "position",
    "现任职务",
    "Position",
    "text",
    "personal",
    "现任职务 工作单位及职务 所在单位及职务 职务 单位及职务 现任职务全称",
  ),
  roster(
    "position_date",
    "任现职时间",
    "In position since",
    "date",
    "personal",
    "任现职时间 任职日期 任职时间 任现职日期 现任职务时间",
  ),
  roster(
    "rank_date",
    "任现职级时间",
    "At level since",
    "date",
    "personal",
    "任现职级时间 任同职级时间 任现职务层次时间 任现职级日期",
  ),
  roster(
    "ft_education",
    "全日制学历学位",
    "Full-time education",
    "text",
    "personal",
    "全日制学历 全日制学历学位 全日制教育学历学位 全日制教育学历",
  ),
  roster(
    "ft_school",
    "全日制毕业院校系及专业",
    "Full-time school",
    "text",
    "personal",
    "全日制学校 全日制教育毕业院校系及专业 全日制毕业院校系及专业 全日制毕业院校 全日制教育毕业院校",
  ),
  roster(
    "ij_education",
    "在职学历学位",
    "In-service education",
    "text",
    "personal",
    "在职学历 在职学历学位 在职教育学历学位 在职教育学历",
  ),
  roster(
    "ij_school",
    "在职毕业院校系及专业",
    "In-service school",
    "text",
    "personal",
    "在职学校 在职教育毕业院校系及专业 在职毕业院校系及专业 在职毕业院校 在职教育毕业院校",
  ),
] as const;

/** Items of a dues ledger. Money in yuan, a rate as a share (0.01 is one per cent). */
export const DUES = [
  roster(
    "base",
    "党费计算基数",
    "Base of the dues",
    "number",
    "personal",
    "党费计算基数 党费基数 计算基数 缴存基数 缴费基数 月工资收入 月工资基数 交纳基数 税后工资总额",
  ),
  roster(
    "rate",
    "交纳比例",
    "Rate",
    "number",
    "personal",
    "交纳比例 交纳党费比例 执行标准 党费比例 交费比例",
  ),
  roster(
    "due_month",
    "月应交党费",
    "Due each month",
    "number",
    "personal",
    "月应交党费 应交党费 每月应交纳党费 月应交纳党费 每月应交党费",
  ),
  roster(
    "due_year",
    "全年应交党费",
    "Due in the year",
    "number",
    "personal",
    "全年应交党费 年应交党费 全年应交合计",
  ),
  roster("paid", "实交党费", "Paid", "number", "personal", "实交党费 已交 已交党费 交费金额 共交纳党费金额"),
  roster(
    "paid_total",
    "全年实交合计",
    "Paid in the year",
    "number",
    "personal",
    "全年实交合计 实交合计 合计实交 全年实交党费 全年实交 合计",
  ),
  ...months("m", "实交", "paid"),
  ...months("due_m", "应交", "due"),
] as const;

/** A bare month above a column means what was paid in it. */
function months<const P extends "m" | "due_m">(prefix: P, zh: string, en: string) {
  return Array.from({ length: 12 }, (_, index) => {
    const month = `${index + 1}月`;
    const code = `${prefix}${String(index + 1).padStart(2, "0")}` as `${P}${string}`;
    const bare = prefix === "m" ? [month, `${month}份`] : [];
    const words = [...bare, `${month}${zh}`, `${month}份${zh}`].join(" ");
    return roster(code, `${month}${zh}`, `Month ${index + 1}, ${en}`, "number", "personal", words);
  });
}
