import { words } from "#packs/kit/procedure.ts";
import { axis, BY_AGE, BY_SECTOR, BY_SEX, item, type TableInput, unknown } from "./axes.ts";

const BY_KIND = axis("kind", words("组织类别", "Kind"), { dimension: "kind" }, [
  item("city", "市委", "Municipal committee", ["4"]),
  item("district", "区委", "District committees", ["5"]),
  item("working", "党工委", "Working committees", ["6"]),
  item("group", "党组", "Leading groups", ["7"]),
  item("committee", "党委", "Committees", ["1"]),
  item("organ", "机关党委", "Committees of organs", ["8"]),
  item("general", "党总支", "General branches", ["2"]),
  item("branch", "党支部", "Branches", ["3"]),
  item("unit", "其他单位", "Units without a Party body", ["9"]),
]);

const BY_BRANCH_TYPE = axis("type", words("支部类型", "Branch type"), { dimension: "branch_type" }, [
  item("plain", "党支部", "Branch", ["1"]),
  item("joint", "联合党支部", "Joint", ["2"]),
  item("temporary", "临时党支部", "Temporary", ["3"]),
  item("floating", "流动党员党支部", "Of floating members", ["4"]),
  item("functional", "功能型党支部", "Functional", ["5"]),
  unknown(),
]);

const BY_POST = axis("post", words("职务", "Post"), { dimension: "post" }, [
  item("secretary", "书记", "Secretary", ["1"]),
  item("deputy", "副书记", "Deputy secretary", ["2"]),
  item("organisation", "组织委员", "Organisation", ["3"]),
  item("publicity", "宣传委员", "Publicity", ["4"]),
  item("discipline", "纪检委员", "Discipline", ["5"]),
  item("other", "其他委员", "Other members", ["6", "7", "8"]),
]);

const OF_BODIES = { unit: words("个", "bodies"), fact: "body" };

/** Tables of bodies and of who holds posts in them. */
export const BODY_TABLES: readonly TableInput[] = [
  {
    code: "14",
    name: words("党的组织", "Bodies"),
    ...OF_BODIES,
    total: words("组织总数", "All bodies"),
    rows: [BY_KIND],
    columns: [BY_SECTOR],
  },
  {
    code: "15",
    name: words("党支部", "Branches"),
    ...OF_BODIES,
    where: { dimension: "kind", in: ["3"] },
    total: words("支部总数", "All branches"),
    rows: [BY_BRANCH_TYPE],
    columns: [BY_SECTOR],
  },
  {
    code: "16",
    name: words("书记和委员", "Secretaries and committee members"),
    note: words("一人两职算两次", "Who holds two posts is counted twice"),
    unit: words("人次", "posts"),
    fact: "post",
    where: { dimension: "post", in: ["1", "2", "3", "4", "5", "6", "7", "8"] },
    total: words("职务总数", "All posts"),
    rows: [BY_POST],
    columns: [BY_SEX, BY_AGE],
  },
];
