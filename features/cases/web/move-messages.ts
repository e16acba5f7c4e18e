import { messages } from "#foundation/messages/messages.ts";

/** Words of the moves that go aside: what follows is said on the page before anything is done. */
export const moveMessages = messages({
  return: { zh: "退回", en: "Send back" },
  reassign: { zh: "转办", en: "Give to somebody else" },
  more: { zh: "更多", en: "More" },
  returnButton: { zh: "退回第 {code} 步", en: "Send back to step {code}" },
  returnDoes: { zh: "退回到第 {code} 步 {name}", en: "Send back to step {code} {name}" },
  returnTo: { zh: "退回到哪一步", en: "Back to which step" },
  chooseStep: { zh: "选一个办过的步骤", en: "Choose a step that was done" },
  returnTurn: { zh: "轮到那一步的组织重新办", en: "The body of that step does it again" },
  returnKept: {
    zh: "已填的事实都留着，只改要改的",
    en: "What was typed stays; only what is wrong is changed",
  },
  returnPerson: {
    zh: "从那一步起由决定带来的身份变化随之撤回",
    en: "What the person became by decisions since that step is taken back",
  },
  withdraw: { zh: "撤回", en: "Take it back" },
  withdrawDoes: { zh: "撤回刚交上去的", en: "Take back what was just sent on" },
  withdrawTurn: {
    zh: "只在对方还没有办的时候能撤，撤回后您再办一次",
    en: "Only as long as nobody has acted on it; then it is your turn again",
  },
  reassignDoes: { zh: "转给别人办", en: "Give it to somebody else" },
  reassignTo: { zh: "转给谁", en: "To whom" },
  reassignTurn: { zh: "草稿和已知的事实随件转过去", en: "The draft and everything known go along" },
  reassignDue: { zh: "期限不变：{day}", en: "The due date stays: {day}" },
  addSignOffDoes: { zh: "请别的组织会签", en: "Ask another body to sign" },
  addSignOffBody: { zh: "请谁会签", en: "Whose sign-off" },
  addSignOffWait: {
    zh: "对方签过才能往下办，期限不因此延长",
    en: "It cannot go on before they have signed, and the due date does not move",
  },
  addSignOffBurden: {
    zh: "这不是规则要求的，计入新增负担，写明理由",
    en: "No rule asks for it; it counts as added burden, so say why",
  },
  jointSignDoes: { zh: "会签", en: "Sign" },
  jointAgree: { zh: "同意", en: "Agrees" },
  jointRefuse: { zh: "不同意", en: "Does not agree" },
  jointOpinion: { zh: "意见", en: "Opinion" },
  jointWhat: {
    zh: "签过就记在办件里，写明由谁在哪一天签的",
    en: "It stands in the case with who signed and on which day",
  },
  suspendDoes: { zh: "暂缓办理", en: "Suspend the case" },
  suspendClock: { zh: "不再催办，期限照记", en: "No reminders any more; the due date stays on record" },
  suspendBack: { zh: "随时可以恢复，回到这一步", en: "It can be resumed at any time, at this step" },
  resumeDoes: { zh: "恢复办理", en: "Resume the case" },
  resumeWhere: { zh: "从第 {code} 步接着办", en: "It goes on at step {code}" },
  terminateDoes: { zh: "终止办件", en: "End the case" },
  terminateEnd: {
    zh: "办件就此结束，不能恢复；以后要办重新立案",
    en: "The case ends here and cannot be resumed; later a new one is opened",
  },
  terminateKept: {
    zh: "已有的材料照样留存，可以归档",
    en: "Its papers stay and can be filed",
  },
  terminatePerson: {
    zh: "这个人的身份不因此改变",
    en: "It does not change what the person is",
  },
  refuseDoes: { zh: "不同意", en: "Do not agree" },
  refuseWhat: { zh: "记下不同意和理由，按规则往下走", en: "The refusal and its reason are recorded" },
  reason: { zh: "理由", en: "Reason" },
  reasonNeeded: { zh: "写明理由", en: "Say why" },
  toldTo: { zh: "{party}会在今日页看到", en: "{party} sees it on Today" },
  day: { zh: "决定日期", en: "Day of the decision" },
});
