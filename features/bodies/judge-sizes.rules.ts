import type { Check, Foreseen, NewBody, Plan } from "./rearrange.contract.ts";
import {
  isBorrowing,
  isEnterprise,
  isVillage,
  JOINT,
  KIND,
  LIMITS,
  RULE_BOOK,
  type RuleId,
  termYears,
} from "./rule-book.rules.ts";
import { headsOf, membersOf, NOBODY, plus, type Situation } from "./situation.rules.ts";
import type { Forecast } from "./foresee.rules.ts";

/** A finding with its article and how sure we are of it. */
export function check(rule: RuleId, result: Check["result"], zh: string, en: string): Check {
  const { article, mark } = RULE_BOOK[rule];
  return { rule, result, words: { zh, en }, article, mark };
}

/** What the regulations say of the sizes, the founding and the terms of the bodies that a plan touches. */
export function judgeSizes(plan: Plan, situation: Situation, forecast: Forecast): Check[] {
  return forecast.bodies.flatMap((body) => {
    if (body.change === "ends") return endingChecks(body);
    const becomes = body.change === "founded" || (plan.kind === "rename" && plan.newKind !== undefined);
    const isNew = becomes || (plan.kind === "split" && plan.rest === "above" && body.change === "renamed");
    return [
      ...branchChecks(body, body.change === "founded", situation.document),
      ...(isNew ? unionChecks(body, membersBelow(body, plan, situation, forecast)) : []),
      ...(body.change === "founded" ? foundingChecks(plan, body) : []),
    ];
  });
}

function branchChecks(body: Foreseen, isFounded: boolean, document: string): Check[] {
  if (body.kind !== KIND.branch) return [];
  if (isBorrowing(body.branchType)) return isFounded ? borrowingChecks(body) : [];
  const { name } = body;
  const { full } = body.after;
  const members = membersOf(body.after);
  const found: Check[] = [];
  if (full < LIMITS.branchFull) found.push(tooFew(name, full, isFounded));
  else if (isFounded)
    found.push(
      check(
        "branch_members",
        "met",
        `${name}：正式党员 ${full} 人，够 3 人`,
        `${name}: ${full} full members, at least 3`,
      ),
    );
  if (members > LIMITS.branchUsual)
    found.push(
      check(
        "branch_members",
        "warn",
        `${name}：党员 ${members} 人，一般不超过 50 人，可以考虑设党总支`,
        `${name}: ${members} members, usually at most 50; a general branch may be considered`,
      ),
    );
  if (isFounded) found.push(...newBranchChecks(name, full, document));
  return found;
}

function tooFew(name: string, full: number, isFounded: boolean): Check {
  return check(
    "branch_members",
    isFounded ? "block" : "warn",
    isFounded
      ? `${name}：正式党员 ${full} 人，不足 3 人，不能单独成立；可以建联合党支部`
      : `${name}：之后正式党员 ${full} 人，不足 3 人，应调整或建联合党支部`,
    isFounded
      ? `${name}: ${full} full members, fewer than 3: it cannot stand alone; a joint branch can`
      : `${name}: ${full} full members are left, fewer than 3: to be adjusted or joined`,
  );
}

function newBranchChecks(name: string, full: number, document: string): Check[] {
  const approved = check(
    "branch_approval",
    "met",
    `${name}：由上级基层党委批复，依据“${document}”`,
    `${name}: approved by the committee above, on the ground of ${document}`,
  );
  if (full < LIMITS.branchCommittee) return [approved];
  return [
    approved,
    check(
      "branch_committee",
      "warn",
      `${name}：正式党员 ${full} 人，7 人以上应设支部委员会，3 至 5 人，最多 7 人`,
      `${name}: ${full} full members; from 7 on a branch has a committee of 3 to 5, at most 7`,
    ),
  ];
}

/** Temporary and functional branches: the relations of their members stay where they are. */
function borrowingChecks(body: Foreseen): Check[] {
  const people = headsOf(body.after);
  return [
    check(
      "temporary_branch",
      people > 0 ? "block" : "met",
      people > 0
        ? `${body.name}：临时和功能型党支部不转组织关系，名单要清空（${people} 人）`
        : `${body.name}：不转组织关系，不发展党员、不收党费`,
      people > 0
        ? `${body.name}: relations are not transferred to a temporary branch, clear the list (${people})`
        : `${body.name}: relations stay; it admits nobody and collects no dues`,
    ),
  ];
}

/** Members of a body that unites branches, below it as well. */
function membersBelow(body: Foreseen, plan: Plan, situation: Situation, forecast: Forecast): number {
  if (body.change === "founded") return membersOf(body.after) + membersHandedOut(body.key, plan, situation);
  const gained = forecast.bodies.filter((one) => one.change === "founded").map((one) => one.after);
  const inside = plan.kind === "split" ? gained : [];
  return membersOf(
    inside.reduce((sum, one) => plus(sum, one), plan.kind === "split" ? body.after : situation.body.below),
  );
}

/** Members of the bodies that a part of a split committee takes over. */
function membersHandedOut(key: string, plan: Plan, { others }: Situation): number {
  const children = plan.kind === "split" ? (plan.into[Number(key.slice(4))]?.children ?? []) : [];
  return children.reduce((sum, id) => sum + membersOf(others.get(id)?.below ?? NOBODY), 0);
}

function unionChecks(body: Foreseen, members: number): Check[] {
  if (body.kind === KIND.general) return [generalCheck(body, members)];
  return body.kind === KIND.committee ? [committeeCheck(body, members)] : [];
}

function generalCheck(body: Foreseen, members: number): Check {
  const enterprise = isEnterprise(body.sector);
  const enough = enterprise ? members >= LIMITS.generalOver : members > LIMITS.generalOver;
  const limit = enterprise ? "50 人以上" : "超过 50 人";
  return check(
    enterprise ? "general_members_enterprise" : "general_members",
    enough ? "met" : "needs_approval",
    `${body.name}：党员 ${members} 人，党总支要${limit}${enough ? "" : "；不够的，工作需要并经上级批准也可以，写明理由"}`,
    `${body.name}: ${members} members; a general branch is for ${enterprise ? "50 or more" : "more than 50"}${enough ? "" : ", or for fewer where the superior approves: state the reason"}`,
  );
}

function committeeCheck(body: Foreseen, members: number): Check {
  const village = isVillage(body.sector);
  const enough = members >= LIMITS.committee;
  return check(
    village ? "committee_members_village" : "committee_members",
    enough && !village ? "met" : "needs_approval",
    `${body.name}：党员 ${members} 人，基层党委要 100 人以上${village ? "，村党委由县级党委批准，写明批准" : enough ? "" : "；不够的，经上级批准也可以，写明理由"}`,
    `${body.name}: ${members} members; a committee is for 100 or more${village ? ", in a village with the county's approval: state it" : enough ? "" : ", or for fewer where the superior approves: state the reason"}`,
  );
}

function foundingChecks(plan: Plan, body: Foreseen): Check[] {
  return [
    ...villageCheck(body),
    ...jointCheck(plan, body),
    ...(isBorrowing(body.branchType) ? [] : [termCheck(plan, body)]),
  ];
}

/** A joint branch is for units that have too few members each. */
function jointCheck(plan: Plan, body: Foreseen): Check[] {
  if (body.kind !== KIND.branch || body.branchType !== JOINT) return [];
  const units = foundedBody(plan, body.key)?.units ?? null;
  const zh = `${body.name}：联合党支部覆盖的单位一般不超过 ${LIMITS.jointUnits} 个`;
  const en = `${body.name}: a joint branch usually covers at most ${LIMITS.jointUnits} units`;
  if (units === null)
    return [check("joint_branch", "unknown", `${zh}，还没有写几个`, `${en}; how many is not stated`)];
  const result = units > LIMITS.jointUnits ? "warn" : "met";
  return [check("joint_branch", result, `${zh}，这里 ${units} 个`, `${en}, here ${units}`)];
}

function endingChecks(body: Foreseen): Check[] {
  return villageCheck(body);
}

function villageCheck(body: Foreseen): Check[] {
  if (!isVillage(body.sector)) return [];
  return [
    check(
      "village_decision",
      "warn",
      `${body.name}：村级组织的设立和撤销由乡镇党委以上决定，文件要由它作出`,
      `${body.name}: at village level founding and closing are decided by the township committee or above`,
    ),
  ];
}

function termCheck(plan: Plan, body: Foreseen): Check {
  const years = termYears(body.kind, body.sector);
  const rule = body.kind === KIND.branch && years === 5 ? "village_term" : "term";
  if (body.termEnd === null)
    return check(
      rule,
      "unknown",
      `${body.name}：任期 ${years} 年，选举后登记起算日`,
      `${body.name}: a term of ${years} years, from the election to be recorded`,
    );
  const elected = foundedBody(plan, body.key)?.electedOn ?? "";
  return check(
    rule,
    "met",
    `${body.name}：${elected} 选举，任期 ${years} 年，到 ${body.termEnd}`,
    `${body.name}: elected ${elected}, ${years} years, until ${body.termEnd}`,
  );
}

/** What is planned of a body that is founded, by its key in the forecast: `new-0` is the first of the plan. */
function foundedBody(plan: Plan, key: string): NewBody | undefined {
  if (plan.kind === "found") return plan.body;
  return plan.kind === "split" ? plan.into[Number(key.slice(4))]?.body : undefined;
}
