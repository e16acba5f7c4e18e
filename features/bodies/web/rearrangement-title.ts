import type { PlanKind } from "../rearrange.contract.ts";

const TITLES = {
  found: "titleFound",
  rename: "titleRename",
  move: "titleMove",
  split: "titleSplit",
  merge: "titleMerge",
  close: "titleClose",
} as const satisfies Record<PlanKind, string>;

/** The sentence that names a rearrangement: 撤销石桥社区第三党支部. */
export function titleKey(kind: PlanKind): (typeof TITLES)[PlanKind] {
  return TITLES[kind];
}
