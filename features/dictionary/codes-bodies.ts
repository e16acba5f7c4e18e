import { type CodeList, rows } from "./shapes.ts";

/** Kinds of bodies in the tree. Codes of our own. */
export const BODY_KIND: CodeList = {
  name: { zh: "组织类别", en: "Kind of body" },
  entries: rows([
    ["1", "党委", "Committee", "基层党委"],
    ["2", "党总支", "General branch", "党总支部", "总支"],
    ["3", "党支部", "Branch", "支部"],
    ["4", "市委", "Municipal committee"],
    ["5", "区委", "District committee"],
    ["6", "党工委", "Working committee", "工委", "工作委员会"],
    ["7", "党组", "Leading group"],
    ["8", "机关党委", "Committee of an organ"],
    ["9", "单位", "Unit without party body", "其他单位"],
  ]),
};

/** Types of branches (work regulation of branches, 2018, and the notices that followed it). */
export const BRANCH_TYPE: CodeList = {
  name: { zh: "支部类型", en: "Type of branch" },
  entries: rows([
    ["1", "党支部", "Branch"],
    ["2", "联合党支部", "Joint branch", "联合支部"],
    ["3", "临时党支部", "Temporary branch", "临时支部"],
    ["4", "流动党员党支部", "Branch of floating members", "流动党支部"],
    ["5", "功能型党支部", "Functional branch", "功能型支部"],
  ]),
};

/** Where a body stands in society, as the annual report counts. Codes of our own. */
export const SECTOR: CodeList = {
  name: { zh: "领域", en: "Sector" },
  entries: rows([
    ["1", "农村", "Village", "村"],
    ["2", "社区", "Community", "城市社区"],
    ["3", "机关", "Organ", "党政机关"],
    ["4", "国有企业", "State-owned enterprise", "国企"],
    ["5", "非公有制企业", "Private enterprise", "非公企业", "两新企业"],
    ["6", "事业单位", "Public institution", "学校、医院"],
    ["7", "社会组织", "Social organisation", "民办非企业单位", "社会服务机构"],
    ["8", "高校", "University", "高等学校", "高校学生"],
    ["9", "离退休", "Retired staff", "离退休干部", "离退休专设"],
  ]),
};
