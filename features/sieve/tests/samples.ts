import type { FindingCode, StepLog } from "../finding.contract.ts";
import type { ItemInput, PaperInput } from "../item.contract.ts";

/** One small item with what is known of it, and exactly the findings that it must give: none for a negative. */
export interface Sample {
  name: string;
  item: Partial<ItemInput>;
  held?: readonly string[];
  log?: Readonly<Record<string, Partial<StepLog>>>;
  superior?: Partial<ItemInput>;
  finds: readonly FindingCode[];
}

const RULE = { document: "《样本规定》", article: "3", level: "central" } as const;
const HABIT = { document: "多年如此", level: "habit" } as const;
const STEP: NonNullable<ItemInput["steps"]>[number] = {
  no: "1",
  name: "审批",
  party: "党委",
  approves: true,
  basis: RULE,
};
const PAPER: PaperInput = { no: "1", name: "申请书", word: "person", asks: ["reason_text"], basis: RULE };
const BUSY = {
  decided: 200,
  refused: 3,
  returned: 4,
  returnedTo: { "1": 4 },
  waitedDays: 3,
  workedMinutes: 20,
};

export const SAMPLES: readonly Sample[] = [
  { name: "a paper that an article asks for", item: { papers: [PAPER] }, finds: [] },
  { name: "a paper without basis", item: { papers: [{ ...PAPER, basis: null }] }, finds: ["NO_BASIS"] },
  { name: "a paper by habit", item: { papers: [{ ...PAPER, basis: HABIT }] }, finds: ["NO_BASIS"] },
  {
    name: "a paper whose basis has ended",
    item: { papers: [{ ...PAPER, basis: { ...RULE, to: "2025-12-31" } }] },
    finds: ["NO_BASIS"],
  },
  {
    name: "a paper whose basis ends today",
    item: { papers: [{ ...PAPER, basis: { ...RULE, to: "2026-11-23" } }] },
    finds: [],
  },
  { name: "a step without basis", item: { steps: [{ ...STEP, basis: null }] }, finds: ["NO_BASIS"] },
  { name: "a step with basis", item: { steps: [STEP] }, finds: [] },
  {
    name: "a statutory step without a written basis",
    item: { steps: [{ ...STEP, basis: null, statutory: true }] },
    finds: [],
  },
  { name: "a statutory paper", item: { papers: [{ ...PAPER, statutory: true }] }, finds: ["LOCKED"] },
  {
    name: "a statutory paper whose facts are all held",
    item: { papers: [{ ...PAPER, word: "none", statutory: true }] },
    held: ["reason_text"],
    finds: ["LOCKED"],
  },
  {
    name: "a register of held facts",
    item: { papers: [{ ...PAPER, word: "none" }] },
    held: ["reason_text"],
    finds: ["SHARABLE"],
  },
  {
    name: "a register with one fact that is not held",
    item: { papers: [{ ...PAPER, word: "none", asks: ["reason_text", "new_fact"] }] },
    held: ["reason_text"],
    finds: [],
  },
  {
    name: "the person's own word about held facts",
    item: { papers: [PAPER] },
    held: ["reason_text"],
    finds: [],
  },
  {
    name: "a copy of what can be looked at",
    item: { papers: [{ ...PAPER, form: "copy" }] },
    held: ["reason_text"],
    finds: ["SHARABLE"],
  },
  { name: "a copy of what nobody holds", item: { papers: [{ ...PAPER, form: "copy" }] }, finds: [] },
  { name: "pictures as proof", item: { papers: [{ ...PAPER, form: "trace" }] }, finds: ["OVER_TRACE"] },
  {
    name: "two papers of one meeting",
    item: {
      papers: [
        { ...PAPER, occasion: "meeting" },
        { ...PAPER, no: "2", name: "会议记录", word: "decision", occasion: "meeting" },
      ],
    },
    finds: ["DUPLICATE"],
  },
  {
    name: "papers of two meetings",
    item: {
      papers: [
        { ...PAPER, occasion: "meeting" },
        { ...PAPER, no: "2", name: "会议记录", occasion: "other" },
      ],
    },
    finds: [],
  },
  {
    name: "two statutory papers of one meeting",
    item: {
      papers: [
        { ...PAPER, occasion: "meeting", statutory: true },
        { ...PAPER, no: "2", name: "会议记录", occasion: "meeting", statutory: true },
      ],
    },
    finds: ["LOCKED", "LOCKED"],
  },
  {
    name: "a paper beyond the original",
    item: { papers: [PAPER, { ...PAPER, no: "2", name: "情况说明" }] },
    superior: { papers: [PAPER] },
    finds: ["LAYERED"],
  },
  {
    name: "the same papers as the original",
    item: { papers: [PAPER] },
    superior: { papers: [PAPER] },
    finds: [],
  },
  {
    name: "the same paper under another spelling",
    item: { papers: [{ ...PAPER, name: "申 请 书" }] },
    superior: { papers: [PAPER] },
    finds: [],
  },
  {
    name: "a signature more",
    item: { papers: [{ ...PAPER, signatures: 2 }] },
    superior: { papers: [{ ...PAPER, signatures: 1 }] },
    finds: ["LAYERED"],
  },
  { name: "a level more", item: { levels: 3 }, superior: { levels: 2 }, finds: ["LAYERED"] },
  { name: "a level fewer", item: { levels: 1 }, superior: { levels: 2 }, finds: [] },
  {
    name: "a shorter date",
    item: { steps: [{ ...STEP, days: 10 }] },
    superior: { steps: [{ ...STEP, days: 30 }] },
    finds: ["LAYERED"],
  },
  {
    name: "a longer date",
    item: { steps: [{ ...STEP, days: 40 }] },
    superior: { steps: [{ ...STEP, days: 30 }] },
    finds: [],
  },
  {
    name: "an approval that never refused",
    item: { steps: [STEP] },
    log: { "1": { ...BUSY, refused: 0, returned: 0 } },
    finds: ["FORMAL_APPROVAL"],
  },
  { name: "an approval that refused", item: { steps: [STEP] }, log: { "1": BUSY }, finds: [] },
  {
    name: "an approval that only sent back",
    item: { steps: [STEP] },
    log: { "1": { ...BUSY, refused: 0, returned: 2 } },
    finds: [],
  },
  {
    name: "too few decisions to say so",
    item: { steps: [STEP] },
    log: { "1": { ...BUSY, decided: 29, refused: 0, returned: 0 } },
    finds: [],
  },
  {
    name: "a record that nobody approves",
    item: { steps: [{ ...STEP, approves: false }] },
    log: { "1": { ...BUSY, refused: 0, returned: 0 } },
    finds: [],
  },
  { name: "long waits", item: { steps: [STEP] }, log: { "1": { ...BUSY, waitedDays: 21 } }, finds: ["IDLE"] },
  {
    name: "a period that the rule asks for",
    item: { steps: [{ ...STEP, first: true }] },
    log: { "1": { ...BUSY, waitedDays: 365 } },
    finds: [],
  },
  {
    name: "long work",
    item: { steps: [STEP] },
    log: { "1": { ...BUSY, waitedDays: 20, workedMinutes: 3000 } },
    finds: [],
  },
  {
    name: "one in four sent back",
    item: { steps: [STEP] },
    log: { "1": { ...BUSY, returned: 66, returnedTo: { "0": 66 } } },
    finds: ["REWORK"],
  },
  { name: "one in fifty sent back", item: { steps: [STEP] }, log: { "1": BUSY }, finds: [] },
  {
    name: "two steps that need nothing of each other",
    item: {
      steps: [
        { ...STEP, gives: ["first_text"] },
        { ...STEP, no: "2", name: "联审", party: "纪委", needs: ["reason_text"] },
      ],
    },
    finds: ["SERIAL"],
  },
  {
    name: "a step that needs the one before",
    item: {
      steps: [
        { ...STEP, gives: ["first_text"] },
        { ...STEP, no: "2", name: "联审", party: "纪委", needs: ["first_text"] },
      ],
    },
    finds: [],
  },
  {
    name: "two steps of one party",
    item: {
      steps: [
        { ...STEP, gives: ["first_text"] },
        { ...STEP, no: "2", name: "联审", needs: ["reason_text"] },
      ],
    },
    finds: [],
  },
];
