import type { IndicatorInput, Lever } from "#features/statistics/indicator.contract.ts";
import type { Words } from "#foundation/messages/messages.ts";
import { words } from "./procedure.ts";

type Edition = IndicatorInput["editions"][number];
type Pair = readonly [zh: string, en: string];

interface Counted {
  counts: Pair;
  basis: Pair;
  unit: Words;
  source: Edition["source"];
  digits?: number;
  dimensions?: string[];
  targets?: Edition["targets"];
}

/** From this day on the figures of the pack are defined, unless they say otherwise. */
const FIRST_DAY = "2020-01-01";

export const PEOPLE = words("人", "people");
export const BODIES = words("个", "bodies");
export const TIMES = words("件", "cases");
export const PER_CENT = words("%", "%");

/** A figure that is counted from records. */
export function figure(code: string, lever: Lever, name: Pair, counted: Counted): IndicatorInput {
  const { counts, basis, ...rest } = counted;
  return {
    code,
    lever,
    editions: [
      {
        edition: 1,
        validFrom: FIRST_DAY,
        name: words(...name),
        counts: words(...counts),
        basis: words(...basis),
        ...rest,
      },
    ],
  };
}

/** What brings the records of figures that have none yet. */
export interface Capability {
  name: Words;
  reason: Words;
}

/** A figure whose records arrive with a later capability: listed, never filled by hand. */
export function later(
  code: string,
  lever: Lever,
  name: Pair,
  unit: Pair,
  capability: Capability,
  counts: Pair,
): IndicatorInput {
  return {
    code,
    lever,
    editions: [
      {
        edition: 1,
        validFrom: FIRST_DAY,
        name: words(...name),
        counts: words(...counts),
        basis: words("年度综述要列的数", "Asked for by the yearly review"),
        unit: words(...unit),
        source: { notYet: { reason: capability.reason, capability: capability.name } },
      },
    ],
  };
}
