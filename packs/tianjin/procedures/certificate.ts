import type { DefinitionInput } from "#features/procedures/contract.ts";
import { BRANCH_MOVES, cite, dayField, field, SUPERIOR_MOVES, words } from "#packs/kit/procedure.ts";
import { REGULATIONS } from "./regulations.ts";

const SHORT = cite(
  "EDU19",
  null,
  "V2",
  "短期外出不满六个月的，开具党员证明信，组织关系不转",
  "Away for less than six months: a certificate, membership stays",
);

/** A member's certificate (党员证明信) for an absence of up to six months: nothing of the membership changes. */
export const CERTIFICATE: DefinitionInput = {
  code: "certificate",
  name: words("开具党员证明信", "Member's certificate"),
  prefix: "ZM",
  edition: "2019",
  editionName: words("2019 年条例", "Rules of 2019"),
  validFrom: "2019-05-06",
  supersedes: null,
  subject: { memberTypes: ["1", "2"] },
  regulations: [REGULATIONS.EDU19, REGULATIONS.HOUSE],
  parties: [
    { code: "holder", name: words("所在党支部", "Branch"), find: { by: "holder" } },
    { code: "from", name: words("所属党委", "Committee"), find: { by: "approver", of: "holder" } },
  ],
  stages: [{ code: "issue", name: words("开具", "Issuing") }],
  fields: [
    dayField("away_from", "外出开始日期", "Away from"),
    field("away_to", "外出结束日期", "Away until", "date"),
    field("away_reason", "外出原因", "Reason", "text", { max: 60 }),
    field("certificate_to", "交往的党组织", "Addressed to", "text", { class: "internal", max: 60 }),
    dayField("letter_on", "开具日期", "Issued on"),
  ],
  steps: [
    {
      code: "1",
      key: "asking",
      name: words("申请证明信", "Ask for the certificate"),
      stage: "issue",
      party: "holder",
      who: words("党支部", "The branch"),
      permission: "cases.act",
      day: "away_from",
      fields: [
        { field: "away_from" },
        { field: "away_to" },
        { field: "away_reason" },
        { field: "certificate_to" },
      ],
      guards: [
        {
          code: "C01",
          name: words("不满六个月", "Less than six months"),
          met: "away_to >= away_from and away_to < months after(away_from, 6)",
          class: "BLOCK",
          whenMet: words("{from} 至 {to}", "{from} to {to}"),
          whenUnmet: words(
            "{from} 至 {to}：满六个月的转接组织关系或登记为流动党员",
            "{from} to {to}: from six months on, transfer or register as floating",
          ),
          values: { from: "away_from", to: "away_to" },
          basis: SHORT,
        },
      ],
      moves: BRANCH_MOVES,
      materials: [],
      outcomes: [{ code: "asked", name: words("报党委开具", "To the committee"), to: "2" }],
      basis: SHORT,
    },
    {
      code: "2",
      key: "issuing",
      name: words("开具证明信", "Issue the certificate"),
      stage: "issue",
      party: "from",
      who: words("所属党委", "The committee"),
      permission: "cases.approve",
      day: "letter_on",
      fields: [{ field: "letter_on" }],
      moves: SUPERIOR_MOVES,
      materials: ["C1"],
      outcomes: [
        { code: "refused", name: words("不开具", "Not issued"), when: 'move = "refuse"', to: "end" },
        { code: "issued", name: words("已开具", "Issued"), to: "end" },
      ],
      basis: SHORT,
    },
  ],
  materials: [
    {
      code: "C1",
      name: words("党员证明信", "Member's certificate"),
      kind: "generated",
      form: "member-certificate",
      fields: ["away_from", "away_to", "away_reason", "certificate_to", "letter_on"],
      signatures: [words("党委盖章", "Seal of the committee")],
      least: words("证明信一份", "One certificate"),
      basis: SHORT,
    },
  ],
  basis: SHORT,
};
