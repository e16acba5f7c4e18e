import { codeName } from "#features/dictionary/contract.ts";
import { getFact } from "#foundation/cube/cubes.ts";
import { getDimension } from "#foundation/cube/fact.ts";
import type { LookContext } from "#foundation/query/look.ts";
import { type Counting, countFigures, countGroups } from "./count-figures.ts";
import { editionOn } from "./indicator.rules.ts";
import { CHILDREN, type FiguresOf, scopeAnswer } from "./look-at-figures.ts";
import type { Review, ReviewDefinition } from "../review.contract.ts";
import { type Bars, barsOf, tellReview } from "../review.rules.ts";
import { childrenOf, findScope, type ScopeOf } from "./scope-of.ts";
import type { FactSource } from "../source.contract.ts";

export interface ReviewOf extends FiguresOf {
  review: ReviewDefinition;
}

/** The review of a body on a day, with every figure and the bars; undefined where the body is out of reach. */
export async function readReviewOf(
  context: LookContext,
  { review, indicators, lists }: ReviewOf,
  asked: { body?: string | undefined; day?: string | undefined },
): Promise<Review | undefined> {
  const scope = await findScope(context, asked);
  if (!scope) return undefined;
  const counting = { context, lists };
  const [{ figures, at }, bars] = await Promise.all([
    countFigures(counting, indicators, scope),
    countBars(counting, { review, indicators, lists }, scope),
  ]);
  return {
    scope: scopeAnswer(scope, at),
    year: Number(scope.day.slice(0, 4)),
    about: review.about,
    sections: tellReview(review, figures, bars),
    figures,
  };
}

type BarsBlock = ReturnType<typeof barsOf>[number];

async function countBars(
  counting: Counting,
  { review, indicators }: ReviewOf,
  scope: ScopeOf,
): Promise<Bars> {
  const blocks = barsOf(review);
  const counted = await Promise.all(
    blocks.map(async (block) => {
      const indicator = indicators.find(({ code }) => code === block.code);
      const source = indicator && editionOn(indicator, scope.day)?.source;
      const lines = source && "fact" in source ? await barLines(counting, source, scope, block) : [];
      return [block, lines] as const;
    }),
  );
  return new Map(counted);
}

/** Bodies in the order of the tree, or codes by their count. */
async function barLines(counting: Counting, source: FactSource, scope: ScopeOf, { by }: BarsBlock) {
  const moment = { ranges: await scope.rangesOn(scope.day), day: scope.day };
  if (by === CHILDREN) {
    const { children } = await childrenOf(counting.context, scope);
    if (children.length === 0) return [];
    const bodies = children.map(({ bodyId, ranges }) => ({ key: bodyId, ranges }));
    const groups = await countGroups(counting, source, moment, { bodies });
    return children
      .map(({ bodyId, name }) => ({
        key: bodyId,
        name: { zh: name, en: name },
        value: groups.get(bodyId) ?? 0,
      }))
      .filter(({ value }) => value > 0)
      .toSorted((a, b) => b.value - a.value);
  }
  const { codes } = getDimension(getFact(counting.context.services.cubes.facts, source.fact), by);
  const groups = await countGroups(counting, source, moment, { dimension: by });
  return [...groups]
    .map(([key, value]) => ({
      key: key === null ? null : String(key),
      name: nameOf(codes, key === null ? null : String(key)),
      value: value ?? 0,
    }))
    .toSorted((a, b) => b.value - a.value);
}

function nameOf(codes: string | undefined, key: string | null) {
  if (key === null) return { zh: "没有记录", en: "Not on record" };
  if (codes === undefined) return { zh: key, en: key };
  const list = codes as Parameters<typeof codeName>[0];
  return { zh: codeName(list, key, "zh"), en: codeName(list, key, "en") };
}
