import type { Definition, Effect } from "./definition.contract.ts";
import { unknown } from "./check-codes.rules.ts";
import { collect, type Problem, type Report } from "./problem.rules.ts";

/** Parties are known and can be found; exceptions and the guards they waive say the same; exits leave stages there are. */
export function checkParts(definition: Definition): Problem[] {
  return collect((report) => {
    checkParties(definition, report);
    for (const step of definition.steps) checkStepParties(definition, step, report);
    for (const variant of definition.variants) checkVariant(definition, variant, report);
    for (const step of definition.steps) checkWaivers(definition, step, report);
    checkExits(definition, report);
  });
}

function checkParties({ parties, fields }: Definition, report: Report): void {
  const known = new Set(parties.map(({ code }) => code));
  for (const { code, find } of parties) {
    if ("of" in find && !known.has(find.of))
      report(`parties/${code}/find/of`, ...unknown("参与方", "party", find.of));
    const isBody =
      find.by !== "field" || fields.some((field) => field.code === find.field && field.type === "body");
    if (!isBody)
      report(`parties/${code}/find/field`, "要指向一个选组织的填写项", "Must name a field that holds a body");
  }
}

function checkStepParties({ parties }: Definition, step: Definition["steps"][number], report: Report): void {
  const known = new Set(parties.map(({ code }) => code));
  const named: [string, string][] = [
    [`steps/${step.code}/party`, step.party],
    ...step.jointBy.map((code): [string, string] => [`steps/${step.code}/jointBy`, code]),
    ...step.outcomes.flatMap(({ code, effects }) =>
      effects
        .flatMap(partyOf)
        .map((party): [string, string] => [`steps/${step.code}/outcomes/${code}/effects`, party]),
    ),
  ];
  for (const [place, code] of named.filter((one) => !known.has(one[1]))) {
    report(place, ...unknown("参与方", "party", code));
  }
}

function partyOf(effect: Effect): string[] {
  if (effect.do === "move") return [effect.to];
  return effect.do === "use-plan" ? [effect.of] : [];
}

type Variant = Definition["variants"][number];

function checkVariant({ steps, fields }: Definition, variant: Variant, report: Report): void {
  const place = `variants/${variant.code}`;
  const guards = steps.flatMap((step) => step.guards);
  for (const code of variant.waives) {
    const bound = guards.filter((guard) => guard.code === code);
    if (bound.length === 0) report(`${place}/waives`, ...unknown("守则", "guard", code));
    else if (!bound.every((guard) => guard.waivedBy.includes(variant.code))) {
      report(
        `${place}/waives`,
        `守则 ${code} 没有写明可由此例外免除，请两边一致`,
        `Guard ${code} does not name this exception: make both agree`,
      );
    }
  }
  for (const code of variant.skips.filter((one) => !steps.some((step) => step.code === one))) {
    report(`${place}/skips`, ...unknown("步骤", "step", code));
  }
  for (const code of variant.needs.filter((one) => !fields.some((field) => field.code === one))) {
    report(`${place}/needs`, ...unknown("填写项", "field", code));
  }
}

function checkWaivers({ variants }: Definition, step: Definition["steps"][number], report: Report): void {
  for (const guard of step.guards) {
    const place = `steps/${step.code}/guards/${guard.code}/waivedBy`;
    for (const code of guard.waivedBy) {
      const variant = variants.find((one) => one.code === code);
      if (!variant) report(place, ...unknown("例外", "variant", code));
      else if (!variant.waives.includes(guard.code)) {
        report(
          place,
          `例外 ${code} 没有列出此守则，请两边一致`,
          `Exception ${code} does not list this guard: make both agree`,
        );
      }
    }
  }
}

function checkExits({ exits, stages, parties }: Definition, report: Report): void {
  for (const exit of exits) {
    if (!parties.some(({ code }) => code === exit.party)) {
      report(`exits/${exit.code}/party`, ...unknown("参与方", "party", exit.party));
    }
    for (const stage of exit.stages.filter((one) => !stages.some(({ code }) => code === one))) {
      report(`exits/${exit.code}/stages`, ...unknown("阶段", "stage", stage));
    }
  }
}
