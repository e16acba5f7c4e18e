import { words } from "#packs/kit/procedure.ts";
import {
  axis,
  BY_AGE,
  BY_EDUCATION,
  BY_ETHNICITY,
  BY_OCCUPATION,
  BY_SEX,
  item,
  MEMBERS_UNIT,
  type TableInput,
} from "./axes.ts";

const OF_YEAR = { unit: MEMBERS_UNIT, within: "on_day" };

const BY_ARRIVAL = axis("way", words("增加方式", "Way"), { dimension: "way" }, [
  item("admitted", "发展入党", "Admitted", ["admitted"]),
  item("transferred", "组织关系转入", "Transferred in", ["transferred"]),
  item("entered", "市外转入和补登", "From outside, or entered later", ["entered"]),
]);

const BY_DEPARTURE = axis("way", words("减少方式", "Way"), { dimension: "way" }, [
  item("transferred", "组织关系转出", "Transferred out", ["transferred"]),
  item("died", "死亡", "Died", ["died"]),
  item("removed", "出党", "Left the Party", ["removed"]),
  item("stopped", "停止党籍", "Membership stopped", ["stopped"]),
  item("left", "转往市外和其他", "To outside, or otherwise", ["left"]),
]);

/** Tables of the movements of the year; moves between two branches of the body stand on both sides. */
export const MOVEMENT_TABLES: readonly TableInput[] = [
  {
    code: "09",
    name: words("党员增加", "Members who came"),
    note: words("下级之间的转接，转入转出两边都算", "A transfer within the body counts on both sides"),
    ...OF_YEAR,
    fact: "arrival",
    where: { dimension: "way", in: ["admitted", "transferred", "entered"] },
    total: words("增加总数", "All who came"),
    rows: [BY_ARRIVAL],
    columns: [BY_SEX, BY_ETHNICITY],
  },
  {
    code: "10",
    name: words("党员减少", "Members who left"),
    note: words("下级之间的转接，转入转出两边都算", "A transfer within the body counts on both sides"),
    ...OF_YEAR,
    fact: "departure",
    total: words("减少总数", "All who left"),
    rows: [BY_DEPARTURE],
    columns: [BY_SEX, BY_ETHNICITY],
  },
  {
    code: "11",
    name: words("发展党员：性别、民族、学历和年龄", "Admissions by sex, ethnicity, education and age"),
    ...OF_YEAR,
    fact: "arrival",
    where: { dimension: "way", in: ["admitted"] },
    total: words("发展总数", "All admissions"),
    rows: [BY_SEX, BY_ETHNICITY, BY_EDUCATION],
    columns: [BY_AGE],
  },
  {
    code: "12",
    name: words("发展党员：职业", "Admissions by occupation"),
    ...OF_YEAR,
    fact: "arrival",
    where: { dimension: "way", in: ["admitted"] },
    total: words("发展总数", "All admissions"),
    rows: [BY_OCCUPATION],
    columns: [BY_SEX],
  },
  {
    code: "13",
    name: words("预备党员转正", "Probationary members made full"),
    ...OF_YEAR,
    fact: "arrival",
    where: { dimension: "way", in: ["converted"] },
    total: words("转正总数", "All made full"),
    rows: [BY_EDUCATION],
    columns: [BY_SEX],
  },
];
