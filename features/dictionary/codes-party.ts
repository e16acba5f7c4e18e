import { type CodeList, rows } from "./shapes.ts";

/** From applicant to member; 9 and 0 stand for people who are kept without membership. Codes of our own, 1 and 2 as in use. */
export const MEMBER_TYPE: CodeList = {
  name: { zh: "人员类别", en: "Member type" },
  entries: rows([
    ["1", "正式党员", "Full member", "正式", "中共党员", "党员", "中国共产党党员", "中国共产党正式党员"],
    ["2", "预备党员", "Probationary member", "预备", "中共预备党员", "中国共产党预备党员"],
    ["3", "发展对象", "Development object", "党员发展对象"],
    ["4", "入党积极分子", "Activist", "积极分子"],
    ["5", "入党申请人", "Applicant", "申请人", "入党申请者"],
    ["9", "非党员", "Not a member"],
    ["0", "已离开", "Left"],
  ]),
};

/** State of a membership (member file, section on keeping contact; rules of 2024 on handling). Codes of our own. */
export const MEMBER_STATE: CodeList = {
  name: { zh: "党籍状态", en: "Member state" },
  entries: rows([
    ["1", "正常", "Regular"],
    ["2", "流动（流出）", "Floating (out)", "流出", "流动党员（流出）"],
    ["3", "流动（流入）", "Floating (in)", "流入", "流动党员（流入）"],
    ["4", "失联", "Out of contact", "失去联系"],
    ["5", "停止党籍", "Membership stopped", "停止党籍党员"],
    ["6", "留党察看", "On probation within the Party"],
    ["7", "组织关系在途", "In transfer", "在途"],
    ["8", "因私出国（境）", "Abroad on private affairs", "出国（境）", "因私出国"],
    ["9", "出党", "Left the Party", "已出党"],
    ["10", "死亡", "Deceased", "去世", "已去世"],
  ]),
};

/** Rows of the annual report's occupation table with prefix codes: 0164 lies within 016, 01 and 0. */
export const OCCUPATION: CodeList = {
  name: { zh: "职业", en: "Occupation" },
  prefixed: true,
  entries: rows([
    ["0", "在岗职工", "Employed staff"],
    ["01", "公有制单位职工", "Staff of public units"],
    ["011", "党政机关工作人员", "Staff of Party and state organs", "公务员", "机关工作人员"],
    ["012", "事业单位管理人员", "Manager of a public institution"],
    ["013", "事业单位专业技术人员", "Professional of a public institution"],
    ["014", "公有制企业管理人员", "Manager of a public enterprise", "国有企业管理人员"],
    ["015", "公有制企业专业技术人员", "Professional of a public enterprise", "国有企业专业技术人员"],
    [
      "016",
      "公有制单位工勤技能人员",
      "Worker of a public unit",
      "公有制企业工勤技能人员",
      "工勤技能人员",
      "工人",
    ],
    ["0164", "公有制单位农民工", "Migrant worker of a public unit"],
    ["02", "非公有制单位职工", "Staff of private units"],
    ["021", "非公有制企业管理人员", "Manager of a private enterprise"],
    ["022", "非公有制企业专业技术人员", "Professional of a private enterprise"],
    [
      "023",
      "社会组织管理人员",
      "Manager of a social organisation",
      "民办非企业单位管理人员",
      "民办非企业管理人员",
    ],
    [
      "024",
      "社会组织专业技术人员",
      "Professional of a social organisation",
      "民办非企业单位专业技术人员",
      "民办非企业专业技术人员",
    ],
    ["025", "非公有制单位工勤技能人员", "Worker of a private unit", "非公有制企业工勤技能人员"],
    ["0253", "非公有制单位农民工", "Migrant worker of a private unit"],
    ["1", "农牧渔民", "Farmer, herder or fisher", "农民", "务农", "村民"],
    ["113", "外出务工经商人员", "Farmer working elsewhere", "外出务工", "外出务工人员"],
    ["2", "军人、武警", "Military and armed police", "军人", "武警", "现役军人"],
    ["3", "学生", "Student", "在校学生"],
    ["4", "离退休人员", "Retired", "退休", "离休", "离退休", "退休人员", "离休人员"],
    ["5", "其他职业人员", "Other", "其他"],
  ]),
};

/** The eight labels of the public statistics bulletin; the prefixes of the rows they gather stand in `occupationGroup`. */
export const OCCUPATION_GROUP: CodeList = {
  name: { zh: "职业（公报口径）", en: "Occupation as in the bulletin" },
  entries: rows([
    ["1", "工人（工勤技能人员）", "Workers"],
    ["2", "农牧渔民", "Farmers, herders and fishers"],
    [
      "3",
      "企事业单位、社会组织专业技术人员",
      "Professionals of enterprises, institutions and social organisations",
    ],
    ["4", "企事业单位、社会组织管理人员", "Managers of enterprises, institutions and social organisations"],
    ["5", "党政机关工作人员", "Staff of Party and state organs"],
    ["6", "学生", "Students"],
    ["7", "其他职业人员", "Others"],
    ["8", "离退休人员", "Retired"],
  ]),
};

/** Level of a leading official (24,000 in the demonstration city). */
export const OFFICIAL_LEVEL: CodeList = {
  name: { zh: "职级", en: "Level of an official" },
  entries: rows([
    ["11", "厅局级正职", "Head at bureau level", "正厅级", "正局级"],
    ["12", "厅局级副职", "Deputy at bureau level", "副厅级", "副局级"],
    ["21", "县处级正职", "Head at division level", "正处级"],
    ["22", "县处级副职", "Deputy at division level", "副处级"],
  ]),
};

/** Posts in the committee of a branch. */
export const PARTY_POST: CodeList = {
  name: { zh: "党内职务", en: "Party post" },
  entries: rows([
    ["1", "书记", "Secretary", "党支部书记", "支部书记"],
    ["2", "副书记", "Deputy secretary", "党支部副书记", "支部副书记"],
    ["3", "组织委员", "Member for organisation"],
    ["4", "宣传委员", "Member for publicity"],
    ["5", "纪检委员", "Member for discipline", "纪律检查委员"],
    ["6", "青年委员", "Member for youth"],
    ["7", "统战委员", "Member for the united front"],
    ["8", "群工委员", "Member for mass work", "群众工作委员", "群团委员"],
    ["9", "领导职务", "Leading post"],
  ]),
};

/** How somebody came to a body as a member, told from the periods; codes of our own. */
export const ARRIVAL_WAY: CodeList = {
  name: { zh: "党员增加的方式", en: "How members came" },
  entries: rows([
    ["admitted", "发展入党", "Admitted"],
    ["transferred", "组织关系转入", "Transferred in"],
    ["entered", "市外转入和补登", "From outside, or entered later"],
    ["converted", "预备党员转正", "Made full member"],
  ]),
};

/** How somebody left a body or stopped being a member, told from the periods; codes of our own. */
export const DEPARTURE_WAY: CodeList = {
  name: { zh: "党员减少的方式", en: "How members left" },
  entries: rows([
    ["transferred", "组织关系转出", "Transferred out"],
    ["died", "死亡", "Died"],
    ["removed", "出党", "Left the Party"],
    ["stopped", "停止党籍", "Membership stopped"],
    ["left", "转往市外和其他", "To outside, or otherwise"],
  ]),
};
