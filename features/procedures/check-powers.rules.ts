import type { Definition, Effect, Power } from "./definition.contract.ts";
import { collect, type Problem, type Report } from "./problem.rules.ts";

/** Membership itself is decided by a superior body alone, whatever a definition claims. */
const APPROVED_ONLY: ReadonlySet<Power> = new Set(["become-1", "become-2"]);

/** A status changes only at a step of a party entitled to it: never by the program alone. */
export function checkPowers({ steps, exits, parties }: Definition): Problem[] {
  return collect((report) => {
    for (const step of steps) {
      for (const outcome of step.outcomes) {
        judge(`steps/${step.code}/outcomes/${outcome.code}/effects`, outcome.effects, step);
      }
    }
    for (const exit of exits) judge(`exits/${exit.code}/effects`, exit.effects, exit);

    function judge(
      place: string,
      effects: readonly Effect[],
      by: { party: string; permission: string },
    ): void {
      const powers = new Set(parties.find(({ code }) => code === by.party)?.entitled.map(({ to }) => to));
      for (const effect of effects) judgeEffect(place, powerOf(effect), by, powers, report);
    }
  });
}

function judgeEffect(
  place: string,
  power: Power,
  by: { party: string; permission: string },
  powers: ReadonlySet<Power>,
  report: Report,
): void {
  if (!powers.has(power)) {
    report(
      place,
      `${by.party} 无权作出 ${power}，请改由有权的一方或写明其权力的依据`,
      `${by.party} is not entitled to ${power}: let an entitled party do it, or cite its power`,
    );
  }
  if (APPROVED_ONLY.has(power) && by.permission !== "cases.approve") {
    report(place, "接收和转正只能由审批的步骤作出", "Only a step of approval admits or converts");
  }
}

function powerOf(effect: Effect): Power {
  return effect.do === "become" ? `become-${effect.memberType}` : effect.do;
}
