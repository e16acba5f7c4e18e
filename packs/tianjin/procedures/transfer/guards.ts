import { cite, type GuardInput, words } from "#packs/kit/procedure.ts";

/** A condition of the receiving branch: met without one when the member leaves the city, not known before one is chosen. */
export function inTheCity(condition: string): string {
  return `if to_where = "outside" then true else if to_branch_id = null then null else ${condition}`;
}

/** Only a committee that may approve probationary members sends and receives. */
export function mayTransfer(party: string, zh: string, en: string, when: string): GuardInput {
  return {
    code: `T04-${party.replaceAll("_", "-")}`,
    name: words(`${zh}有审批权`, `${en} has the power to approve`),
    met: `if ${when} then ${party}.approves_admission else true`,
    class: "BLOCK",
    whenMet: words(`${zh}可以直接转接`, `${en} may transfer directly`),
    whenUnmet: words(
      `${zh}没有预备党员审批权，不能转接，请经有审批权的党委`,
      `${en} has no power to approve: go through a committee that has it`,
    ),
    basis: cite(
      "EDU19",
      null,
      "V",
      "有预备党员审批权的基层党委可以直接相互转接组织关系",
      "Committees with the power to approve transfer directly between each other",
    ),
  };
}

/** A letter is valid for the days its sender set, 90 at most. */
export const VALIDITY: GuardInput = {
  code: "T05",
  name: words("介绍信有效期", "Validity of the letter"),
  met: "valid_days >= 1 and valid_days <= 90",
  class: "BLOCK",
  whenMet: words("有效期 {days} 天，至 {until}", "Valid for {days} days, until {until}"),
  whenUnmet: words("有效期 {days} 天；最长不超过九十天", "Valid for {days} days: ninety are the most"),
  values: { days: "valid_days", until: "valid_to" },
  basis: cite(
    "LETTER06",
    null,
    "V2",
    "有效期由开出方定，一般市内十天、市外三十天，最长三个月",
    "Set by the sender: usually 10 days in the city, 30 outside, three months at most",
  ),
};

/** What comes after the last day of the letter is not received: it is issued anew. */
export function stillValid(day: string): GuardInput {
  return {
    code: "T07",
    name: words("介绍信未过期", "The letter has not expired"),
    met: `${day} <= valid_to`,
    class: "BLOCK",
    whenMet: words("{day} 接收，介绍信有效至 {until}", "Received {day}, valid until {until}"),
    whenUnmet: words(
      "介绍信 {until} 已过期，请退回转出方重新开具",
      "The letter expired on {until}: return it to be issued anew",
    ),
    values: { day, until: "valid_to" },
    basis: cite(
      "LETTER06",
      null,
      "V2",
      "逾期的由支部证明、本人申请后重新开具",
      "An expired letter is issued anew on request",
    ),
  };
}

export function after(day: string, before: string, zh: string, en: string): GuardInput {
  return {
    code: "T08",
    name: words("日期先后", "Order of days"),
    met: `${before} = null or ${day} >= ${before}`,
    class: "BLOCK",
    whenMet: words(`${zh} {before} 在前`, `Not before ${en}: {before}`),
    whenUnmet: words(`{day} 早于${zh} {before}`, `{day} lies before ${en} {before}`),
    values: { day, before },
    basis: cite("HOUSE", null, "H", "后一步不早于前一步", "A step does not lie before the one it follows"),
  };
}
