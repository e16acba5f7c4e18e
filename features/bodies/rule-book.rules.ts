import type { Words } from "#foundation/endpoint.ts";

/**
 * How sure we are of a rule: V read in a page that reproduces the regulation, V2 read at second hand, G general knowledge
 * not checked again, H a rule of this system itself.
 */
export type Mark = "V" | "V2" | "G" | "H";

interface Article {
  /** Regulation, edition and article. */
  article: Words;
  mark: Mark;
}

const BR18 = { zh: "支部工作条例（试行）", en: "Branch Work Rules (trial) 2018" };
const RUR18 = { zh: "农村基层组织工作条例", en: "Rural Organisations Rules 2018" };
const SOE19 = {
  zh: "国有企业基层组织工作条例（试行）",
  en: "State Enterprise Organisations Rules (trial) 2019",
};
const TERM18 = { zh: "关于党的基层组织任期的意见（2018）", en: "Opinion on terms 2018" };
const HOUSE = { zh: "本系统的规定", en: "Rule of this system" };

function article(of: Words, number: string, mark: Mark, nr: string): Article {
  return { article: { zh: `${of.zh}第${number}条`, en: `${of.en}, Art. ${nr}` }, mark };
}

const house: Article = { article: HOUSE, mark: "H" };

/** The articles behind the checks of a rearrangement, all in force in 2026; what they say is paraphrased in the checks. */
export const RULE_BOOK = {
  branch_members: article(BR18, "四", "V", "4"),
  general_members: article(RUR18, "五", "V", "5"),
  general_members_enterprise: article(SOE19, "四", "V2", "4"),
  committee_members: article(SOE19, "四", "V", "4"),
  committee_members_village: article(RUR18, "五", "V", "5"),
  joint_branch: article(BR18, "五", "V", "5"),
  branch_approval: article(BR18, "六", "V", "6"),
  village_decision: article(RUR18, "五", "V", "5"),
  temporary_branch: article(BR18, "八", "V", "8"),
  branch_committee: article(BR18, "二十一", "V", "21"),
  term: { article: TERM18, mark: "V" },
  village_term: article(BR18, "二十三", "V", "23"),
  branch_is_lowest: house,
  people_in_branches: house,
  people_placed: house,
  people_come: house,
  children_come: house,
  nothing_below: house,
  same_kind: house,
  not_into_itself: house,
  body_exists: house,
  name_free: house,
  day_in_order: house,
  something_changes: house,
} as const satisfies Record<string, Article>;
export type RuleId = keyof typeof RULE_BOOK;

/** Thresholds of the regulations: 以上 includes the number, 超过 and 不足 exclude it. */
export const LIMITS = {
  /** A branch needs so many full members (BR18 Art. 4). */
  branchFull: 3,
  /** A branch usually has at most so many members (BR18 Art. 4). */
  branchUsual: 50,
  /** From so many full members on a branch has a committee (BR18 Art. 21). */
  branchCommittee: 7,
  /** A joint branch usually covers at most so many units (BR18 Art. 5). */
  jointUnits: 5,
  /** A general branch is for more members than this (RUR18 Art. 5); in state enterprises for as many (SOE19). */
  generalOver: 50,
  /** A grass-roots committee is for so many members or more (RUR18 Art. 5, SOE19 Art. 4). */
  committee: 100,
  /** A superior reminds so many months before a term ends (BR18 Art. 23). */
  remindMonths: 6,
} as const;

/** Kinds of bodies by name (code list `body_kind`). */
export const KIND = { committee: "1", general: "2", branch: "3" } as const;
/** A joint branch of several units (BR18 Art. 5; code list `branch_type`). */
export const JOINT = "2";
/** Types of branches whose members stay with their own branch (BR18 Art. 8; code list `branch_type`). */
const BORROWING: ReadonlySet<string> = new Set(["3", "5"]);
const VILLAGE = "1";
const COMMUNITY = "2";
const ENTERPRISE = "4";

export function isVillage(sector: string | null): boolean {
  return sector === VILLAGE;
}

export function isEnterprise(sector: string | null): boolean {
  return sector === ENTERPRISE;
}

/** A temporary or functional branch: relations are not transferred to it, so it has no members of its own. */
export function isBorrowing(branchType: string | null): boolean {
  return branchType !== null && BORROWING.has(branchType);
}

/** Years of a term (TERM18): committees 5; branches and general branches 3, in villages and communities 5. */
export function termYears(kind: string, sector: string | null): number {
  if (kind !== KIND.branch && kind !== KIND.general) return 5;
  return sector === VILLAGE || sector === COMMUNITY ? 5 : 3;
}

/** What the rules say of a branch's size: `too_few` full members, `too_many` members, or nothing. */
export function sizeFinding(full: number, members: number): "too_few" | "too_many" | undefined {
  if (members > LIMITS.branchUsual) return "too_many";
  return full < LIMITS.branchFull ? "too_few" : undefined;
}
