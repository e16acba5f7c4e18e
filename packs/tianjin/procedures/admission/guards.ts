import { dev, cite, type GuardInput, words } from "#packs/kit/procedure.ts";

/** G18: a step does not lie before the one it follows. What is not known, such as before this system, is not held against it. */
export function inOrder(day: string, before: string, zh: string, en: string): GuardInput {
  return {
    code: "G18",
    name: words("日期先后", "Order of days"),
    met: `${before} = null or ${day} >= ${before}`,
    class: "BLOCK",
    whenMet: words(`${zh} {before} 在前，本次 {day}`, `Not before ${en}: {before}, now {day}`),
    whenUnmet: words(`本次 {day} 早于${zh} {before}`, `{day} lies before ${en} {before}`),
    values: { day, before },
    basis: dev("8-26", "按步骤依次办理", "The steps follow each other"),
  };
}

type Meeting = "admission" | "conversion";

/** G13: who must be there and how many must agree. Both count those due to attend, unlike elections. */
export function meetingGuards(prefix: Meeting): GuardInput[] {
  return [leftOut(prefix), quorum(prefix), tally(prefix), majority(prefix)];
}

function leftOut(prefix: Meeting): GuardInput {
  const should = `${prefix}_should`;
  return {
    code: "G13-left-out",
    name: words("不计入应到会", "Not counted as due to attend"),
    met: `${prefix}_left_out = null or ${prefix}_left_out = 0 or ${prefix}_left_out_consent`,
    class: "BLOCK",
    whenMet: words("应到会 {should} 人", "{should} due to attend"),
    whenUnmet: words(
      "{out} 人不计入应到会，须上级党委同意并经大会通过",
      "{out} left out: the superior and the meeting must agree",
    ),
    values: { should, out: `${prefix}_left_out` },
    basis: cite(
      "DEV",
      null,
      "V",
      "中央组织部答复：五种情形经同意可不计入应到会",
      "Reply of the central department: five cases may be left out with consent",
    ),
  };
}

function quorum(prefix: Meeting): GuardInput {
  const should = `${prefix}_should`;
  return {
    code: "G13-quorum",
    name: words("到会过半", "More than half present"),
    met: `${prefix}_present * 2 > ${should}`,
    class: "BLOCK",
    whenMet: words(
      "实到 {present} 人，超过应到 {should} 人的一半，可以开会",
      "{present} of {should} present: more than half",
    ),
    whenUnmet: words(
      "实到 {present} 人，不足应到 {should} 人的一半以上，不能开会",
      "{present} of {should} present: not more than half",
    ),
    values: { present: `${prefix}_present`, should },
    basis: dev(
      "20",
      `{membersMeeting}有表决权的到会人数必须超过应到会的半数`,
      "More than half of the voters due must be present",
    ),
  };
}

function tally(prefix: Meeting): GuardInput {
  const should = `${prefix}_should`;
  return {
    code: "G13-tally",
    name: words("票数相符", "The tally agrees"),
    met: `${prefix}_abstain >= 0 and (${prefix}_written = null or ${should} = null or ${prefix}_present + ${prefix}_written <= ${should}) and ${prefix}_present <= ${should}`,
    class: "BLOCK",
    whenMet: words("赞成 {yes}，反对 {no}，弃权 {abstain}", "{yes} for, {no} against, {abstain} abstained"),
    whenUnmet: words(
      "票数与到会、书面意见人数不符：赞成 {yes}，反对 {no}，实到 {present}，应到 {should}",
      "The votes do not agree with those present: {yes} for, {no} against, {present} present, {should} due",
    ),
    values: {
      yes: `${prefix}_for`,
      no: `${prefix}_against`,
      abstain: `${prefix}_abstain`,
      present: `${prefix}_present`,
      should,
    },
    basis: dev("21", "无记名投票，逐个讨论和表决", "Secret ballot, one person at a time"),
  };
}

function majority(prefix: Meeting): GuardInput {
  const should = `${prefix}_should`;
  return {
    code: "G13",
    name: words("赞成过半", "More than half in favour"),
    met: `${prefix}_for * 2 > ${should}`,
    class: "BLOCK",
    whenMet: words(
      "赞成 {yes} 票，超过应到会 {should} 人的一半，通过",
      "{yes} of {should} due in favour: adopted",
    ),
    whenUnmet: words(
      "赞成 {yes} 票，没有超过应到会 {should} 人的一半，不能通过",
      "{yes} of {should} due in favour: not adopted",
    ),
    values: { yes: `${prefix}_for`, should },
    basis: dev(
      "21",
      "赞成人数超过应到会有表决权党员的半数才能通过；会前书面意见计入票数",
      "More than half of the voters due must be in favour; opinions sent in writing before count",
    ),
  };
}

/** G21: only a committee with the power may approve. */
export const APPROVER_GUARD: GuardInput = {
  code: "G21",
  name: words("有审批权", "Power to approve"),
  met: 'approver.kind in ("1","4","5","6","8") and approver.approves_admission and not(approver.under_township) and not(approver.temporary)',
  class: "BLOCK",
  whenMet: words("审批机关有接收预备党员的审批权", "The committee has the power to approve"),
  whenUnmet: words(
    "党总支、村和社区党委、临时党组织不能审批，只能审议；请转有审批权的党委、党工委",
    "General branches, village and community committees and temporary bodies may only review: pass it to a committee with the power",
  ),
  basis: dev("23", "预备党员必须由党委（工委）审批", "A committee must approve"),
  waivedBy: ["direct", "posthumous"],
};

/** G09: without a passed political review nobody is admitted. */
export const POLITICAL_GUARD: GuardInput = {
  code: "G09",
  name: words("政治审查合格", "Political review passed"),
  met: 'political_result = "passed"',
  class: "BLOCK",
  whenMet: words("政治审查合格（{on}）", "Political review passed ({on})"),
  whenUnmet: words(
    "没有政治审查或审查不合格，不能发展入党",
    "No political review, or not passed: no admission",
  ),
  values: { on: "political_on" },
  basis: dev("16", "未经政治审查或不合格的，不能发展入党", "Without a passed review nobody is admitted"),
};

/** G11: nobody is admitted shortly before leaving the unit. */
export function leavingGuard(day: string): GuardInput {
  return {
    code: "G11",
    name: words("三个月内不离开", "Not leaving within three months"),
    met: `leaves_on = null or leaves_on > months after(${day}, 3)`,
    class: "BLOCK",
    whenMet: words("没有已知的三个月内离开", "No leaving within three months is known"),
    whenUnmet: words(
      "{leaves} 离开，在 {limit} 之前，一般不办理接收",
      "Leaves on {leaves}, before {limit}: generally not admitted",
    ),
    values: { leaves: "leaves_on", limit: `months after(${day}, 3)` },
    basis: dev(
      "19",
      "三个月内将离开工作、学习单位的，一般不办理接收预备党员的手续",
      "Who leaves the unit within three months is generally not admitted",
    ),
    waivedBy: ["time-waiver"],
  };
}
