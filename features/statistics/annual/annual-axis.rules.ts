import type { Grouping } from "#foundation/cube/query.ts";
import type { Value } from "#foundation/cube/fact.ts";
import type { AnnualAxis } from "../annual.contract.ts";
import type { PackFilter } from "../source.contract.ts";

/** A grouping of the engine and what its values mean for the lines of an axis. */
export interface AxisPart {
  grouping: Grouping;
  /** Rows that this part looks at; left out: all. */
  where?: PackFilter;
  /** Places of the lines to which a value belongs. */
  linesOf(value: Value): readonly number[];
}

/** How an axis is asked for on a day: mostly one grouping, two where bands of dates begin within a year. */
export function partsOf(axis: AnnualAxis, day: string): AxisPart[] {
  const places = placesOf(axis);
  const { by } = axis;
  if ("since" in by) return dateParts(by.dimension, by.since, places);
  const grouping = "ages" in by ? { dimension: by.dimension, ages: by.ages, on: day } : by;
  return [{ grouping, linesOf: (value) => places.get(value) ?? [] }];
}

function placesOf(axis: AnnualAxis): Map<Value, number[]> {
  const places = new Map<Value, number[]>();
  axis.items.forEach((item, place) => {
    for (const value of item.values) places.set(value, [...(places.get(value) ?? []), place]);
  });
  return places;
}

/**
 * Whole years go by their number, which is a hundred values; only the years in which a band begins are looked at day by
 * day, which would be 25,000 for all of them.
 */
function dateParts(dimension: string, since: readonly string[], places: Map<Value, number[]>): AxisPart[] {
  const edges = new Set(since.filter((bound) => bound !== "").map((bound) => Number(bound.slice(0, 4))));
  const bandOf = (date: string) => since.findLast((bound) => bound <= date) ?? null;
  const years: AxisPart = {
    grouping: { dimension, yearOf: true },
    linesOf(year) {
      if (year === null) return places.get(null) ?? [];
      if (edges.has(Number(year))) return [];
      return places.get(bandOf(`${String(year).padStart(4, "0")}-12-31`)) ?? [];
    },
  };
  if (edges.size === 0) return [years];
  const within = [...edges].map((year) => ({ dimension, from: String(year), to: `${year}-12-31` }));
  return [
    years,
    {
      grouping: { dimension },
      where: { any: within },
      linesOf: (date) => places.get(date === null ? null : bandOf(String(date))) ?? [],
    },
  ];
}
