import type { IndicatorInput } from "#features/statistics/indicator.contract.ts";
import { GRASS_ROOTS_FIGURES } from "./grass-roots.ts";
import { NOT_YET } from "./not-yet.ts";
import { OFFICIAL_FIGURES } from "./officials.ts";
import { PROCEDURE_FIGURES } from "./procedures.ts";

/** Every figure of the city, in the order of the levers. */
export const INDICATORS: readonly IndicatorInput[] = [
  ...OFFICIAL_FIGURES,
  ...GRASS_ROOTS_FIGURES,
  ...PROCEDURE_FIGURES,
  ...NOT_YET,
];
