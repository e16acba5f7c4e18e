import { dev, cite, type ExitInput, type VariantInput, words } from "#packs/kit/procedure.ts";

const DOCUMENT = ["authority_document", "authority_body", "authority_on"];

/**
 * Exceptions (members-and-branches 1.8): each names its document. Age, political review, two introducers, vote and talk
 * are never waived; a direct admission and a recognition after death leave out whole steps instead.
 */
export const ADMISSION_VARIANTS: readonly VariantInput[] = [
  {
    code: "front-line",
    name: words("火线发展", "Front-line admission"),
    waives: ["G05", "G06", "P01"],
    needs: ["authority_event", ...DOCUMENT],
    basis: cite(
      "FRONT20",
      null,
      "V",
      "一线表现突出的，经上级党委批准可及时发展；会议和表决照常",
      "Outstanding at the front line: admitted at once with the superior's approval; meeting and vote are held",
    ),
  },
  {
    code: "training-waiver",
    name: words("个别特殊情况免培训", "Training waived"),
    waives: ["G10"],
    needs: DOCUMENT,
    basis: dev("17", "未经培训的，除个别特殊情况外不能发展入党", "Untrained people only in special cases"),
  },
  {
    code: "time-waiver",
    name: words("离开单位前办理等时限例外", "Exception from a time limit"),
    waives: ["G11", "G12"],
    needs: DOCUMENT,
    basis: dev(
      "19",
      "三个月内将离开的一般不办理，例外须有文件",
      "Generally not within three months of leaving; an exception needs a document",
    ),
  },
  {
    code: "direct",
    name: words("直接接收", "Direct admission"),
    waives: ["G07", "G07-days", "G03", "G05", "G06", "G10", "G21", "P01"],
    skips: ["3", "4", "5", "6", "7", "7a", "8", "11", "12", "13", "15"],
    needs: DOCUMENT,
    basis: cite(
      "CONST",
      "5",
      "V",
      "党中央和省级党委可以直接接收党员",
      "The centre and province-level committees may admit directly",
    ),
  },
  {
    code: "posthumous",
    name: words("追认党员", "Recognition after death"),
    waives: ["G21", "P01"],
    skips: [
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
      "7",
      "7a",
      "8",
      "9",
      "11",
      "14",
      "16",
      "19",
      "20",
      "21",
      "22",
      "23",
      "24",
    ],
    needs: DOCUMENT,
    basis: cite(
      "DEV",
      null,
      "G",
      "所在单位党组织研究，上级审查，省级党委批准",
      "Studied locally, reviewed above, approved at province level",
    ),
  },
];

const EARLY = ["apply", "activist", "object", "admit"];

export const ADMISSION_EXITS: readonly ExitInput[] = [
  {
    code: "withdrawn",
    name: words("本人撤回申请", "Withdrawn by the applicant"),
    stages: EARLY,
    party: "holder",
    permission: "cases.act",
    reason: words("本人书面说明的日期和要点", "Day and gist of the person's written statement"),
    effects: [{ do: "become", memberType: "9", from: "today", dates: {} }],
    basis: dev("5", "入党自愿", "Admission is by free will"),
  },
  {
    code: "activist-cancelled",
    name: words("取消入党积极分子资格", "No longer an activist"),
    stages: ["activist"],
    party: "holder",
    permission: "cases.act",
    reason: words("支部研究的日期和原因", "Day and reason of the branch's decision"),
    effects: [{ do: "become", memberType: "5", from: "today", dates: {} }],
    basis: dev("12", "不具备条件的及时调整", "Who no longer qualifies is taken off"),
  },
  {
    code: "object-cancelled",
    name: words("取消发展对象资格", "No longer a development object"),
    stages: ["object", "admit"],
    party: "approver",
    permission: "cases.approve",
    reason: words("研究的日期和原因", "Day and reason of the decision"),
    effects: [{ do: "become", memberType: "4", from: "today", dates: {} }],
    basis: dev("13", "不具备条件的及时调整", "Who no longer qualifies is taken off"),
  },
  {
    code: "probation-cancelled",
    name: words("取消预备党员资格", "Probation cancelled"),
    stages: ["convert"],
    party: "approver",
    permission: "cases.approve",
    reason: words("大会决议和审批的日期、原因", "Days of resolution and approval, reason"),
    effects: [{ do: "become", memberType: "9", from: "today", dates: {} }],
    basis: dev(
      "32",
      "不履行义务、不具备条件的，取消预备党员资格",
      "Who does not qualify loses the probation",
    ),
  },
  {
    code: "deceased",
    name: words("本人去世", "Deceased"),
    stages: [...EARLY, "convert"],
    party: "holder",
    permission: "cases.act",
    reason: words("去世日期", "Day of death"),
    effects: [{ do: "state", memberState: "10", from: "today" }],
    basis: cite("HOUSE", null, "H", "个案终止，材料随档", "The case ends, its papers stay in the file"),
  },
];
