import { foresee } from "../foresee.rules.ts";
import { judge } from "../judge.rules.ts";
import { type Check, Plan } from "../rearrange.contract.ts";
import { type BodyFacts, NOBODY, type Situation } from "../situation.rules.ts";

/** A branch as a rearrangement sees it; a test changes what it is about. */
export function facts(bodyId: string, more: Partial<BodyFacts> = {}): BodyFacts {
  return {
    bodyId,
    parentId: "1",
    parentName: "上级党委",
    name: `中共${bodyId}支部委员会`,
    shortName: `${bodyId}支部`,
    kind: "3",
    branchType: "1",
    sector: "2",
    endedOn: null,
    termEnd: null,
    firstDay: "2010-01-01",
    presentSince: "2010-01-01",
    children: 0,
    childrenSince: null,
    descendants: 0,
    own: NOBODY,
    below: NOBODY,
    ...more,
  };
}

/** What a decision looks at, when nothing stands in its way. */
export function situation(body: BodyFacts, more: Partial<Situation> = {}): Situation {
  return {
    effectiveOn: "2026-06-01",
    document: "样组〔2026〕3号",
    body,
    others: new Map(),
    people: new Map(),
    posts: [],
    bearers: new Map(),
    intoItself: false,
    leftSince: 0,
    ...more,
  };
}

/** What the rules say of a plan as a request states it. */
export function judged(plan: object, of: Situation): Check[] {
  const parsed = Plan.parse(plan);
  return judge(parsed, of, foresee(parsed, of));
}

export function resultOf(checks: readonly Check[], rule: string): string | undefined {
  return checks.find((one) => one.rule === rule)?.result;
}
