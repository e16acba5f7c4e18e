import { cite, type StepInput, words } from "#packs/kit/procedure.ts";

/** When membership is transferred. */
export const WHO_MAY = cite(
  "EDU19",
  null,
  "V",
  "工作单位、居住地变动或外出六个月以上的，转接组织关系",
  "Transferred on change of unit or residence, or away for six months or more",
);
/** Who answers until it is received. */
export const RESPONSIBLE = cite(
  "EDU19",
  null,
  "V",
  "接收前由转出方负责；接收方无正当理由不得拒绝",
  "The sender answers until it is received; nobody refuses without reason",
);

export const WHOLE = cite("EDU19", null, "V");
export const SENDING = cite(
  "EDU19",
  null,
  "V",
  "组织关系由有审批权的基层党委接转",
  "Committees with the power transfer membership",
);
export const LETTER = cite("LETTER06", null, "V", "介绍信一式三联", "A letter in three parts");

/** What the receipt is for. */
export const RETURNED = cite(
  "LETTER06",
  null,
  "V",
  "回执由接收方党委寄回转出方党委",
  "The receipt travels between the two committees",
);

/** Who receives has until the letter expires. */
export const WHILE_VALID: NonNullable<StepInput["due"]> = {
  since: words("开具介绍信", "the letter"),
  from: "letter_on",
  within: { until: "valid_to" },
  basis: cite("LETTER06", null, "V2", "在有效期内接转", "Received while the letter is valid"),
};

/** The last step: the receipt lies in the file. */
export const DONE: StepInput["outcomes"][number] = {
  code: "done",
  name: words("转接完成", "Transferred"),
  to: "end",
};

/** The committee sends the member back, in words. */
export const SENT_BACK: StepInput["outcomes"][number] = {
  code: "refused",
  name: words("退回（写明理由）", "Sent back, with the reason"),
  when: 'move = "refuse"',
  to: "end",
};
