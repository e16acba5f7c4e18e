import { dev, cite, type MaterialInput, type MaterialKind, words } from "#packs/kit/procedure.ts";

interface Row {
  code: string;
  zh: string;
  en: string;
  kind: MaterialKind;
  article: string;
  leastZh: string;
  leastEn: string;
  fields: string[];
  signatures: [string, string][];
}

const SECRETARY: [string, string] = ["支部书记", "Secretary of the branch"];
const COMMITTEE: [string, string] = ["党委盖章", "Seal of the committee"];
const PERSON: [string, string] = ["本人", "The person"];

/** The streamlined 17 (members-and-branches 1.7; built for the demonstration, not official). Articles by their number of 2014. */
const ROWS: readonly Row[] = [
  row(
    "A1",
    "入党申请书",
    "Application",
    "original",
    "6",
    ["本人书写的申请书一份", "One application in the person's hand"],
    ["application_on"],
    [PERSON],
  ),
  row(
    "A2",
    "谈话记录",
    "Record of the talk",
    "generated",
    "7",
    ["谈话人、日期和要点", "Who, when, what was said"],
    ["talk_on", "talker", "talk_text"],
    [["谈话人", "Who talked"], PERSON],
  ),
  row(
    "A3",
    "推荐推优及支委会研究记录",
    "Recommendation and decision on the activist",
    "generated",
    "8",
    ["推荐方式和研究意见", "Way of recommendation and the decision"],
    ["activist_on", "activist_way", "activist_text"],
    [SECRETARY],
  ),
  row(
    "A4",
    "积极分子备案表",
    "Filing of the activist",
    "generated",
    "8",
    ["上级党委备案意见", "Opinion of the committee above"],
    ["activist_on", "activist_filed_on", "activist_filed_opinion"],
    [SECRETARY, COMMITTEE],
  ),
  row(
    "A5",
    "培养教育考察登记表",
    "Register of cultivation",
    "generated",
    "11",
    ["每半年一条考察意见", "One review each half-year"],
    ["contacts", "review_on", "review_text"],
    [["培养联系人", "Contacts"], SECRETARY],
  ),
  row(
    "A6",
    "发展对象征求意见及支委会研究记录",
    "Opinions and study of the object",
    "generated",
    "13",
    ["四方面意见和研究结论", "Four opinions and the conclusion"],
    ["object_on", "opinions_text", "object_text"],
    [SECRETARY],
  ),
  row(
    "A8",
    "发展对象审批（备案）表",
    "Consent to the object",
    "generated",
    "13",
    ["上级党委意见", "Opinion of the committee above"],
    ["object_on", "consent_on", "consent_opinion"],
    [SECRETARY, COMMITTEE],
  ),
  row(
    "A9",
    "政治审查结论性材料",
    "Conclusion of the political review",
    "generated",
    "16",
    ["结论性材料一份，能证明的不再函调", "One conclusion; no letters where it is proven"],
    ["political_on", "political_result", "political_text"],
    [SECRETARY, COMMITTEE],
  ),
  row(
    "A10",
    "培训结业证明",
    "Certificate of training",
    "generated",
    "17",
    ["天数或学时，一项即可", "Days or hours, one of them"],
    ["training_from", "training_to", "training_by"],
    [["培训单位盖章", "Seal of the trainer"]],
  ),
  row(
    "A11",
    "预审表（含支委会审查、联审意见）",
    "Pre-review",
    "generated",
    "19",
    ["支委会审查意见和预审结果", "Review of the branch and result"],
    ["branch_review_on", "branch_review_text", "prereview_on", "prereview_opinion", "form_number"],
    [SECRETARY, COMMITTEE],
  ),
  row(
    "A12",
    "入党志愿书",
    "Application form",
    "original",
    "19",
    ["编号志愿书一份，本人填写", "One numbered form, filled in by the person"],
    ["form_number", "form_filled_on", "introducers"],
    [PERSON, ["入党介绍人", "Introducers"], SECRETARY, COMMITTEE],
  ),
  row(
    "A13",
    "接收预备党员大会记录及票决结果",
    "Minutes and tally of the admission",
    "generated",
    "20-22",
    ["应到、实到、赞成、反对、弃权和决议", "Due, present, for, against, abstained, resolution"],
    [
      "admission_on",
      "admission_should",
      "admission_present",
      "admission_for",
      "admission_against",
      "admission_abstain",
    ],
    [
      ["主持人", "Chair"],
      ["记录人", "Recorder"],
    ],
  ),
  row(
    "A14",
    "预备党员教育考察登记表（含宣誓记录）",
    "Register of the probation, with the oath",
    "generated",
    "31-32",
    ["考察意见和宣誓日期", "Reviews and the day of the oath"],
    ["probation_from", "probation_to", "oath_on", "oath_place", "probation_on", "probation_text"],
    [SECRETARY],
  ),
  row(
    "A15",
    "转正申请书",
    "Request for full membership",
    "original",
    "33",
    ["本人书写的申请书一份", "One request in the person's hand"],
    ["conversion_applied_on"],
    [PERSON],
  ),
  row(
    "A16",
    "转正征求意见、审查、大会记录及票决结果",
    "Opinions, review, minutes and tally of the conversion",
    "generated",
    "33",
    ["意见、审查、票数和决议", "Opinions, review, tally, resolution"],
    [
      "conversion_opinions",
      "conversion_review_on",
      "conversion_review_text",
      "conversion_on",
      "conversion_should",
      "conversion_present",
      "conversion_for",
      "conversion_against",
      "conversion_abstain",
      "conversion_result",
    ],
    [
      ["主持人", "Chair"],
      ["记录人", "Recorder"],
    ],
  ),
  row(
    "A17",
    "审批通知及归档移交目录",
    "Notice of approval and list of the file",
    "generated",
    "26",
    ["审批日期、预备期起止和目录", "Day of approval, probation, list"],
    ["approval_on", "approval_opinion", "probation_from", "probation_to"],
    [COMMITTEE],
  ),
];

const PUBLICITY = row(
  "A7",
  "公示及结果",
  "Publicity and its result",
  "generated",
  "13",
  ["公示文本和结果说明，不要照片", "The text and the result; no pictures"],
  ["publicity_from", "publicity_to", "publicity_place", "publicity_result"],
  [SECRETARY],
);

/** Shown once and handed back: the record replaces a copy. */
const SEEN: MaterialInput = {
  code: "S1",
  name: words("身份证、学历证明", "Identity card and certificate of education"),
  kind: "seen",
  least: words("查验后登记“某人某日已看”，不留复印件", "Looked at and noted as seen; no copy is kept"),
  basis: cite("HOUSE", null, "H", "以查验记录代替复印件", "A record of seeing replaces a copy"),
};

function row(
  code: string,
  zh: string,
  en: string,
  kind: MaterialKind,
  article: string,
  [leastZh, leastEn]: [string, string],
  fields: string[],
  signatures: [string, string][],
): Row {
  return { code, zh, en, kind, article, leastZh, leastEn, fields, signatures };
}

function material(one: Row): MaterialInput {
  return {
    code: one.code,
    name: words(one.zh, one.en),
    kind: one.kind,
    form: one.code,
    fields: one.fields,
    signatures: one.signatures.map(([zh, en]) => words(zh, en)),
    least: words(one.leastZh, one.leastEn),
    basis: dev(one.article),
  };
}

/** The papers of an admission. */
export const ADMISSION_MATERIALS: readonly MaterialInput[] = [
  ...[...ROWS.slice(0, 6), PUBLICITY, ...ROWS.slice(6)].map(material),
  SEEN,
];
