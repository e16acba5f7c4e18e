import type { ReviewInput } from "#features/statistics/review.contract.ts";
import { words } from "#packs/kit/procedure.ts";

type Section = ReviewInput["sections"][number];

const GRASS_ROOTS: Section = {
  lever: "grass-roots",
  title: words("基层组织", "The grass roots"),
  leverName: words("强基赋能", "Grass roots"),
  blocks: [
    {
      text: words(
        "基层党委和党总支 {LC-05-01} 个，在任书记 {LC-05-04} 人；联合、临时和功能型支部 {LC-05-02} 个。任期届满还没有换届的组织有 {LC-05-03} 个。",
        "There are {LC-05-01} committees and general branches, {LC-05-04} secretaries in office, and {LC-05-02} joint, temporary and functional branches. In {LC-05-03} bodies the term is over and nobody was elected yet.",
      ),
    },
    {
      text: words(
        "本年发展党员 {LC-05-05} 人、转正 {LC-05-06} 人，眼下有积极分子 {LC-05-07} 人、发展对象 {LC-05-08} 人。按火线发展启动 {LC-05-11} 件，已批准 {LC-05-12} 人。组织关系转接办结 {LC-05-13} 件。",
        "This year {LC-05-05} people were admitted and {LC-05-06} made full members; there are {LC-05-07} activists and {LC-05-08} development objects. {LC-05-11} front-line admissions were opened and {LC-05-12} people approved. {LC-05-13} transfers were completed.",
      ),
    },
    {
      text: words(
        "流动党员 {LC-05-09} 人，失去联系的 {LC-05-10} 人。",
        "{LC-05-09} members are floating, {LC-05-10} are out of contact.",
      ),
    },
    {
      text: words(
        "{LC-05-21} 项治理工程分成 {LC-05-22} 项年度任务；另有放权赋能 {LC-05-23} 项、减负整治 {LC-05-24} 项。居民诉求办结 {LC-05-25} 件。",
        "{LC-05-21} governance projects are divided into {LC-05-22} tasks of the year; beside them stand {LC-05-23} empowerment projects and {LC-05-24} burden clean-ups. {LC-05-25} needs of residents were solved.",
      ),
    },
    {
      table: words("党员队伍", "Members"),
      codes: ["LC-05-05", "LC-05-06", "LC-05-07", "LC-05-08", "LC-05-09", "LC-05-10", "LC-05-13"],
    },
    { bars: words("发展党员，按领域", "Admissions by sector"), code: "LC-05-05", by: "sector" },
  ],
};

const TALENT: Section = {
  lever: "talent",
  title: words("人才", "Talent"),
  leverName: words("海河英才", "Talent"),
  blocks: [
    {
      text: words(
        "研究生学历党员 {LC-06-01} 人，其中博士 {LC-06-02} 人；专业技术人员党员 {LC-06-03} 人。",
        "{LC-06-01} members have postgraduate education, {LC-06-02} of them a doctorate; {LC-06-03} members are professionals.",
      ),
    },
    {
      text: words(
        "当年起用人才政策文件 {LC-06-11} 个，授予工匠称号 {LC-06-12} 人；有认定权的单位 {LC-06-13} 家，能评正高职称的 {LC-06-14} 家，发出人才卡 {LC-06-15} 张。",
        "{LC-06-11} policy documents came into force and {LC-06-12} craftsmen were named; {LC-06-13} bodies may recognise talent, {LC-06-14} review senior titles, and {LC-06-15} cards were issued.",
      ),
    },
    { table: words("党员中的人才", "Talent among the members"), codes: ["LC-06-01", "LC-06-02", "LC-06-03"] },
    { bars: words("研究生学历党员，按领域", "Postgraduates by sector"), code: "LC-06-01", by: "sector" },
  ],
};

const CARE: Section = {
  lever: "care",
  title: words("关心和爱护", "Care"),
  leverName: words("家暖心安", "Care and accountability"),
  blocks: [
    {
      text: words(
        "党龄 50 年以上的党员 {LC-07-01} 人，离退休党员 {LC-07-02} 人。",
        "{LC-07-01} have been members for fifty years and more, {LC-07-02} are retired.",
      ),
    },
    {
      text: words(
        "回访受处理处分干部 {LC-07-11} 人次，影响期满后使用 {LC-07-12} 人，澄清 {LC-07-13} 件，容错 {LC-07-14} 件。",
        "There were {LC-07-11} revisits, {LC-07-12} officials used after their influence period, {LC-07-13} clarifications and {LC-07-14} tolerated faults.",
      ),
    },
    { table: words("老党员", "Older members"), codes: ["LC-07-01", "LC-07-02"] },
  ],
};

const PROCEDURES: Section = {
  lever: "procedures",
  title: words("办事程序", "Procedures"),
  leverName: words("出手出彩", "Procedures"),
  blocks: [
    {
      text: words(
        "本年启动办件 {LC-08-01} 件，办结 {LC-08-02} 件，平均 {LC-08-03} 天。规定以外的加签 {LC-08-06} 次。",
        "This year {LC-08-01} cases were opened and {LC-08-02} closed, in {LC-08-03} days on average. There were {LC-08-06} sign-offs beyond the procedures.",
      ),
    },
    {
      text: words(
        "过筛后市级定下措施 {LC-08-11} 条，各区优化事项 {LC-08-12} 项；向基层要的报表登记了 {LC-08-13} 张。",
        "After the sieve the city set {LC-08-11} measures and districts improved {LC-08-12} items; {LC-08-13} demands on the grass roots were registered.",
      ),
    },
    {
      table: words("办件", "Cases"),
      codes: ["LC-08-01", "LC-08-02", "LC-08-03", "LC-08-04", "LC-08-05", "LC-08-06"],
    },
  ],
};

/** What is told of work: grass roots, talent, care, procedures. */
export const WORK_SECTIONS: readonly Section[] = [GRASS_ROOTS, TALENT, CARE, PROCEDURES];
