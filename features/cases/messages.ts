import type { Words } from "#foundation/endpoint.ts";

/** What each move is called on a button and in the record. */
const MOVE_NAMES: Readonly<Record<string, Words>> = {
  open: { zh: "开办", en: "Opened" },
  submit: { zh: "报送", en: "Submit" },
  agree: { zh: "同意", en: "Agree" },
  refuse: { zh: "不同意", en: "Refuse" },
  return: { zh: "退回", en: "Send back" },
  withdraw: { zh: "撤回", en: "Take back" },
  reassign: { zh: "转办", en: "Give to somebody" },
  "joint-sign": { zh: "会签", en: "Sign off" },
  "add-sign-off": { zh: "加签", en: "Ask one more body" },
  suspend: { zh: "暂缓", en: "Suspend" },
  resume: { zh: "恢复办理", en: "Resume" },
  terminate: { zh: "终止", en: "End" },
};

export function moveName(move: string): Words {
  return MOVE_NAMES[move] ?? { zh: move, en: move };
}
