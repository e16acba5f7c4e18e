import { evaluate } from "feelin";
import { findElement } from "#features/dictionary/contract.ts";
import { CONTEXT_NAMES } from "./context.rules.ts";
import type { Definition, GuardDefinition } from "./definition.contract.ts";
import { type CompiledFeel, compileFeel, OWN_FUNCTIONS } from "./feel.rules.ts";
import { collect, type Problem, type Report } from "./problem.rules.ts";

const STEP = ["date", "done", "outcome", "past", "entries", "edition"];
const PERSON = ["id", "member_type", "member_state", "in_branch"];
const PARTY = [
  "id",
  "kind",
  "approves_admission",
  "under_township",
  "temporary",
  "full_members",
  "committee",
  "district",
];
const ROLL = ["voters", "full", "members"];
const PLAN = ["quota", "used"];

/** Every expression is FEEL, names only what the context knows, and no derived field needs itself. */
export function checkExpressions(definition: Definition): Problem[] {
  const names = namesOf(definition);
  return collect((report) => {
    for (const [place, text] of expressionsOf(definition)) {
      const compiled = parse(place, text, report);
      if (compiled) {
        checkNames(place, compiled, names, report);
        checkOptions(place, text, definition, report);
      }
    }
    if (definition.subject.also) checkWords("subject/also", definition.subject.also, report);
    for (const step of definition.steps) {
      for (const guard of step.guards) checkWords(`steps/${step.code}/guards/${guard.code}`, guard, report);
    }
    checkCycles(definition, report);
  });
}

function parse(place: string, text: string, report: Report): CompiledFeel | undefined {
  try {
    return compileFeel(text);
  } catch {
    report(
      place,
      `不是能读懂的表达式：${text}，请照 CONTEXT.md 改`,
      `Cannot be read as FEEL: ${text}. Mend it by CONTEXT.md`,
    );
    return undefined;
  }
}

/** What a name offers behind the dot; null where the name has no parts. */
function namesOf({ fields, steps, parties }: Definition): Map<string, readonly string[] | null> {
  const codes = fields.map(({ code }) => code);
  return new Map<string, readonly string[] | null>([
    ...fields.map(({ code, type }): [string, readonly string[] | null] => [code, partsOf(type)]),
    ...steps.map(({ key }): [string, readonly string[]] => [key, STEP]),
    ...parties.map(({ code }): [string, readonly string[]] => [code, PARTY]),
    ...CONTEXT_NAMES.map((name): [string, null] => [name, null]),
    ...OWN_FUNCTIONS.map((name): [string, null] => [name, null]),
    ["earlier", codes],
    ["roll", ROLL],
    ["plan", PLAN],
  ]);
}

function partsOf(type: Definition["fields"][number]["type"]): readonly string[] | null {
  if (type === "person" || type === "people") return PERSON;
  return type === "body" ? PARTY : null;
}

function checkNames(
  place: string,
  { names, paths, calls }: CompiledFeel,
  known: ReadonlyMap<string, readonly string[] | null>,
  report: Report,
): void {
  for (const name of names.filter((one) => !known.has(one))) {
    report(
      place,
      `不知道 ${name} 是什么，请改成填写项、步骤或参与方的代码`,
      `${name} is unknown: name a field, a step or a party`,
    );
  }
  for (const [head, part] of paths.filter(([one]) => known.has(one))) {
    const parts = known.get(head) ?? null;
    const isKnown = head === "person" ? findElement(part) !== undefined : (parts?.includes(part) ?? false);
    if (!isKnown) {
      report(
        place,
        `${head} 没有 ${part}，请照 CONTEXT.md 改`,
        `${head} has no ${part}: mend it by CONTEXT.md`,
      );
    }
  }
  for (const call of calls.filter((one) => !isFunctionOfFeel(one))) {
    report(
      place,
      `没有函数 ${call}，请照 CONTEXT.md 改`,
      `There is no function ${call}: mend it by CONTEXT.md`,
    );
  }
}

function isFunctionOfFeel(name: string): boolean {
  return evaluate(name, {}).warnings.length === 0;
}

const COMPARED = /\b([a-z][a-z0-9_]*) *!?= *"([^"]*)"/g;

/** A choice compared with an option it does not have is never true. */
function checkOptions(place: string, text: string, { fields }: Definition, report: Report): void {
  for (const [, name = "", option = ""] of text.matchAll(COMPARED)) {
    const options = fields.find(({ code }) => code === name)?.options;
    if (options && !options.some(({ code }) => code === option)) {
      report(place, `${name} 没有选项 ${option}，请改正`, `${name} has no option ${option}: correct it`);
    }
  }
}

function checkWords(place: string, guard: GuardDefinition, report: Report): void {
  for (const words of [guard.whenMet, guard.whenUnmet]) {
    for (const text of [words.zh, words.en]) {
      for (const [, name = ""] of text.matchAll(/\{([a-z0-9_]+)\}/g)) {
        if (!(name in guard.values)) {
          report(
            `${place}/values`,
            `文字里的 {${name}} 没有取值，请补上`,
            `{${name}} in the text has no value: add it`,
          );
        }
      }
    }
  }
}

function checkCycles({ fields }: Definition, report: Report): void {
  const needs = new Map(
    fields.map(({ code, derived }) => [code, derived === undefined ? [] : readNames(derived)]),
  );
  for (const code of needs.keys()) {
    const met = new Set(needs.get(code));
    for (const name of met) for (const further of needs.get(name) ?? []) met.add(further);
    if (met.has(code))
      report(`fields/${code}/derived`, "推算时要用到自己，请改", "Derived from itself: change it");
  }
}

function readNames(text: string): readonly string[] {
  try {
    return compileFeel(text).names;
  } catch {
    return [];
  }
}

function* expressionsOf(definition: Definition): Generator<[string, string]> {
  for (const { code, derived, suggest } of definition.fields) {
    if (derived !== undefined) yield [`fields/${code}/derived`, derived];
    if (suggest !== undefined) yield [`fields/${code}/suggest`, suggest];
  }
  if (definition.subject.also) yield* guardExpressions("subject/also", definition.subject.also);
  for (const step of definition.steps) yield* stepExpressions(step);
  for (const exit of definition.exits) yield* effectExpressions(`exits/${exit.code}`, exit.effects);
}

function* stepExpressions(step: Definition["steps"][number]): Generator<[string, string]> {
  const place = `steps/${step.code}`;
  for (const { field, when } of step.fields)
    if (when !== undefined) yield [`${place}/fields/${field}/when`, when];
  if (step.repeats) yield [`${place}/repeats/enough`, step.repeats.enough];
  yield* dueExpressions(`${place}/due`, step.due);
  for (const guard of step.guards) yield* guardExpressions(`${place}/guards/${guard.code}`, guard);
  for (const outcome of step.outcomes) {
    if (outcome.when !== undefined) yield [`${place}/outcomes/${outcome.code}/when`, outcome.when];
    yield* effectExpressions(`${place}/outcomes/${outcome.code}`, outcome.effects);
  }
}

function* guardExpressions(place: string, guard: GuardDefinition): Generator<[string, string]> {
  yield [`${place}/met`, guard.met];
  for (const [name, feel] of Object.entries(guard.values)) yield [`${place}/values/${name}`, feel];
}

function* dueExpressions(
  place: string,
  due: Definition["steps"][number]["due"],
): Generator<[string, string]> {
  if (!due) return;
  yield [`${place}/from`, due.from];
  if (due.within.until !== undefined) yield [`${place}/within/until`, due.within.until];
}

function* effectExpressions(
  place: string,
  effects: Definition["exits"][number]["effects"],
): Generator<[string, string]> {
  for (const effect of effects) {
    if ("from" in effect) yield [`${place}/effects/${effect.do}/from`, effect.from];
    if (effect.do !== "become") continue;
    for (const [code, feel] of Object.entries(effect.dates))
      yield [`${place}/effects/become/dates/${code}`, feel];
  }
}
