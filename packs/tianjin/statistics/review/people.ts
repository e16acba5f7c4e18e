import type { ReviewInput } from "#features/statistics/review.contract.ts";
import { words } from "#packs/kit/procedure.ts";

type Section = ReviewInput["sections"][number];

const LOYALTY: Section = {
  lever: "loyalty",
  title: words("学习和教育", "Study and education"),
  leverName: words("忠诚铸魂", "Loyalty"),
  blocks: [
    {
      text: words(
        "学习教育面对的是 {LC-01-02} 名党员和 {LC-01-03} 个支部，其中处级以上领导干部 {LC-01-01} 人。党员中大专以上学历的占 {LC-01-04}%。",
        "Study is for {LC-01-02} members and {LC-01-03} branches, among them {LC-01-01} leading officials. Of the members {LC-01-04}% have college education or more.",
      ),
    },
    {
      text: words(
        "参加主题教育的处级以上干部 {LC-01-11} 人、党员 {LC-01-12} 人、支部 {LC-01-13} 个。",
        "The campaign was joined by {LC-01-11} leading officials, {LC-01-12} members and {LC-01-13} branches.",
      ),
    },
    {
      text: words(
        "轮训班办了 {LC-01-14} 期，没有轮训到的市管干部还有 {LC-01-15} 人；党校开班 {LC-01-17} 期，大讲堂 {LC-01-18} 场，参训 {LC-01-19} 人次；网上专栏学习 {LC-01-16} 人次。现场教学点 {LC-01-20} 处，都能预约。",
        "There were {LC-01-14} rotation classes, and {LC-01-15} city-managed officials are still without one; the school held {LC-01-17} classes and {LC-01-18} lectures with {LC-01-19} person-times, and {LC-01-16} person-times studied online. {LC-01-20} teaching sites can be booked.",
      ),
    },
    { bars: words("党员，按下级组织", "Members by body"), code: "LC-01-02" },
  ],
};

const LEADING_GROUPS: Section = {
  lever: "leading-groups",
  title: words("领导班子", "Leading groups"),
  leverName: words("聚力提质", "Leading groups"),
  blocks: [
    {
      text: words(
        "党组 {LC-02-05} 个，在任领导职务 {LC-02-02} 个。领导干部中厅局级 {LC-02-01} 人，女性占 {LC-02-03}%，研究生学历占 {LC-02-04}%。",
        "There are {LC-02-05} leading Party groups and {LC-02-02} leading posts held. Of the leading officials {LC-02-01} are at bureau level, {LC-02-03}% are women and {LC-02-04}% have postgraduate education.",
      ),
    },
    {
      text: words(
        "当年分析研判班子 {LC-02-13} 个，空缺超过三个月的职位有 {LC-02-14} 个；在 {LC-02-12} 项行动里考察干部 {LC-02-11} 人，按能上能下调整 {LC-02-15} 人。",
        "{LC-02-13} leading groups were analysed, {LC-02-14} posts were vacant for over three months; {LC-02-11} officials were assessed in the {LC-02-12} actions, and {LC-02-15} were moved up or down.",
      ),
    },
    {
      table: words("领导干部", "Leading officials"),
      codes: ["LC-01-01", "LC-02-01", "LC-02-02", "LC-02-03", "LC-02-04"],
    },
    {
      bars: words("处级以上领导干部，按职级", "Leading officials by level"),
      code: "LC-01-01",
      by: "official_level",
    },
  ],
};

const GAZELLE: Section = {
  lever: "gazelle",
  title: words("年轻干部到一线", "Younger officials at the front"),
  leverName: words("瞪羚淬炼", "Gazelle"),
  blocks: [
    {
      text: words(
        "1985 年以后出生的处级以上干部有 {LC-03-01} 人，其中县处级正职 {LC-03-02} 人。",
        "{LC-03-01} leading officials were born in 1985 or later, {LC-03-02} of them division heads.",
      ),
    },
    {
      text: words(
        "到乡镇街道任正职的有 {LC-03-11} 人，新一批到任 {LC-03-15} 人；{LC-03-13} 所高校、{LC-03-14} 个园区互派挂职 {LC-03-12} 人。",
        "{LC-03-11} took up principal posts in townships and streets, {LC-03-15} of the new round are in post; {LC-03-13} universities and {LC-03-14} parks seconded {LC-03-12} people both ways.",
      ),
    },
    {
      bars: words("1985 年以后出生的处级以上干部，按职级", "Officials born in 1985 or later, by level"),
      code: "LC-03-01",
      by: "official_level",
    },
  ],
};

const FLEDGLING: Section = {
  lever: "fledgling",
  title: words("后备力量", "The next generation"),
  leverName: words("雏鹰培育", "Fledgling"),
  blocks: [
    {
      text: words(
        "35 岁以下党员 {LC-04-01} 人，担任书记的有 {LC-04-02} 人。",
        "{LC-04-01} members are 35 or younger, {LC-04-02} of them secretaries.",
      ),
    },
    {
      text: words(
        "年轻干部库里有 {LC-04-11} 人，当年录用选调生 {LC-04-12} 人，有导师带的 {LC-04-13} 人。",
        "{LC-04-11} people are in the pool, {LC-04-12} graduates were selected in the year, {LC-04-13} have a mentor.",
      ),
    },
    {
      table: words("年轻党员和年轻书记", "Younger members and secretaries"),
      codes: ["LC-04-01", "LC-04-02"],
    },
  ],
};

/** What is told of people: study, leading groups, younger officials. */
export const PEOPLE_SECTIONS: readonly Section[] = [LOYALTY, LEADING_GROUPS, GAZELLE, FLEDGLING];
