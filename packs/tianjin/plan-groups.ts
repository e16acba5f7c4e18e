import type { Random } from "#packs/kit/random.ts";

/** A 总支 has more than 50 members and fewer than 100, a 党委 at least 100 (members-and-branches 2.1). */
const GENERAL_OVER = 50;
export const COMMITTEE_FROM = 100;

/** Sizes of branches put together: what stands under committees, under general branches, and alone. */
export interface Groups {
  committees: number[][];
  generals: number[][];
  singles: number[];
}

/**
 * Forms so many committees and general branches out of branch sizes; what is left stands alone.
 * @throws RangeError when the branches do not suffice
 */
export function formGroups(
  sizes: readonly number[],
  wanted: { committees: number; generals: number },
  random: Random,
): Groups {
  const pool = new Pool(random.shuffle([...sizes]));
  const generals = Array.from({ length: wanted.generals }, () => pool.general());
  const committees = Array.from({ length: wanted.committees }, () => pool.committee(COMMITTEE_FROM));
  return { committees, generals, singles: pool.rest() };
}

/**
 * Gives each village or community its branches: mostly one, else as many as a general branch or a committee needs.
 * All branches are used; there are at least as many as hosts. How many hosts become what follows from how many
 * branches there are to give away.
 */
export function formHosts(
  sizes: readonly number[],
  hosts: number,
  style: { most: number; target: () => number },
  random: Random,
): number[][] {
  const pool = new Pool(random.shuffle([...sizes]));
  const groups: number[][] = [];
  for (let left = hosts; left > 0; left -= 1) {
    const spare = pool.length - left;
    const share = hostShares(spare / left, style.most);
    const roll = random.unit();
    if (spare > 30 && roll < share.committee) groups.push(pool.committee(style.target()));
    else if (spare > 18 && pool.small > 18 && roll < share.committee + share.general)
      groups.push(pool.general());
    else groups.push([pool.one()]);
  }
  spread(pool.rest(), groups, random);
  return groups;
}

/** Extra branches that a general branch and a committee use up, on average. */
const EXTRA = { general: 1.5, committee: 4.8 } as const;

/** Shares of general branches and committees that use up so many extra branches per host. */
function hostShares(extra: number, most: number): { general: number; committee: number } {
  const general = Math.min(most, (0.75 * extra) / EXTRA.general);
  return { general, committee: Math.max(0, extra - general * EXTRA.general) / EXTRA.committee };
}

/** Branches that are left join the committees, which have no upper size; without any, one is formed of all that is left. */
function spread(rest: number[], groups: number[][], random: Random): void {
  if (rest.length === 0) return;
  const committees = groups.filter((group) => group.length > 1 && sum(group) >= COMMITTEE_FROM);
  const single = groups.find((group) => group.length === 1);
  if (committees.length === 0 && single !== undefined) single.push(...rest);
  else for (const size of rest) random.pick(committees).push(size);
}

export function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

/**
 * Branch sizes in random order, the large ones apart and sorted: a general branch never grows past its limit, and the
 * largest branches go to committees.
 */
class Pool {
  readonly #small: number[];
  readonly #large: number[];

  constructor(sizes: readonly number[]) {
    this.#small = sizes.filter((size) => size < GENERAL_OVER - 1);
    this.#large = sizes.filter((size) => size >= GENERAL_OVER - 1).toSorted((left, right) => left - right);
  }

  get length(): number {
    return this.#small.length + this.#large.length;
  }

  get small(): number {
    return this.#small.length;
  }

  general(): number[] {
    const group: number[] = [];
    while (sum(group) <= GENERAL_OVER) group.push(take(this.#small));
    return group;
  }

  committee(target: number): number[] {
    const group: number[] = [];
    while (sum(group) < Math.max(target, COMMITTEE_FROM) || group.length < 2) {
      const preferLarge = group.length % 3 === 0 && this.#large.length > 0;
      group.push(preferLarge ? take(this.#large) : this.one());
    }
    return group;
  }

  /** A branch to stand alone: small if there is one, else the smallest of the large. */
  one(): number {
    return this.#small.length > 0 ? take(this.#small) : take(this.#large.splice(0, 1));
  }

  rest(): number[] {
    return [...this.#small.splice(0), ...this.#large.splice(0)];
  }
}

function take(sizes: number[]): number {
  const size = sizes.pop();
  if (size === undefined) throw new RangeError("no branch is left for this group");
  return size;
}
