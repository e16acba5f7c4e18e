import type { Value } from "./fact.ts";
import type { Grouping } from "./query.ts";

type ByValue = Exclude<Grouping, { bodies: unknown }>;

/** For each code of a dictionary its group; group 0 is null and whatever lies below the first bound. */
export interface Grouped {
  readonly labels: readonly Value[];
  readonly groups: Int32Array;
}

const remembered = new WeakMap<readonly Value[], Map<string, Grouped>>();

/** A birth date has 25,000 values: grouping them takes as long as the scan, so the last few are kept. */
export function groupOnce(values: readonly Value[], grouping: ByValue): Grouped {
  const known = remembered.get(values) ?? new Map<string, Grouped>();
  const key = JSON.stringify(grouping);
  const found = known.get(key);
  if (found?.groups.length === values.length) return found;
  if (known.size === 32) known.clear();
  const grouped = groupValues(values, grouping);
  remembered.set(values, known.set(key, grouped));
  return grouped;
}

/** Groups the values of a dictionary once; rows then cost one look-up whatever the grouping. */
function groupValues(values: readonly Value[], grouping: ByValue): Grouped {
  if ("bands" in grouping) {
    return {
      labels: [null, ...grouping.bands],
      groups: byBounds(values, grouping.bands, (value, bound) => Number(value) >= bound),
    };
  }
  if ("ages" in grouping) {
    // Whoever is not born yet has no age, not a negative one.
    const latest = grouping.ages.map((age) => birthLimit(grouping.on, Math.max(0, age)));
    return {
      labels: [null, ...grouping.ages],
      groups: byBounds(values, latest, (value, limit) => String(value) <= limit),
    };
  }
  if ("yearOf" in grouping) return byLabel(values, (value) => Number(String(value).slice(0, 4)));
  return { labels: values.slice(), groups: Int32Array.from(values.keys()) };
}

/**
 * Whoever was born on this day or before has reached the age. The order of the text knows what to do with 29 February,
 * and with partial dates, which come before every day of theirs.
 */
function birthLimit(on: string, age: number): string {
  return `${String(Number(on.slice(0, 4)) - age).padStart(4, "0")}${on.slice(4)}`;
}

/** The highest bound that a value reaches. */
function byBounds<B>(
  values: readonly Value[],
  bounds: readonly B[],
  reaches: (value: Value, bound: B) => boolean,
): Int32Array {
  const groups = new Int32Array(values.length);
  for (let code = 1; code < values.length; code++) {
    groups[code] = bounds.findLastIndex((bound) => reaches(values[code]!, bound)) + 1;
  }
  return groups;
}

function byLabel(values: readonly Value[], labelOf: (value: Value) => Value): Grouped {
  const labels = new Map<Value, number>([[null, 0]]);
  const groups = Int32Array.from(values, (value) => {
    const label = value === null ? null : labelOf(value);
    const group = labels.get(label) ?? labels.size;
    labels.set(label, group);
    return group;
  });
  return { labels: [...labels.keys()], groups };
}
