import type { CrossTabAnswer } from "./crosstab.contract.ts";

type Shape = Pick<CrossTabAnswer, "axes" | "scope">;

/** Whether a cell without a value is one that is not told, other than one that counts nothing. */
export function notTold({ axes, scope }: Shape, at: readonly number[]): boolean {
  if (!scope.outside) return false;
  const bodies = axes.findIndex(({ entries }) => entries.some(({ body }) => body !== undefined));
  const entry = bodies === -1 ? undefined : axes[bodies]?.entries[at[bodies] ?? -1];
  return entry?.body?.outside ?? true;
}
