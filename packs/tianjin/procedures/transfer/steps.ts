import {
  BRANCH_MOVES,
  cite,
  FILING_MOVES,
  type StepInput,
  SUPERIOR_MOVES,
  words,
} from "#packs/kit/procedure.ts";
import { DONE, RESPONSIBLE, RETURNED, SENT_BACK, WHILE_VALID, WHO_MAY } from "./bases.ts";
import { after, inTheCity, mayTransfer, stillValid, VALIDITY } from "./guards.ts";

const REQUEST: StepInput = {
  code: "1",
  key: "request",
  name: words("提出转接", "Ask for the transfer"),
  stage: "send",
  party: "holder",
  who: words("转出党支部", "Branch of before"),
  permission: "cases.act",
  day: "asked_on",
  fields: [
    { field: "asked_on" },
    { field: "distance" },
    { field: "to_where" },
    { field: "to_branch_id", when: 'to_where != "outside"' },
    { field: "to_outside", when: 'to_where = "outside"' },
    { field: "transfer_reason" },
    { field: "dues_to" },
    { field: "from_branch_id" },
  ],
  guards: [
    {
      code: "T02",
      name: words("转往别的支部", "To another branch"),
      met: inTheCity("to_branch_id.id != holder.id"),
      class: "BLOCK",
      whenMet: words("接收方不是本支部", "The receiver is another branch"),
      whenUnmet: words("接收方就是本支部，不用转接", "The receiver is this branch: nothing to transfer"),
      basis: WHO_MAY,
    },
    {
      code: "T03",
      name: words("接收支部", "Receiving branch"),
      met: inTheCity('to_branch_id.kind = "3"'),
      class: "BLOCK",
      whenMet: words("接收方是党支部", "The receiver is a branch"),
      whenUnmet: words("每名党员编入一个党支部，请选党支部", "Every member belongs to a branch: choose one"),
      basis: cite("CONST", "8", "G", "每个党员都必须编入支部", "Every member belongs to a branch"),
    },
    mayTransfer("to", "接收方党委", "The receiving committee", 'to_where != "outside"'),
  ],
  moves: BRANCH_MOVES,
  materials: [],
  outcomes: [{ code: "asked", name: words("报转出方党委", "To the sending committee"), to: "2" }],
  basis: WHO_MAY,
};

const ISSUE: StepInput = {
  code: "2",
  key: "letter",
  name: words("转出方审批，开介绍信", "The sender approves and issues the letter"),
  stage: "send",
  party: "from",
  who: words("转出方有审批权的党委", "Sending committee"),
  permission: "cases.approve",
  day: "letter_on",
  fields: [{ field: "letter_on" }, { field: "valid_days" }, { field: "valid_to" }],
  guards: [
    mayTransfer("from", "转出方党委", "The sending committee", "true"),
    VALIDITY,
    after("letter_on", "asked_on", "申请", "the request"),
  ],
  moves: SUPERIOR_MOVES,
  materials: ["L1"],
  outcomes: [
    { code: "refused", name: words("不同意转出", "Not let go"), when: 'move = "refuse"', to: "end" },
    {
      code: "outside",
      name: words("介绍信开往市外", "Letter to outside"),
      when: 'to_where = "outside"',
      to: "4",
      effects: [{ do: "state", memberState: "7", from: "letter_on" }],
    },
    {
      code: "sent",
      name: words("在途", "In transit"),
      to: "3",
      effects: [{ do: "state", memberState: "7", from: "letter_on" }],
    },
  ],
  basis: cite(
    "LETTER06",
    null,
    "V",
    "组织关系介绍信一式三联，写明有效期和党费交至月份",
    "A letter in three parts with its validity and the month of dues",
  ),
};

const RECEIVE: StepInput = {
  code: "3",
  key: "receive",
  name: words("接收方确认", "The receiver accepts"),
  stage: "transit",
  party: "to",
  who: words("接收方有审批权的党委", "Receiving committee"),
  permission: "cases.approve",
  day: "received_on",
  fields: [{ field: "received_on" }],
  guards: [stillValid("received_on"), after("received_on", "letter_on", "开介绍信", "the letter")],
  due: WHILE_VALID,
  moves: SUPERIOR_MOVES,
  materials: [],
  outcomes: [
    { ...SENT_BACK, effects: [{ do: "state", memberState: "1", from: "today" }] },
    {
      code: "received",
      name: words("已接收，编入接收支部", "Received into the branch"),
      to: "5",
      effects: [
        { do: "move", to: "to_branch", from: "received_on" },
        { do: "state", memberState: "1", from: "received_on" },
      ],
    },
  ],
  basis: RESPONSIBLE,
};

const OUTSIDE: StepInput = {
  code: "4",
  key: "outside",
  name: words("收到市外回执", "The receipt comes from outside"),
  stage: "transit",
  party: "from",
  who: words("转出方党委收到回执后登记", "Sending committee, when the receipt is there"),
  permission: "cases.approve",
  day: "outside_receipt_on",
  fields: [{ field: "outside_receipt_on" }],
  guards: [after("outside_receipt_on", "letter_on", "开介绍信", "the letter")],
  due: WHILE_VALID,
  moves: SUPERIOR_MOVES,
  materials: [],
  outcomes: [
    {
      code: "refused",
      name: words("市外退回", "Sent back from outside"),
      when: 'move = "refuse"',
      to: "end",
      effects: [{ do: "state", memberState: "1", from: "today" }],
    },
    {
      code: "gone",
      name: words("已转出本市", "Has left the city"),
      to: "end",
      effects: [{ do: "become", memberType: "0", from: "outside_receipt_on", dates: {} }],
    },
  ],
  basis: RESPONSIBLE,
};

const RECEIPT: StepInput = {
  code: "5",
  key: "receipt",
  name: words("回执", "Receipt"),
  stage: "receipt",
  party: "from",
  who: words("转出方党委把回执粘贴在存根上", "Sending committee glues it to the stub"),
  permission: "cases.approve",
  day: "receipt_on",
  fields: [{ field: "receipt_on" }],
  guards: [after("receipt_on", "received_on", "接收", "the acceptance")],
  moves: FILING_MOVES,
  materials: [],
  outcomes: [DONE],
  basis: RETURNED,
};

export const TRANSFER_STEPS: readonly StepInput[] = [REQUEST, ISSUE, RECEIVE, OUTSIDE, RECEIPT];
