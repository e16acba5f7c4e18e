import { addDays, monthsAfter } from "#foundation/calendar.ts";
import type { Words } from "#foundation/messages/messages.ts";
import { workingDaysAfter } from "#foundation/working-days.ts";
import { basisOf } from "./basis.rules.ts";
import type { Basis, Check } from "./check.contract.ts";
import { type Context, contextOf, dayIn, evaluateIn, fromFeel } from "./context.rules.ts";
import type {
  Definition,
  GuardDefinition,
  OutcomeDefinition,
  StepDefinition,
} from "./definition.contract.ts";

type Result = Check["result"];

const VERDICTS: Readonly<Record<Result, Words>> = {
  met: { zh: "符合", en: "Met" },
  warn: { zh: "要写理由", en: "Give a reason" },
  approval: { zh: "要报批", en: "Needs approval" },
  stop: { zh: "不能办", en: "Cannot be done" },
  unknown: { zh: "还不知道", en: "Not known yet" },
  waived: { zh: "依文件免", en: "Waived by document" },
};

const UNMET = { BLOCK: "stop", NEEDS_APPROVAL: "approval", WARN: "warn" } as const;

/** The step of a code. @throws Error when the definition has none */
export function getStep(definition: Definition, code: string): StepDefinition {
  const step = definition.steps.find((one) => one.code === code);
  if (!step) throw new Error(`${definition.code} ${definition.edition} has no step ${code}`);
  return step;
}

/**
 * Judges every guard of a step, in the order of the definition. Pure: server, browser and test judge alike. Checks that
 * say `stop` or `unknown` of a BLOCK guard bar the moves `submit` and `agree`; who refuses or returns is never barred.
 */
export function judgeStep(definition: Definition, step: StepDefinition, context: Context): Check[] {
  return step.guards.map((guard) => judgeGuard(definition, guard, context));
}

function judgeGuard(definition: Definition, guard: GuardDefinition, context: Context): Check {
  const met = evaluateIn(context, guard.met);
  const result = resultOf(guard, met, context.situation.variant);
  return {
    code: guard.code,
    result,
    verdict: VERDICTS[result],
    text: result === "unknown" ? openText(guard) : fillText(guard, met === true, context),
    basis: basisOf(definition, guard.basis),
  };
}

function resultOf(guard: GuardDefinition, met: unknown, variant: string | null): Result {
  if (met === true) return "met";
  if (variant !== null && guard.waivedBy.includes(variant)) return "waived";
  return met === false ? UNMET[guard.class] : "unknown";
}

function openText(guard: GuardDefinition): Words {
  return { zh: `${guard.name.zh}：还缺数据`, en: `${guard.name.en}: data still missing` };
}

function fillText(guard: GuardDefinition, isMet: boolean, context: Context): Words {
  const values = new Map(
    Object.entries(guard.values).map(([name, feel]) => [name, readable(evaluateIn(context, feel))]),
  );
  const words = isMet ? guard.whenMet : guard.whenUnmet;
  const fill = (text: string) =>
    text.replaceAll(/\{([a-z0-9_]+)\}/g, (_, name: string) => values.get(name) ?? "—");
  return { zh: fill(words.zh), en: fill(words.en) };
}

function readable(value: unknown): string {
  const plain = fromFeel(value);
  if (plain === null) return "—";
  return Array.isArray(plain) ? String(plain.length) : String(plain);
}

/** Whether the checks let `submit` and `agree` through; `notes`: a reason must be written. */
export function mayGoOn(
  definition: StepDefinition,
  checks: readonly Check[],
): { may: boolean; needsReason: boolean; needsApproval: boolean } {
  const blocks = new Set(
    definition.guards.filter((guard) => guard.class === "BLOCK").map(({ code }) => code),
  );
  return {
    may: !checks.some(({ code, result }) => result === "stop" || (result === "unknown" && blocks.has(code))),
    needsReason: checks.some(({ result }) => result === "warn"),
    needsApproval: checks.some(({ result }) => result === "approval"),
  };
}

export interface StepDue {
  day: string;
  why: Words;
  basis: Basis;
  /** Counted through a year without a published calendar. */
  provisional: boolean;
  /** The month had no such day, so its last day stands: somebody should look at it. */
  clamped: boolean;
  late: boolean;
}

type Within = NonNullable<StepDefinition["due"]>["within"];

/** By when the step should be done, or null when it has no limit or what starts it is not known. */
export function dueOf(definition: Definition, step: StepDefinition, context: Context): StepDue | null {
  if (!step.due) return null;
  const from = dayIn(context, step.due.from);
  const end = from === null ? null : endOf(from, step.due.within, context);
  if (from === null || end === null) return null;
  const span = spanWords(step.due.within);
  const { since } = step.due;
  return {
    ...end,
    why: {
      zh: `自${since.zh}（${from}）起${span.zh}，最迟 ${end.day}`,
      en: `${span.en} ${since.en} (${from}), at the latest ${end.day}`,
    },
    basis: basisOf(definition, step.due.basis),
    late: end.day < context.situation.today,
  };
}

function endOf(
  from: string,
  { months, workingDays, days, until }: Within,
  context: Context,
): Pick<StepDue, "day" | "provisional" | "clamped"> | null {
  if (until !== undefined) {
    const day = dayIn(context, until);
    return day === null ? null : { day, provisional: context.notes.provisional, clamped: false };
  }
  if (months !== undefined) return { ...monthsAfter(from, months), provisional: false };
  if (workingDays !== undefined) {
    const { calendar } = context.situation;
    return {
      ...workingDaysAfter(calendar, from, workingDays, context.definition.countFirstDay),
      clamped: false,
    };
  }
  return { day: addDays(from, days ?? 0), provisional: false, clamped: false };
}

function spanWords({ months, workingDays, days, until }: Within): Words {
  if (until !== undefined) return { zh: "在有效期内", en: "While valid, since" };
  if (months !== undefined) return { zh: ` ${months} 个月内`, en: `Within ${plural(months, "month")} of` };
  if (workingDays !== undefined) {
    return { zh: ` ${workingDays} 个工作日内`, en: `Within ${plural(workingDays, "working day")} of` };
  }
  return { zh: ` ${days ?? 0} 天内`, en: `Within ${plural(days ?? 0, "day")} of` };
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/**
 * Where the step leads with the move of the situation: the first outcome whose condition is true. Null while a condition
 * before it is not known. Without a move, the first of the step's moves is supposed, so a page can say who is next.
 */
export function outcomeOf(step: StepDefinition, given: Context): OutcomeDefinition | null {
  const { definition, situation } = given;
  const move = situation.move ?? step.moves[0] ?? null;
  const context = move === situation.move ? given : contextOf(definition, { ...situation, move });
  for (const outcome of step.outcomes) {
    if (outcome.when === undefined) return outcome;
    const met = evaluateIn(context, outcome.when);
    if (met === true) return outcome;
    if (met === null) return null;
  }
  return null;
}
