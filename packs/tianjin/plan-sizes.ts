import type { Random } from "#packs/kit/random.ts";
import { BRANCH_SIZE, SECTORS, sectorIndex } from "./distributions.ts";
import type { CellPlan } from "./plan-cells.ts";

/** Sizes of the branches of a cell: lognormal, cut to 3..130, rescaled, and brought to the exact sum one by one. */
export function drawSizes(cell: CellPlan, random: Random): number[] {
  if (cell.branches === 0) return [];
  const { sigma } = SECTORS[sectorIndex(cell.sector)] as { sigma: number };
  const mean = cell.members / cell.branches;
  const raw = Array.from({ length: cell.branches }, () =>
    cut(mean * Math.exp(sigma * random.normal() - sigma ** 2 / 2)),
  );
  const factor = cell.members / raw.reduce((sum, size) => sum + size, 0);
  const sizes = raw.map((size) => Math.round(cut(size * factor)));
  return bringTo(sizes, cell.members, random);
}

function cut(size: number): number {
  return Math.min(BRANCH_SIZE.most, Math.max(BRANCH_SIZE.least, size));
}

function bringTo(sizes: number[], total: number, random: Random): number[] {
  let rest = total - sizes.reduce((sum, size) => sum + size, 0);
  while (rest !== 0) {
    const index = random.below(sizes.length);
    const next = (sizes[index] as number) + Math.sign(rest);
    if (next < BRANCH_SIZE.least || next > BRANCH_SIZE.most) continue;
    sizes[index] = next;
    rest -= Math.sign(rest);
  }
  return sizes;
}
