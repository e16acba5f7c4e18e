import type { Definition } from "./definition.contract.ts";
import type { Citation } from "./parts.contract.ts";
import { collect, type Problem } from "./problem.rules.ts";

/** Every demand cites a regulation of the register, one that was in force when the definition begins. */
export function checkCitations(definition: Definition): Problem[] {
  const register = new Map(definition.regulations.map((regulation) => [regulation.key, regulation]));
  return collect((report) => {
    for (const [place, citation] of citationsOf(definition)) {
      const regulation = register.get(citation.regulation);
      if (!regulation) {
        report(
          place,
          `依据目录里没有 ${citation.regulation}，请加上或改正`,
          `The register has no regulation ${citation.regulation}: add it or correct it`,
        );
      } else if (regulation.to !== null && regulation.to < definition.validFrom) {
        report(
          place,
          `${regulation.short.zh} 在 ${definition.validFrom} 已失效，请改引现行的`,
          `${regulation.short.en} had ended by ${definition.validFrom}: cite what is in force`,
        );
      }
    }
    for (const step of definition.steps) {
      for (const guard of step.guards) {
        if (guard.basis.article === null && guard.basis.gist === undefined) {
          report(
            `steps/${step.code}/guards/${guard.code}/basis`,
            "要写第几条，或写明要点",
            "Name the article, or say what the rule asks",
          );
        }
      }
    }
  });
}

function citationsOf(definition: Definition): [string, Citation][] {
  const { subject, steps, parties, materials, archives, variants, exits } = definition;
  return [
    ["basis", definition.basis],
    ...(subject.also ? [at("subject/also/basis", subject.also.basis)] : []),
    ...parties.flatMap(({ code, entitled }) =>
      entitled.map((power) => at(`parties/${code}/entitled/${power.to}`, power.basis)),
    ),
    ...steps.flatMap(stepCitations),
    ...materials.map(({ code, basis }) => at(`materials/${code}/basis`, basis)),
    ...archives.flatMap(({ code, items }) =>
      items.flatMap(({ no, basis }) => (basis ? [at(`archives/${code}/${no}/basis`, basis)] : [])),
    ),
    ...variants.map(({ code, basis }) => at(`variants/${code}/basis`, basis)),
    ...exits.map(({ code, basis }) => at(`exits/${code}/basis`, basis)),
  ];
}

function stepCitations({
  code,
  basis,
  guards,
  due,
  repeats,
}: Definition["steps"][number]): [string, Citation][] {
  const place = `steps/${code}`;
  return [
    at(`${place}/basis`, basis),
    ...guards.map((guard) => at(`${place}/guards/${guard.code}/basis`, guard.basis)),
    ...(due ? [at(`${place}/due/basis`, due.basis)] : []),
    ...(repeats ? [at(`${place}/repeats/basis`, repeats.basis)] : []),
  ];
}

function at(place: string, citation: Citation): [string, Citation] {
  return [place, citation];
}
