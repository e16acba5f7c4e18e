import type { Random } from "#packs/kit/random.ts";
import type { Sector } from "./distributions.ts";
import type { Traits } from "./people-traits.ts";
import type { Profile, TianjinBody } from "./tree-body.ts";

const words = (text: string) => text.split(" ");

/** Codes of occupation (rows of the annual report) by row and, where it matters, by kind of branch. */
export function occupationCode(row: number, sector: Sector): string {
  switch (row) {
    case 0:
      return sector === "private" || sector === "association" ? "025" : "016";
    case 2:
      return PROFESSIONAL[sector] ?? "013";
    case 3:
      return MANAGER[sector] ?? "012";
    default:
      return PLAIN[row] ?? "5";
  }
}

const PLAIN: Readonly<Record<number, string>> = { 1: "1", 4: "011", 5: "3", 6: "5", 7: "4" };
const PROFESSIONAL: Partial<Record<Sector, string>> = { state: "015", private: "022", association: "024" };
const MANAGER: Partial<Record<Sector, string>> = { state: "014", private: "021", association: "023" };

const CLERKS = words(
  "一级科员 二级科员 四级主任科员 三级主任科员 二级主任科员 一级主任科员 四级调研员 三级调研员 办事员",
);
const PROFESSIONS: Partial<Record<Profile, string[]>> = {
  school: words("教师 高级教师 一级教师 二级教师 班主任 教研组长"),
  university: words("讲师 副教授 教授 助教 辅导员 实验师 研究员"),
  hospital: words("主治医师 住院医师 副主任医师 主任医师 护师 主管护师 药师 检验师"),
  works: words("工程师 高级工程师 助理工程师 会计师 技术员 质检工程师"),
  company: words("工程师 软件工程师 设计师 会计 研发工程师 产品经理"),
};
const OTHER_PROFESSIONS = words("工程师 会计师 助理研究员 馆员 农艺师 社会工作师 律师 编辑");
const OTHER_MANAGERS = words("部门主任 科长 副科长 项目经理 部门经理 办公室主任 主管 副主任");
const MANAGERS: Partial<Record<Profile, string[]>> = {
  village: words("村委会委员 村委会副主任 村务监督员 村级会计"),
  community: words("居委会委员 居委会副主任 社区工作站站长 网格长"),
  school: words("校长 副校长 教务主任 德育主任 总务主任"),
  hospital: words("科主任 副主任 护士长 办公室主任 总务科长"),
};
const WORKERS = words("车工 钳工 电工 焊工 驾驶员 保管员 维修工 装配工 操作工 保安员 炊事员");
const FARMERS = words("务农 种植户 养殖户 农业合作社社员 果农 菜农 外出务工");
const OTHERS = words("个体经营 灵活就业 自由职业 待业 社区工作者 网约车司机 快递员 家政服务员");
const RETIRED = words("退休 退休干部 退休职工 退休教师 退休工人 退休医务人员 离职休养");

const WITHOUT_EMPLOYER: Readonly<Record<number, string[]>> = { 1: FARMERS, 6: OTHERS, 7: RETIRED };

/** A plausible work post: 水务工程样例局二级主任科员, 务农, 退休教师. Members of villages and communities work elsewhere. */
export function workPost(traits: Traits, body: TianjinBody, unit: string, random: Random): string {
  switch (traits.occupation) {
    case 0:
      return employerOf(body, unit, "本市企业") + random.pick(WORKERS);
    case 2:
      return employerOf(body, unit, "本市企业") + random.pick(PROFESSIONS[body.profile] ?? OTHER_PROFESSIONS);
    case 3:
      return unit + random.pick(MANAGERS[body.profile] ?? OTHER_MANAGERS);
    case 4:
      return employerOf(body, unit, "本市机关") + random.pick(CLERKS);
    case 5:
      return STUDENTS[traits.education] ?? "专科生";
    default:
      return random.pick(WITHOUT_EMPLOYER[traits.occupation] ?? OTHERS);
  }
}

function employerOf(body: TianjinBody, unit: string, elsewhere: string): string {
  return body.profile === "village" || body.profile === "community" ? elsewhere : unit;
}

/** What somebody studies for, by the education that is completed. */
const STUDENTS: Readonly<Record<string, string>> = {
  "11": "博士后",
  "14": "博士研究生",
  "21": "硕士研究生",
  "61": "本科生",
};

/** Titles of leading posts by level 11, 12, 21, 22 and kind of unit. */
const TITLES: Partial<Record<Profile, readonly string[][]>> = {
  university: [
    ["党委书记", "校长"],
    ["党委副书记", "副校长"],
    words("处长 学院党委书记 院长"),
    words("副处长 副院长"),
  ],
  works: [
    ["党委书记、董事长", "总经理"],
    ["党委副书记", "副总经理"],
    words("部长 子公司经理"),
    words("副部长 子公司副经理"),
  ],
  street: [
    [],
    [],
    words("党工委书记 办事处主任 人大工委主任"),
    words("党工委副书记 办事处副主任 武装部部长 纪工委书记"),
  ],
};
const COMMON_TITLES = [
  ["局长", "党组书记"],
  ["副局长", "党组成员、副局长"],
  words("处长 主任 支队长"),
  words("副处长 副主任 副支队长"),
];
const DISTRICT_TITLES = [[], [], words("局长 主任 党组书记"), words("副局长 副主任 党组成员")];

/** The title of a leading post of level index 0 to 3 in a unit of this kind. */
export function leadingTitle(level: number, profile: Profile, isCity: boolean, random: Random): string {
  const titles = (TITLES[profile] ?? (isCity ? COMMON_TITLES : DISTRICT_TITLES))[level] ?? [];
  return titles.length > 0 ? random.pick(titles) : "领导班子成员";
}

/** The unit that stands in the work posts of a branch: the unit it belongs to, without the department. */
export function unitOf(body: TianjinBody): string {
  const parent = body.parent;
  const isPart =
    parent !== undefined && parent.stem.length < body.stem.length && body.stem.startsWith(parent.stem);
  return isPart && parent.profile !== "system" && parent.profile !== "district"
    ? parent.shortStem
    : body.shortStem;
}

const ELSEWHERE = words(
  "河北沧州 河北唐山 河北保定 河北廊坊 河北衡水 河北石家庄 河北邯郸 山东德州 山东济南 山东聊城 山东滨州 山东临沂 河南周口 河南郑州 河南商丘 山西大同 山西太原 辽宁沈阳 辽宁锦州 黑龙江哈尔滨 黑龙江齐齐哈尔 吉林长春 内蒙古赤峰 北京 江苏徐州 安徽阜阳 湖北武汉 四川成都 甘肃兰州 陕西西安",
);

/** Native place: mostly the city's own districts. */
export function nativePlace(home: string, random: Random): string {
  return random.chance(0.68) ? `天津${home}` : random.pick(ELSEWHERE);
}
