import { later } from "#packs/kit/indicator.ts";
import { CAPABILITIES } from "./capabilities.ts";

const { campaigns, training, posts, programmes, care, branchWork, tasks, talent, sieve, burden } =
  CAPABILITIES;
const PEOPLE = ["人", "people"] as const;
const TIMES = ["人次", "person-times"] as const;
const ITEMS = ["项", "items"] as const;

/** Figures that the review asks for and whose records arrive later. Each becomes a counted one by a source of its own. */
export const NOT_YET = [
  later(
    "LC-01-11",
    "loyalty",
    ["参加主题教育的处级以上干部", "Officials in the campaign"],
    PEOPLE,
    campaigns,
    ["参加过的干部，一人算一次", "Officials who took part, each once"],
  ),
  later("LC-01-12", "loyalty", ["参加主题教育的党员", "Members in the campaign"], PEOPLE, campaigns, [
    "参加过的党员，一人算一次",
    "Members who took part, each once",
  ]),
  later(
    "LC-01-13",
    "loyalty",
    ["参加主题教育的支部", "Branches in the campaign"],
    ["个", "branches"],
    campaigns,
    ["有人参加的支部", "Branches of which somebody took part"],
  ),
  later("LC-01-14", "loyalty", ["市管干部轮训班", "Rotation classes"], ["期", "classes"], training, [
    "当年办结的轮训班",
    "Rotation classes that ended in the year",
  ]),
  later(
    "LC-01-15",
    "loyalty",
    ["还没有轮训的市管干部", "City-managed officials not yet trained"],
    PEOPLE,
    training,
    [
      "在职市管干部中当年没有参加轮训的",
      "City-managed officials in post without rotation training in the year",
    ],
  ),
  later("LC-01-16", "loyalty", ["网上专栏学习", "Online study"], TIMES, training, [
    "每人每门课算一人次",
    "Each person and course once",
  ]),
  later("LC-01-17", "loyalty", ["党校班次", "School classes"], ["期", "classes"], training, [
    "当年开班的主体班次",
    "Main classes that began in the year",
  ]),
  later("LC-01-18", "loyalty", ["大讲堂", "Lectures"], ["场", "lectures"], training, [
    "当年举办的场次",
    "Lectures held in the year",
  ]),
  later("LC-01-19", "loyalty", ["班次和大讲堂参训", "Attendance of classes and lectures"], TIMES, training, [
    "签到的人次",
    "Person-times that attended",
  ]),
  later("LC-01-20", "loyalty", ["现场教学点", "Teaching sites"], ["处", "sites"], training, [
    "年底可以预约的教学点",
    "Sites that can be booked at the end of the year",
  ]),
  later(
    "LC-02-11",
    "leading-groups",
    ["重大行动一线考察的干部", "Officials assessed in the ten actions"],
    PEOPLE,
    posts,
    ["在十项行动中有考察记录的干部", "Officials with an assessment from the ten actions"],
  ),
  later("LC-02-12", "leading-groups", ["十项行动", "The ten actions"], ITEMS, tasks, [
    "当年督查的行动",
    "Actions under supervision in the year",
  ]),
  later(
    "LC-02-13",
    "leading-groups",
    ["分析研判过的班子", "Leading groups analysed"],
    ["个", "groups"],
    posts,
    ["当年有研判记录的班子", "Leading groups with an analysis in the year"],
  ),
  later(
    "LC-02-14",
    "leading-groups",
    ["空缺超过三个月的职位", "Posts vacant for over three months"],
    ["个", "posts"],
    posts,
    ["按职数核定而无人任职的职位", "Posts of the fixed number that nobody holds"],
  ),
  later("LC-02-15", "leading-groups", ["能上能下调整的干部", "Officials moved up and down"], PEOPLE, posts, [
    "当年按规定调整的干部",
    "Officials moved under the rules in the year",
  ]),
  later(
    "LC-03-11",
    "gazelle",
    ["到乡镇街道任正职的人选", "Principals in townships and streets"],
    PEOPLE,
    programmes,
    ["瞪羚批次中到任的人", "People of a round who took up the post"],
  ),
  later("LC-03-12", "gazelle", ["双向挂职的人选", "Two-way secondments"], PEOPLE, programmes, [
    "当年在挂的人",
    "People seconded in the year",
  ]),
  later(
    "LC-03-13",
    "gazelle",
    ["选派挂职的高校", "Universities taking part"],
    ["所", "universities"],
    programmes,
    ["有人挂职的高校", "Universities with somebody seconded"],
  ),
  later("LC-03-14", "gazelle", ["选派挂职的园区", "Parks taking part"], ["个", "parks"], programmes, [
    "有人挂职的园区",
    "Parks with somebody seconded",
  ]),
  later("LC-03-15", "gazelle", ["新一批到任人选", "People of the new round in post"], PEOPLE, programmes, [
    "新批次中已到任的人",
    "People of the newest round in post",
  ]),
  later("LC-04-11", "fledgling", ["年轻干部库人选", "Pool of younger officials"], PEOPLE, programmes, [
    "年底在库的人",
    "People in the pool at the end of the year",
  ]),
  later("LC-04-12", "fledgling", ["选调生", "Selected graduates"], PEOPLE, programmes, [
    "当年录用的选调生",
    "Graduates selected in the year",
  ]),
  later(
    "LC-04-13",
    "fledgling",
    ["有导师的年轻干部", "Younger officials with a mentor"],
    PEOPLE,
    programmes,
    ["年底有在任导师的人", "People with a mentor at the end of the year"],
  ),
  later("LC-05-21", "grass-roots", ["基层治理工程", "Governance projects"], ITEMS, tasks, [
    "当年在做的工程",
    "Projects of the year",
  ]),
  later("LC-05-22", "grass-roots", ["年度重点任务", "Key tasks"], ITEMS, tasks, [
    "当年立项的任务",
    "Tasks set for the year",
  ]),
  later("LC-05-23", "grass-roots", ["放权赋能重点项目", "Empowerment projects"], ITEMS, tasks, [
    "当年立项的项目",
    "Projects set for the year",
  ]),
  later("LC-05-24", "grass-roots", ["减负专项整治", "Burden clean-ups"], ITEMS, tasks, [
    "当年立项的整治",
    "Clean-ups set for the year",
  ]),
  later("LC-05-25", "grass-roots", ["居民诉求办结", "Residents' needs solved"], ["件", "needs"], tasks, [
    "当年答复并办结的诉求",
    "Needs answered and closed in the year",
  ]),
  later("LC-05-26", "grass-roots", ["样板村、标杆村", "Model villages"], ["个", "villages"], branchWork, [
    "年底有称号的村",
    "Villages with the title at the end of the year",
  ]),
  later("LC-05-27", "grass-roots", ["行业党委", "Industry committees"], ["个", "committees"], branchWork, [
    "按行业设立的党委",
    "Committees set up for an industry",
  ]),
  later("LC-05-28", "grass-roots", ["书记学院培训的书记", "Secretaries trained"], PEOPLE, training, [
    "当年结业的书记",
    "Secretaries who completed a class in the year",
  ]),
  later(
    "LC-05-29",
    "grass-roots",
    ["按期换届的支部", "Elections held in time"],
    ["个", "branches"],
    branchWork,
    ["当年到期并已换届的支部", "Branches whose term ended and that elected in the year"],
  ),
  later("LC-06-11", "talent", ["人才政策文件", "Policy documents on talent"], ["个", "documents"], talent, [
    "当年起用的文件",
    "Documents in force from the year on",
  ]),
  later("LC-06-12", "talent", ["海河工匠", "Craftsmen named"], PEOPLE, talent, [
    "当届授予称号的人",
    "People given the title in the round",
  ]),
  later(
    "LC-06-13",
    "talent",
    ["授权认定人才的单位", "Bodies that recognise talent"],
    ["家", "bodies"],
    talent,
    ["年底有认定权的单位", "Bodies with the power at the end of the year"],
  ),
  later(
    "LC-06-14",
    "talent",
    ["自主评审正高职称的单位", "Laboratories that review senior titles"],
    ["家", "bodies"],
    talent,
    ["年底有评审权的单位", "Bodies with the power at the end of the year"],
  ),
  later("LC-06-15", "talent", ["发出的人才卡", "Talent cards issued"], ["张", "cards"], talent, [
    "当年发出、年底有效的卡",
    "Cards issued in the year and valid at its end",
  ]),
  later("LC-07-11", "care", ["暖心回访", "Revisits"], TIMES, care, [
    "当年对受处理处分干部的回访",
    "Revisits of the year",
  ]),
  later(
    "LC-07-12",
    "care",
    ["影响期满后使用的干部", "Officials used after an influence period"],
    PEOPLE,
    care,
    ["影响期满、当年任用的干部", "Officials appointed in the year after their period ended"],
  ),
  later("LC-07-13", "care", ["澄清正名", "Clarifications"], ["件", "cases"], care, [
    "当年办结的澄清",
    "Clarifications closed in the year",
  ]),
  later("LC-07-14", "care", ["容错纠错", "Fault tolerance"], ["件", "cases"], care, [
    "当年认定的容错",
    "Tolerated faults of the year",
  ]),
  later("LC-08-11", "procedures", ["市级改进措施", "Measures of the city"], ["条", "measures"], sieve, [
    "过筛后公布的措施",
    "Measures published after the sieve",
  ]),
  later("LC-08-12", "procedures", ["各区流程优化", "Items improved by districts"], ITEMS, sieve, [
    "各区办结并公布的事项",
    "Items closed and published by districts",
  ]),
  later("LC-08-13", "procedures", ["向基层要的报表", "Demands on the grass roots"], ["张", "forms"], burden, [
    "当年登记的要求",
    "Demands registered in the year",
  ]),
];
