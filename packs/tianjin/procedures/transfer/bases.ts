import { cite } from "#packs/kit/procedure.ts";

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
