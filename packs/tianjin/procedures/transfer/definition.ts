import type { DefinitionInput } from "#features/procedures/contract.ts";
import { cite, words, type ExitInput } from "#packs/kit/procedure.ts";
import { REGISTER } from "./register.ts";
import { WHOLE, SENDING, LETTER } from "./bases.ts";
import { TRANSFER_FIELDS } from "./fields.ts";
import { TRANSFER_STEPS } from "./steps.ts";

const CALLED_OFF: ExitInput = {
  code: "called-off",
  name: words("撤销转接", "Called off"),
  stages: ["send", "transit"],
  party: "from",
  permission: "cases.approve",
  reason: words("撤销的原因", "Why it is called off"),
  effects: [{ do: "state", memberState: "1", from: "today" }],
  basis: cite(
    "HOUSE",
    null,
    "H",
    "接收前转出方可以撤销，党员留在原支部",
    "Until it is received the sender may call it off; the member stays",
  ),
};

/** Transfer of membership (组织关系转接) out of a branch: within a district, across districts, out of the city. */
export const TRANSFER_OUT: DefinitionInput = {
  code: "transfer",
  name: words("组织关系转接", "Transfer of membership"),
  prefix: "ZJ",
  edition: "2019",
  editionName: words("2019 年条例", "Rules of 2019"),
  validFrom: "2019-05-06",
  supersedes: null,
  subject: { memberTypes: ["1", "2"] },
  regulations: REGISTER,
  parties: [
    { code: "holder", name: words("所在党支部", "Branch"), find: { by: "holder" } },
    {
      code: "from_branch",
      name: words("转出党支部", "Branch of before"),
      find: { by: "field", field: "from_branch_id" },
    },
    {
      code: "from",
      name: words("转出方党委", "Sending committee"),
      find: { by: "approver", of: "from_branch" },
      entitled: [
        { to: "state", basis: SENDING },
        {
          to: "become-0",
          basis: cite(
            "EDU19",
            null,
            "V",
            "转出本市的，转出方登记转出",
            "Who leaves the city is noted by the sender",
          ),
        },
      ],
    },
    {
      code: "to_branch",
      name: words("接收党支部", "Receiving branch"),
      find: { by: "field", field: "to_branch_id" },
    },
    {
      code: "to",
      name: words("接收方党委", "Receiving committee"),
      find: { by: "approver", of: "to_branch" },
      entitled: [
        { to: "move", basis: SENDING },
        { to: "state", basis: SENDING },
      ],
    },
  ],
  stages: [
    { code: "send", name: words("转出", "Sending") },
    { code: "transit", name: words("在途", "In transit") },
    { code: "receipt", name: words("回执", "Receipt") },
  ],
  fields: [...TRANSFER_FIELDS],
  steps: [...TRANSFER_STEPS],
  materials: [
    {
      code: "L1",
      name: words("党员组织关系介绍信", "Letter of transfer"),
      kind: "generated",
      form: "transfer-letter",
      fields: ["letter_on", "valid_days", "dues_to"],
      signatures: [words("转出方党委盖章", "Seal of the sender")],
      least: words("一式三联；不另要申请书和证明", "Three parts; no application, no other certificate"),
      basis: LETTER,
    },
  ],
  exits: [CALLED_OFF],
  basis: WHOLE,
};
