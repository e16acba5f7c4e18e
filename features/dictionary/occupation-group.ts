const GROUPS: readonly (readonly [prefix: string, group: string])[] = [
  ["011", "5"],
  ["012", "4"],
  ["013", "3"],
  ["014", "4"],
  ["015", "3"],
  ["016", "1"],
  ["021", "4"],
  ["022", "3"],
  ["023", "4"],
  ["024", "3"],
  ["025", "1"],
  ["1", "2"],
  ["3", "6"],
  ["4", "8"],
];

/**
 * The label of the public bulletin under which an occupation is counted (code of the list `occupation_group`).
 * Soldiers and everything without a row of its own are others.
 */
export function occupationGroup(occupation: string): string {
  return GROUPS.find(([prefix]) => occupation.startsWith(prefix))?.[1] ?? "7";
}
