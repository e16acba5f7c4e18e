import type { Effect, FieldToType } from "#features/procedures/contract.ts";
import { evaluateIn, fieldsOf, fromFeel, judgeStep, outcomeOf } from "#features/procedures/index.ts";
import { codeName } from "#features/dictionary/contract.ts";
import type { z } from "zod";
import type { Outlook } from "./case.contract.ts";
import type { MovingCase } from "./moves/moving-case.ts";

type Words = { zh: string; en: string };

/** What the step comes to with what is typed so far. */
export function outlookOf(moving: MovingCase): z.infer<typeof Outlook> {
  const { definition, step, context, typed } = moving;
  const { toType } = fieldsOf(definition, step, context);
  return {
    checks: judgeStep(definition, step, context),
    outcome: outcomeWords(moving, context),
    ending: endingOf(moving),
    toType,
    missing: missingOf(toType, typed),
  };
}

function missingOf(toType: readonly FieldToType[], typed: MovingCase["typed"]): string[] {
  return toType
    .filter(({ code, optional }) => !optional && (typed[code] === undefined || typed[code] === null))
    .map(({ code }) => code);
}

/** With enough entries somebody may say that it goes on; before, it only stays. */
function endingOf(moving: MovingCase): z.infer<typeof Outlook>["ending"] {
  const { step, ending } = moving;
  if (!step.repeats || !ending || evaluateIn(ending, step.repeats.enough) !== true) return null;
  return outcomeWords(moving, ending);
}

function outcomeWords(
  moving: MovingCase,
  context: MovingCase["context"],
): z.infer<typeof Outlook>["outcome"] {
  const { definition, step } = moving;
  const outcome = outcomeOf(step, context);
  if (!outcome) return null;
  const next = definition.steps.find(({ code }) => code === outcome.to);
  return {
    code: outcome.code,
    name: outcome.name,
    to: next ? { code: next.code, name: next.name } : null,
    effects: outcome.effects.map((effect) => effectWords(moving, effect)),
  };
}

function effectWords(moving: MovingCase, effect: Effect): Words {
  if (effect.do === "use-plan") {
    const body = partyName(moving, effect.of);
    return { zh: `计入${body}当年计划`, en: `Counts against the plan of ${body}` };
  }
  const { name } = moving.around.person;
  const from = fromFeel(evaluateIn(moving.context, effect.from));
  const day = typeof from === "string" ? from : moving.decidedOn;
  if (effect.do === "become") {
    const type = (language: "zh" | "en") => codeName("member_type", effect.memberType, language);
    return {
      zh: `${name}成为${type("zh")}，从 ${day} 起`,
      en: `${name} becomes ${type("en")} from ${day}`,
    };
  }
  if (effect.do === "move") {
    const body = partyName(moving, effect.to);
    return { zh: `${name}的组织关系到${body}，从 ${day} 起`, en: `${name} belongs to ${body} from ${day}` };
  }
  const state = (language: "zh" | "en") => codeName("member_state", effect.memberState, language);
  return {
    zh: `${name}的党籍状态是${state("zh")}，从 ${day} 起`,
    en: `${name} is ${state("en")} from ${day}`,
  };
}

function partyName({ around }: MovingCase, code: string): string {
  return around.parties[code]?.[0]?.name ?? "";
}
