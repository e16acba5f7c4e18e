import type { Definition, StepDefinition } from "./definition.contract.ts";
import { collect, type Problem, type Report } from "./problem.rules.ts";

const END = "end";

/** Every step is reached, and from every step there is a way to the end; every way leads somewhere. */
export function checkFlow(definition: Definition): Problem[] {
  const { steps, variants } = definition;
  const known = new Set(steps.map(({ code }) => code));
  return collect((report) => {
    for (const step of steps) checkOutcomes(step, known, report);
    const reached = reachable(definition);
    const alive = leadsToEnd(definition);
    for (const { code } of steps) {
      if (!reached.has(code))
        report(
          `steps/${code}`,
          "没有路走到这一步，请接上或删去",
          "No way leads to this step: join it or remove it",
        );
      else if (!alive.has(code))
        report(
          `steps/${code}`,
          "从这一步走不到办结，请补上出路",
          "From here no way leads to the end: add one",
        );
    }
    for (const variant of variants.filter(({ skips }) => steps.every(({ code }) => skips.includes(code)))) {
      report(`variants/${variant.code}/skips`, "不能跳过全部步骤", "Cannot leave out every step");
    }
  });
}

function checkOutcomes(step: StepDefinition, known: ReadonlySet<string>, report: Report): void {
  for (const [index, outcome] of step.outcomes.entries()) {
    const place = `steps/${step.code}/outcomes/${outcome.code}`;
    if (outcome.to !== END && !known.has(outcome.to)) {
      report(
        `${place}/to`,
        `没有步骤 ${outcome.to}，这一结果无处可去，请改正`,
        `There is no step ${outcome.to}, so this leads nowhere: correct it`,
      );
    }
    const isLast = index === step.outcomes.length - 1;
    if (isLast !== (outcome.when === undefined)) {
      report(`${place}/when`, "只有最后一个结果不写条件", "Only the last outcome has no condition");
    }
  }
}

function reachable({ steps, subject }: Definition): Set<string> {
  const first = steps[0]?.code;
  const reached = new Set<string>([
    ...(first === undefined ? [] : [first]),
    ...subject.enterAt.map(({ step }) => step),
  ]);
  // A set hands out what is added while it is walked.
  for (const code of reached) {
    for (const { to } of steps.find((step) => step.code === code)?.outcomes ?? []) reached.add(to);
  }
  return reached;
}

function leadsToEnd({ steps }: Definition): Set<string> {
  const alive = new Set([END]);
  for (const target of alive) {
    for (const { code, outcomes } of steps) {
      if (outcomes.some(({ to }) => to === target)) alive.add(code);
    }
  }
  return alive;
}
