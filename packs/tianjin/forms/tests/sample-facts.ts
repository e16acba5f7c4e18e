import { CaseFacts, type CaseFactsInput } from "#features/cases/facts.contract.ts";

/** Facts of cases that never were. */

type Value = CaseFactsInput["values"] extends infer Values | undefined
  ? Values extends Record<string, infer One>
    ? One
    : never
  : never;

function words(text: string): Value {
  return { label: "试验", value: text, text };
}
function day(iso: string): Value {
  return { label: "试验", value: iso, text: iso };
}
function count(number: number): Value {
  return { label: "试验", value: number, text: String(number) };
}
function named(...list: [name: string, post: string][]): Value {
  return {
    label: "试验",
    value: list.map((_, index) => String(index + 1)),
    text: list.map(([name]) => name).join("、"),
    people: list.map(([name, post]) => ({ name, post, memberType: "1" })),
  };
}

function done(code: string, name: string, decidedOn: string, outcome: string, article: string) {
  return {
    code,
    name,
    decidedOn,
    outcome: { code: "yes", name: outcome },
    edition: "DEV26",
    basis: `《中国共产党发展党员工作细则》（2026 年修订）第${article}条`,
  };
}

const document = { number: "FZ-2026-000317-A5", version: 2, code: "7K3M-Q9X2-A5A5", madeOn: "2026-11-25" };

const reviewText =
  "参加党支部主题党日四次，学习党章及基层治理有关规定；走访居民楼栋六个，整理居民诉求三十七件，协调办结三十五件。每月与培养联系人谈话一次，汇报思想和工作情况。";
const reviewOpinion =
  "该同志入党动机端正，学习认真，能够联系岗位谈体会；服务居民耐心细致，群众反映较好。不足是处理复杂矛盾的经验不多。建议继续培养。";

function entry(on: string, text: string, opinion: string) {
  const [kind, more] = text.startsWith("预备")
    ? ["probation_text", "probation_opinion"]
    : ["review_text", "review_opinion"];
  return { on, values: { [kind as string]: words(text), [more as string]: words(opinion) } };
}

const values: Record<string, Value> = {
  application_on: day("2024-11-04"),
  talk_on: day("2024-11-20"),
  talker: named(["孟祎", "党支部书记"]),
  talk_place: words("社区党群服务中心"),
  talk_text: words(
    "谈话人介绍了党的基本知识、党员标准和入党条件。\n申请人谈了学习和工作经历、对党的认识、入党动机、遵纪守法情况和家庭情况，表示愿意在社区服务和网格工作中接受党组织的考察。",
  ),
  activist_on: day("2025-03-10"),
  activist_way: words("党员推荐"),
  activist_text: words(
    "党支部收到十四名党员的推荐意见。党支部委员会逐项研究了该同志的入党动机、工作表现和群众反映，认为条件成熟。",
  ),
  recommend_voters: count(14),
  recommend_votes: count(13),
  activist_place: words("社区党群服务中心"),
  activist_chair: words("孟祎"),
  activist_recorder: words("许翀"),
  activist_filed_on: day("2025-03-28"),
  activist_filed_opinion: words("经审核，条件和材料符合要求，同意备案。"),
  contacts: named(["林昇旻", "云杉社区居委会主任"], ["赵彧", "云杉社区网格服务中心网格长"]),
  contacts_on: day("2025-03-12"),
  object_on: day("2026-09-18"),
  object_place: words("社区党群服务中心"),
  object_chair: words("孟祎"),
  object_recorder: words("许翀"),
  opinions_text: words(
    "党小组意见：同意。\n培养联系人意见：该同志经过一年多的培养教育和考察，基本具备党员条件。\n党员意见：征求十四名党员，均同意。\n群众意见：征求二十一名居民和同事，反映良好。",
  ),
  object_text: words(
    "在听取党小组、培养联系人、党员和群众意见的基础上，支部委员会集体讨论，认为该同志基本具备党员条件。",
  ),
  publicity_from: day("2026-09-21"),
  publicity_to: day("2026-09-28"),
  publicity_place: words("云杉社区公告栏、党群服务中心"),
  publicity_result: words("无影响发展的问题"),
  publicity_done_on: day("2026-09-29"),
  consent_on: day("2026-10-12"),
  consent_opinion: words("经审查，同意列为发展对象。"),
  introducers: named(["林昇旻", "云杉社区居委会主任"], ["赵彧", "云杉社区网格服务中心网格长"]),
  political_on: day("2026-10-30"),
  political_result: words("合格"),
  political_text: words(
    "采取同本人谈话、查阅有关档案材料、向居住地党组织函调的方式进行。\n本人拥护党的理论和路线、方针、政策，遵纪守法，遵守社会公德；家庭主要成员和重要社会关系政治情况清楚，未发现影响入党的问题。",
  ),
  training_from: day("2026-10-19"),
  training_to: day("2026-10-21"),
  training_days: count(3),
  training_hours: count(24),
  training_by: words("海棠里街道党工委"),
  training_subject: words("党章、党内规章、党的优良传统和作风"),
  certificate_no: words("海党训〔2026〕18号"),
  branch_review_on: day("2026-11-02"),
  branch_review_text: words("支部委员会集体审查认为，该同志具备党员条件，手续完备，同意报上级党委预审。"),
  prereview_on: day("2026-11-09"),
  prereview_opinion: words("经审查，预审合格，同意召开党支部党员大会讨论，发给入党志愿书。"),
  form_number: words("JN-2026-0317"),
  joint_text: words("公安派出所：未发现违法记录。\n街道纪工委：未收到反映。"),
  leaves_on: day("2027-08-31"),
  form_filled_on: day("2026-11-12"),
  admission_on: day("2026-11-18"),
  admission_place: words("社区党群服务中心"),
  admission_chair: words("孟祎"),
  admission_recorder: words("许翀"),
  admission_tellers: words("监票人：周犇；计票人：吴珺"),
  admission_should: count(16),
  admission_present: count(14),
  admission_written: count(1),
  admission_for: count(14),
  admission_against: count(0),
  admission_abstain: count(1),
  admission_invalid: count(0),
  admission_text: words("与会党员认为，该同志处理复杂矛盾时还要多听各方意见。"),
  committee_talk_on: day("2026-11-20"),
  committee_talker: named(["沈玥", "街道党工委组织委员"]),
  committee_talk_text: words("经谈话，该同志对党的认识明确，入党动机端正。同意提交党工委审批。"),
  approval_on: day("2026-11-24"),
  approval_opinion: words("经党工委会议集体讨论、表决，批准王吉喆同志为中共预备党员。"),
  probation_from: day("2026-11-18"),
  probation_to: day("2027-11-18"),
  superior_filed_on: day("2026-11-25"),
  party_group: words("第二党小组"),
  oath_on: day("2026-12-10"),
  oath_place: words("街道党群服务中心"),
  oath_leader: words("沈玥"),
  conversion_applied_on: day("2027-11-15"),
  conversion_opinions: words(
    "党小组意见：该同志在预备期内认真履行党员义务，同意按期转正。\n党员意见：征求十五名党员，均同意。\n群众意见：征求十八名居民和同事，反映良好。",
  ),
  conversion_review_on: day("2027-11-19"),
  conversion_review_text: words("经支部委员会审查，该同志预备期内表现良好，提交党支部党员大会讨论。"),
  conversion_on: day("2027-11-22"),
  conversion_place: words("社区党群服务中心"),
  conversion_chair: words("孟祎"),
  conversion_recorder: words("许翀"),
  conversion_should: count(17),
  conversion_present: count(15),
  conversion_written: count(0),
  conversion_for: count(15),
  conversion_against: count(0),
  conversion_abstain: count(0),
  conversion_invalid: count(0),
  conversion_result: words("按期转正"),
  conversion_approved_on: day("2027-12-06"),
  conversion_opinion: words("经党工委会议集体讨论、表决，批准王吉喆同志按期转为中共正式党员。"),
  full_from: day("2027-11-18"),
  archived_on: day("2027-12-20"),
  archive_place: words("区人才服务中心档案室"),
  letter_on: day("2026-11-01"),
  valid_days: count(30),
  dues_to: words("2026-10"),
  received_on: day("2026-11-12"),
  away_from: day("2026-11-01"),
  away_to: day("2027-02-28"),
  away_reason: words("单位外派工作"),
  certificate_to: words("中共静海区云栖工业园委员会"),
};

const archiveNames = [
  "入党申请书",
  "入党申请人谈话记录",
  "推荐推优及支委会研究记录",
  "入党积极分子备案表（含上级意见）",
  "培养教育考察登记表",
  "发展对象征求意见及支委会研究记录",
  "公示及结果",
  "发展对象审批（备案）表",
  "政治审查结论性材料",
  "培训结业证明",
  "预审表（含支委会审查、联审意见）",
  "入党志愿书",
  "接收预备党员大会记录及票决结果",
  "预备党员教育考察登记表（含宣誓记录）",
  "转正申请书",
  "转正征求意见、审查、大会记录及票决结果",
  "审批通知及归档移交目录",
];

export const fullFacts: CaseFacts = CaseFacts.parse({
  case: {
    number: "FZ-2026-000317",
    procedure: "admission",
    procedureName: "发展党员",
    openedOn: "2024-11-04",
    closedOn: "2027-12-20",
    outcome: "按期转正",
    stage: "预备党员的教育考察和转正",
    step: "材料归档",
  },
  edition: { code: "DEV26", name: "2026 年修订", from: "2026-05-11" },
  subject: {
    name: "王吉喆",
    sex: "女",
    birth: "1998-03-17",
    ethnicity: "汉族",
    nativePlace: "天津静海",
    education: "大学本科",
    degree: "管理学学士",
    workPost: "云杉社区居委会综合岗位工作人员",
    identityMasked: "120118********0028",
    phoneMasked: "139****0007",
    memberType: "预备党员",
    joinedOn: "2026-11-18",
  },
  bodies: {
    holder: { name: "中共海棠里街道云杉社区第二支部委员会", kind: "党支部" },
    approver: { name: "中共津南区海棠里街道工作委员会", kind: "党工委" },
    department: { name: "中共津南区委组织部", kind: "组织部" },
    from: { name: "中共津南区海棠里街道工作委员会", kind: "党工委", phone: "028-0000 0000" },
    from_branch: { name: "中共海棠里街道云杉社区第二支部委员会", kind: "党支部" },
    to: { name: "中共静海区云栖镇委员会", kind: "党委" },
    to_branch: { name: "中共云栖镇槐荫村支部委员会", kind: "党支部" },
  },
  values,
  steps: {
    application: done("1", "递交入党申请书", "2024-11-04", "收到申请", "五"),
    talk: done("2", "党组织派人谈话", "2024-11-20", "已谈话", "七"),
    activist: done("3", "推荐和确定入党积极分子", "2025-03-10", "确定为入党积极分子", "八"),
    activist_filing: done("4", "上级党委备案", "2025-03-28", "同意备案", "八"),
    contacts_step: done("5", "指定培养联系人", "2025-03-12", "已指定", "九"),
    cultivation: done("6", "培养教育考察", "2026-09-10", "考察完成", "十一"),
    object: done("7", "确定发展对象", "2026-09-18", "拟确定为发展对象", "十三"),
    publicity: done("7a", "公示", "2026-09-28", "公示无影响发展的情况，可以确定为发展对象", "十三"),
    consent: done("8", "上级党委同意", "2026-10-12", "同意", "十三"),
    introducers_step: done("9", "确定入党介绍人", "2026-10-14", "已确定", "十四"),
    political: done("10", "政治审查", "2026-10-30", "合格", "十六"),
    training: done("11", "集中培训", "2026-10-21", "结业", "十七"),
    branch_review: done("12", "支部委员会审查", "2026-11-02", "同意上报", "十八"),
    prereview: done("13", "上级党委预审", "2026-11-09", "预审合格", "十八"),
    application_form: done("14", "填写入党志愿书", "2026-11-12", "已填写", "十八"),
    admission_meeting: done("15", "党支部党员大会讨论", "2026-11-18", "同意接收为预备党员", "二十"),
    committee_talk: done("16", "上级党委派人谈话", "2026-11-20", "同意", "二十三"),
    approval: done("17", "上级党委审批", "2026-11-24", "批准", "二十四"),
    superior_filing: done("18", "再上一级党委组织部门备案", "2026-11-25", "已备案", "二十五"),
    assignment: done("19", "编入党支部和党小组", "2026-11-26", "已编入", "二十八"),
    oath: done("20", "入党宣誓", "2026-12-10", "已宣誓", "二十九"),
    probation: done("21", "继续教育考察", "2027-11-10", "考察完成", "三十"),
    conversion_application: done("22", "提出转正申请", "2027-11-15", "收到申请", "三十二"),
    conversion_meeting: done("23", "党支部党员大会讨论转正", "2027-11-22", "同意按期转正", "三十二"),
    conversion_approval: done("24", "上级党委审批转正", "2027-12-06", "批准", "三十三"),
    archiving: done("25", "材料归档", "2027-12-20", "已归档", "三十六"),
  },
  entries: {
    cultivation: [
      entry("2025-06-30", reviewText, reviewOpinion),
      entry("2025-12-30", `参加街道入党积极分子培训班并结业。${reviewText.repeat(2)}`, reviewOpinion),
      entry("2026-06-30", reviewText, reviewOpinion),
    ],
    probation: [
      entry("2027-05-20", `预备期内${reviewText}`, reviewOpinion),
      entry("2027-11-10", `预备期内${reviewText}`, reviewOpinion),
    ],
  },
  archive: {
    profile: "精简17项（演示）",
    items: archiveNames.map((name, index) => ({
      no: `A${index + 1}`,
      name,
      kind: [0, 11, 14].includes(index) ? "原件" : "系统生成",
      dated: "2026-11-18",
      pages: 1 + (index % 3),
    })),
  },
  seen: [{ title: "居民身份证、学历证书", by: "许翀", on: "2024-11-20" }],
  document,
});

/** What is there on the first day: a name and the branch. */
export const leastFacts: CaseFacts = CaseFacts.parse({
  case: {
    number: "FZ-2026-000001",
    procedure: "admission",
    procedureName: "发展党员",
    openedOn: "2026-11-25",
  },
  edition: { code: "DEV26", name: "2026 年修订", from: "2026-05-11" },
  subject: { name: "李佳" },
  bodies: { holder: { name: "中共云杉社区支部委员会" } },
  document: { ...document, number: "FZ-2026-000001-A5" },
});
