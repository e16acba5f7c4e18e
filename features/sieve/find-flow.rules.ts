import type { Finding, Known, StepLog } from "./finding.contract.ts";
import { citationOf, isFounded } from "./find-papers.rules.ts";
import type { Item, ItemStep } from "./item.contract.ts";
import { makeFinding } from "./make-finding.rules.ts";

/** So many decisions, and so many days or returns, must stand behind a finding of the log. */
const ENOUGH = 30;
/** Waiting is idle from this many days on, when the work takes less than this part of it. */
const IDLE_DAYS = 10;
const IDLE_SHARE = 0.05;
/** One in ten comes back. */
const REWORK_SHARE = 0.1;
const MINUTES_OF_A_DAY = 8 * 60;

/** What is wrong with the way an item goes: steps without basis, approvals in name only, waits, returns, needless order. */
export function findInFlow(item: Item, known: Known): Finding[] {
  return [
    ...item.steps.flatMap((step) => [
      ...unfoundedStep(step, known),
      ...formalApproval(step, known.log.get(step.no)),
      ...idle(step, known.log.get(step.no)),
      ...rework(step, known.log.get(step.no)),
    ]),
    ...serial(item),
  ];
}

function unfoundedStep(step: ItemStep, { today }: Known): Finding[] {
  if (step.statutory || isFounded(step.basis, today)) return [];
  return [
    makeFinding({
      code: "NO_BASIS",
      steps: [step.no],
      reason: { zh: `环节：${step.name}`, en: `Step: ${step.name}` },
      citation: citationOf(step.basis),
      mend: "cancel",
      saves: { levels: step.approves ? 1 : 0 },
    }),
  ];
}

/**
 * Never refused in n decisions: with 95 % confidence fewer than `1 − 0.05^(1/n)` are refused (the exact bound of
 * Clopper and Pearson for nought of n). It says that the approval decides little, never how a case should be decided.
 */
export function refusalBound(decided: number): number {
  return 1 - 0.05 ** (1 / decided);
}

function formalApproval(step: ItemStep, log: StepLog | undefined): Finding[] {
  // What a regulation reserves to a body stays with it, however seldom it says no.
  if (step.statutory || !step.approves || !log || log.decided < ENOUGH || log.refused > 0 || log.returned > 0)
    return [];
  const bound = (refusalBound(log.decided) * 100).toFixed(2);
  return [
    makeFinding({
      code: "FORMAL_APPROVAL",
      steps: [step.no],
      reason: { zh: step.name, en: step.name },
      citation: {
        zh: `办结 ${log.decided} 件，不同意 0 件，退回 0 件；不同意的比例 95% 可信在 ${bound}% 以下`,
        en: `${log.decided} decided, none refused, none returned; below ${bound} % with 95 % confidence`,
      },
      mend: "delegate",
      saves: { levels: 1, days: Math.round(log.waitedDays) },
    }),
  ];
}

function idle(step: ItemStep, log: StepLog | undefined): Finding[] {
  if (!log || log.decided < ENOUGH || log.waitedDays < IDLE_DAYS) return [];
  const worked = log.workedMinutes / MINUTES_OF_A_DAY;
  // A period that the rule itself asks for, such as probation or cultivation, is no waiting.
  if (worked / log.waitedDays >= IDLE_SHARE || step.first) return [];
  return [
    makeFinding({
      code: "IDLE",
      steps: [step.no],
      reason: { zh: step.name, en: step.name },
      citation: {
        zh: `${log.decided} 件居中等 ${log.waitedDays.toFixed(0)} 天，办约 ${Math.round(log.workedMinutes)} 分钟`,
        en: `Of ${log.decided}, the median waits ${log.waitedDays.toFixed(0)} days for about ${Math.round(log.workedMinutes)} minutes of work`,
      },
      mend: "shorten",
      saves: { days: Math.floor(log.waitedDays - Math.max(worked, step.days ?? 0)) },
    }),
  ];
}

function rework(step: ItemStep, log: StepLog | undefined): Finding[] {
  if (!log || log.decided < ENOUGH) return [];
  const share = log.returned / (log.decided + log.returned);
  if (share < REWORK_SHARE) return [];
  const [most] = Object.entries(log.returnedTo).toSorted(([, a], [, b]) => b - a);
  const to = most ? `，多数退到第 ${most[0]} 步` : "";
  return [
    makeFinding({
      code: "REWORK",
      steps: [step.no],
      reason: {
        zh: `${step.name}${to}`,
        en: `${step.name}${most ? `, mostly to step ${most[0]}` : ""}`,
      },
      citation: {
        zh: `办结 ${log.decided} 件，退回 ${log.returned} 次（${(share * 100).toFixed(0)}%）`,
        en: `${log.decided} decided, ${log.returned} returned (${(share * 100).toFixed(0)} %)`,
      },
      mend: "clarify",
    }),
  ];
}

/** Two steps of different parties, one after the other, of which the second needs nothing that the first gives. */
function serial(item: Item): Finding[] {
  return item.steps.slice(1).flatMap((step, index) => {
    const before = item.steps[index] as ItemStep;
    if (before.first || step.first || before.party === step.party) return [];
    if (step.needs.length === 0 || before.gives.length === 0) return [];
    if (step.needs.some((code) => before.gives.includes(code))) return [];
    return makeFinding({
      code: "SERIAL",
      steps: [before.no, step.no],
      reason: {
        zh: `${before.name}、${step.name}`,
        en: `${before.name}, ${step.name}`,
      },
      citation: {
        zh: `后一步要的，前一步都不产生；由${before.party}和${step.party}分别办`,
        en: `The second needs nothing of the first; done by ${before.party} and ${step.party}`,
      },
      mend: "parallel",
      saves: { days: Math.min(before.days ?? 0, step.days ?? 0) },
    });
  });
}
