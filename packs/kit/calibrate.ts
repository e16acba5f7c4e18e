/** A group of the population: its weight and how likely each outcome is in it before calibration. */
export interface Cell {
  weight: number;
  seeds: readonly number[];
}

/**
 * Finds one factor for each outcome so that the whole population shows the wanted shares while each cell keeps
 * its own profile (iterative proportional fitting). An outcome that no cell allows keeps share zero.
 * @returns for each cell the calibrated probabilities
 */
export function calibrate(cells: readonly Cell[], shares: readonly number[], rounds = 200): number[][] {
  const factors = shares.map(() => 1);
  const weights = cells.reduce((sum, cell) => sum + cell.weight, 0);
  const total = shares.reduce((sum, share) => sum + share, 0);
  for (let round = 0; round < rounds; round += 1) {
    const found = shares.map(() => 0);
    for (const cell of cells) {
      probabilities(cell.seeds, factors).forEach((value, index) => {
        found[index] = (found[index] as number) + (cell.weight / weights) * value;
      });
    }
    found.forEach((share, index) => {
      if (share > 0)
        factors[index] = ((factors[index] as number) * (shares[index] as number)) / total / share;
    });
  }
  return cells.map((cell) => probabilities(cell.seeds, factors));
}

function probabilities(seeds: readonly number[], factors: readonly number[]): number[] {
  const raw = seeds.map((seed, index) => seed * (factors[index] as number));
  const sum = raw.reduce((all, value) => all + value, 0);
  return sum > 0 ? raw.map((value) => value / sum) : raw;
}

/** A table with the given row and column sums and the pattern of `seed`. */
export function fitTable(
  seed: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
): number[][] {
  const cells = seed.map((seeds, index) => ({ weight: rows[index] as number, seeds }));
  return calibrate(cells, columns, 500).map((shares, index) =>
    shares.map((share) => share * (rows[index] as number)),
  );
}
