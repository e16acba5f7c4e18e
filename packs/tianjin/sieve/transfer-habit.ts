import type { PaperInput } from "#features/sieve/contract.ts";

const RULES = {
  document: "《中国共产党党员教育管理工作条例》（2019 年）",
  article: null,
  level: "central",
  from: "2019-05-06",
} as const;

/** What is often asked of somebody who moves, put together for the demonstration; only the letter has a basis. */
export const TRANSFER_HABIT: readonly PaperInput[] = [
  {
    no: "1",
    name: "党员组织关系介绍信",
    steps: ["1"],
    word: "decision",
    asks: ["name", "sex", "member_type", "letter_on", "valid_days", "dues_to"],
    signatures: 1,
    occasion: "letter",
    basis: RULES,
    statutory: true,
  },
  {
    no: "2",
    name: "转接申请书",
    steps: ["1"],
    word: "person",
    asks: ["name", "join_date"],
    signatures: 1,
    basis: null,
  },
  {
    no: "3",
    name: "身份证复印件",
    steps: ["1"],
    word: "none",
    form: "copy",
    asks: ["name", "identity_number"],
    basis: null,
  },
  {
    no: "4",
    name: "党员信息登记表",
    steps: ["1"],
    word: "none",
    asks: ["name", "sex", "birth_date", "ethnicity", "education", "join_date", "full_date"],
    signatures: 1,
    basis: null,
  },
  {
    no: "5",
    name: "报到照片",
    steps: ["3"],
    word: "none",
    form: "trace",
    basis: null,
  },
];
