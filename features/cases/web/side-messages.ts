import { messages } from "#foundation/messages/messages.ts";

/** Words of a matter that passes from one body to another. */
export const sideMessages = messages({
  sides: { zh: "转出方、介绍信、转入方", en: "Sender, letter, receiver" },
  from: { zh: "转出", en: "From" },
  to: { zh: "转入", en: "To" },
  turn: { zh: "轮到这边", en: "Its turn" },
  notChosen: { zh: "还没有选", en: "Not chosen yet" },
  letter: { zh: "介绍信", en: "Letter" },
  noLetter: { zh: "还没有开", en: "Not issued yet" },
  letterDays: { zh: "{from} 开出，{until} 前有效", en: "issued {from}, valid until {until}" },
  daysUsed: { zh: "已过 {used} 天", en: "{used} {used|day|days} gone" },
  noReceipt: { zh: "还没有回执，仍由转出方负责", en: "No receipt yet; the sender is still responsible" },
  received: { zh: "{day} 已接收，回执在路上", en: "Accepted {day}, the receipt is on its way" },
  receipt: { zh: "{day} 回执已到", en: "Receipt of {day}" },
});
