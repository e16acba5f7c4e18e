import type { Finding, Known } from "./finding.contract.ts";
import type { Item, ItemStep } from "./item.contract.ts";
import { makeFinding } from "./make-finding.rules.ts";

/**
 * 层层加码: what an item asks beyond the item of the level above that it carries out: more papers, more levels that
 * agree, more signatures, a shorter date for the one who is asked.
 */
export function findLayers(item: Item, { superior }: Known): Finding[] {
  if (!superior) return [];
  return [
    ...addedPapers(item, superior),
    ...addedSignatures(item, superior),
    ...addedLevels(item, superior),
    ...shorterDates(item, superior),
  ];
}

function addedPapers(item: Item, superior: Item): Finding[] {
  const asked = new Set(superior.papers.map(({ name }) => plain(name)));
  return item.papers
    .filter((paper) => !asked.has(plain(paper.name)))
    .map((paper) =>
      makeFinding({
        code: "LAYERED",
        papers: [paper.no],
        reason: {
          zh: `上级原文没有要，这里多要一件：${paper.name}`,
          en: `Not asked by the level above: ${paper.name}`,
        },
        citation: original(superior),
        mend: "align",
        saves: { papers: 1, signatures: paper.signatures, fields: paper.asks.length },
      }),
    );
}

function addedSignatures(item: Item, superior: Item): Finding[] {
  const asked = new Map(superior.papers.map((paper) => [plain(paper.name), paper.signatures]));
  return item.papers.flatMap((paper) => {
    const most = asked.get(plain(paper.name));
    if (most === undefined || paper.signatures <= most) return [];
    return makeFinding({
      code: "LAYERED",
      papers: [paper.no],
      reason: {
        zh: `${paper.name}：上级要 ${most} 处签字，这里要 ${paper.signatures} 处`,
        en: `${paper.name}: ${most} signatures above, ${paper.signatures} here`,
      },
      citation: original(superior),
      mend: "align",
      saves: { signatures: paper.signatures - most },
    });
  });
}

function addedLevels(item: Item, superior: Item): Finding[] {
  if (item.levels <= superior.levels) return [];
  return [
    makeFinding({
      code: "LAYERED",
      reason: {
        zh: `上级要 ${superior.levels} 级同意，这里要 ${item.levels} 级`,
        en: `${superior.levels} levels agree by the original, ${item.levels} here`,
      },
      citation: original(superior),
      mend: "align",
      saves: { levels: item.levels - superior.levels },
    }),
  ];
}

function shorterDates(item: Item, superior: Item): Finding[] {
  const asked = new Map(superior.steps.map((step) => [plain(step.name), step]));
  return item.steps.flatMap((step) => {
    const above = asked.get(plain(step.name));
    return above && isShorter(step, above) ? [shorter(step, above, superior)] : [];
  });
}

function isShorter(step: ItemStep, above: ItemStep): boolean {
  return step.days !== null && above.days !== null && step.days < above.days;
}

function shorter(step: ItemStep, above: ItemStep, superior: Item): Finding {
  return makeFinding({
    code: "LAYERED",
    steps: [step.no],
    reason: {
      zh: `${step.name}：上级给 ${above.days} 天，这里只给 ${step.days} 天`,
      en: `${step.name}: ${above.days} days above, ${step.days} here`,
    },
    citation: original(superior),
    mend: "align",
    saves: { days: (step.days ?? 0) - (above.days ?? 0) },
  });
}

function original(superior: Item): { zh: string; en: string } {
  const [basis] = superior.bases;
  const document = basis ? `（${basis.document}）` : "";
  return {
    zh: `上级原文：${superior.name}${document}`,
    en: `The original: ${superior.name}${basis ? ` (${basis.document})` : ""}`,
  };
}

/** Names are compared without brackets, spaces and the full stop between words. */
function plain(name: string): string {
  return name.replaceAll(/[\s·（）()《》“”"、]/g, "");
}
