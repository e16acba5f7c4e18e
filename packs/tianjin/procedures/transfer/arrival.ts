import type { DefinitionInput } from "#features/procedures/contract.ts";
import {
  BRANCH_MOVES,
  BRANCH_MOVES_BACK,
  SUPERIOR_MOVES,
  words,
  dayField,
  field,
  type StepInput,
} from "#packs/kit/procedure.ts";
import { REGISTER } from "./register.ts";
import {
  DONE,
  LETTER,
  RESPONSIBLE,
  RETURNED,
  SENDING,
  SENT_BACK,
  WHILE_VALID,
  WHO_MAY,
  WHOLE,
} from "./bases.ts";
import { after, mayTransfer, stillValid, VALIDITY } from "./guards.ts";
import { DUES_TO } from "./fields.ts";

/** The steps of a member who comes from outside the city. */
const ARRIVAL_STEPS: readonly StepInput[] = [
  {
    code: "1",
    key: "arrival",
    name: words("登记市外介绍信", "Note the letter from outside"),
    stage: "receive",
    party: "holder",
    who: words("接收党支部", "Receiving branch"),
    permission: "cases.act",
    day: "arrived_on",
    fields: [
      { field: "arrived_on" },
      { field: "from_outside" },
      { field: "letter_on" },
      { field: "valid_days" },
      { field: "valid_to" },
      { field: "member_kind" },
      { field: "joined_on" },
      { field: "full_on", when: 'member_kind = "full"' },
      { field: "dues_to" },
    ],
    guards: [VALIDITY, stillValid("arrived_on")],
    moves: BRANCH_MOVES,
    materials: ["L2"],
    outcomes: [{ code: "noted", name: words("报党委确认", "To the committee"), to: "2" }],
    basis: WHO_MAY,
  },
  {
    code: "2",
    key: "acceptance",
    name: words("党委确认接收", "The committee accepts"),
    stage: "receive",
    party: "to",
    who: words("有审批权的党委，必要时核对档案", "Committee with the power; it may check the file"),
    permission: "cases.approve",
    day: "received_on",
    fields: [{ field: "received_on" }],
    guards: [
      mayTransfer("to", "接收方党委", "The receiving committee", "true"),
      stillValid("received_on"),
      after("received_on", "arrived_on", "登记", "the note"),
    ],
    due: WHILE_VALID,
    moves: SUPERIOR_MOVES,
    materials: [],
    outcomes: [
      SENT_BACK,
      {
        code: "probationary",
        name: words("接收预备党员", "Received as probationary member"),
        when: 'member_kind = "probationary"',
        to: "3",
        effects: [
          { do: "become", memberType: "2", from: "received_on", dates: { join_date: "joined_on" } },
          { do: "state", memberState: "1", from: "received_on" },
        ],
      },
      {
        code: "received",
        name: words("接收正式党员", "Received as full member"),
        to: "3",
        effects: [
          {
            do: "become",
            memberType: "1",
            from: "received_on",
            dates: { join_date: "joined_on", full_date: "full_on" },
          },
          { do: "state", memberState: "1", from: "received_on" },
        ],
      },
    ],
    basis: RESPONSIBLE,
  },
  {
    code: "3",
    key: "receipt",
    name: words("寄出回执", "Send the receipt"),
    stage: "receipt",
    party: "to",
    who: words("接收方党委", "Receiving committee"),
    permission: "cases.approve",
    day: "receipt_on",
    fields: [{ field: "receipt_on" }],
    guards: [after("receipt_on", "received_on", "接收", "the acceptance")],
    moves: BRANCH_MOVES_BACK.map((move) => (move === "submit" ? "agree" : move)),
    materials: [],
    outcomes: [DONE],
    basis: RETURNED,
  },
];

/** Transfer into the city: the receiving branch notes the letter, its committee accepts. */
export const TRANSFER_IN: DefinitionInput = {
  code: "transfer-in",
  name: words("市外转入", "Transfer from outside the city"),
  prefix: "ZR",
  edition: "2019",
  editionName: words("2019 年条例", "Rules of 2019"),
  validFrom: "2019-05-06",
  supersedes: null,
  subject: { memberTypes: ["9", "0"] },
  regulations: REGISTER,
  parties: [
    { code: "holder", name: words("接收党支部", "Receiving branch"), find: { by: "holder" } },
    {
      code: "to",
      name: words("接收方党委", "Receiving committee"),
      find: { by: "approver", of: "holder" },
      entitled: [
        { to: "become-1", basis: SENDING },
        { to: "become-2", basis: SENDING },
        { to: "state", basis: SENDING },
      ],
    },
  ],
  stages: [
    { code: "receive", name: words("接收", "Receiving") },
    { code: "receipt", name: words("回执", "Receipt") },
  ],
  fields: [
    dayField("arrived_on", "持信报到日期", "Came with the letter on"),
    field("from_outside", "市外转出党委", "Sending committee outside", "text", {
      class: "internal",
      max: 60,
    }),
    field("letter_on", "介绍信日期", "Day of the letter", "date"),
    field("valid_days", "有效期", "Valid for", "number", {
      class: "internal",
      min: 1,
      unit: words("天", "days"),
      suggest: "30",
    }),
    field("valid_to", "有效期至", "Valid until", "date", { derived: "days after(letter_on, valid_days)" }),
    field("member_kind", "党员类别", "Kind of member", "choice", {
      options: [
        { code: "full", name: words("正式党员", "Full member") },
        { code: "probationary", name: words("预备党员", "Probationary member") },
      ],
    }),
    field("joined_on", "入党日期", "Joined on", "date", { element: "join_date" }),
    field("full_on", "转正日期", "Full member on", "date", { element: "full_date" }),
    DUES_TO,
    dayField("received_on", "接收日期", "Received on"),
    dayField("receipt_on", "寄出回执日期", "Receipt sent on"),
  ],
  steps: [...ARRIVAL_STEPS],
  materials: [
    {
      code: "L2",
      name: words("市外组织关系介绍信", "Letter from outside"),
      kind: "original",
      fields: ["letter_on", "valid_days"],
      signatures: [words("市外转出党委盖章", "Seal of the sender outside")],
      least: words("介绍信一份，必要时核对档案", "The letter; the file is checked where needed"),
      basis: LETTER,
    },
  ],
  basis: WHOLE,
};
