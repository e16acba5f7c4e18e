/** A branch with the names under which it is met. */
export interface Branch {
  readonly id: string;
  /** Full name, as it is stored. */
  readonly name: string;
  readonly short?: string;
  readonly aliases?: readonly string[];
}

type Maybe<T> = T | Promise<T>;

/** Where branches are looked up; a database or the index below. Only branches that the importer may fill. */
export interface BranchNames {
  /** Every branch of which full name, short name or an alias has the same `branchKey` as the name. */
  findBranches(name: string): Maybe<readonly Branch[]>;
  /** Up to five branches with similar names, the nearest first. They are offered, never chosen. */
  findNear(name: string): Maybe<readonly Branch[]>;
}

/** Names are compared without spaces, in half-width form and without 中共 in front. */
export function branchKey(name: string): string {
  return name
    .normalize("NFKC")
    .replaceAll(/\s/gu, "")
    .replace(/^(?:中共|中国共产党)/u, "");
}

/** Keeps all names in memory: right for tests and for some ten thousand branches. */
export function indexBranches(branches: readonly Branch[]): BranchNames {
  const byKey = new Map<string, Branch[]>();
  for (const branch of branches) {
    const names = [branch.name, branch.short ?? branch.name, ...(branch.aliases ?? [])];
    for (const key of new Set(names.map(branchKey))) byKey.set(key, [...(byKey.get(key) ?? []), branch]);
  }
  let pairs: Map<string, Branch[]> | undefined;
  return {
    findBranches: (name) => byKey.get(branchKey(name)) ?? [],
    findNear(name) {
      pairs ??= indexPairs(branches);
      return nearest(branchKey(name), pairs);
    },
  };
}

/** Neighbouring characters of the name without the words that all branches share. */
function pairsOf(key: string): Set<string> {
  const bare = key.replace(/(?:党?支部委员会|党?支部)$/u, "");
  const characters = [...bare];
  return new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`));
}

function indexPairs(branches: readonly Branch[]): Map<string, Branch[]> {
  const pairs = new Map<string, Branch[]>();
  for (const branch of branches) {
    for (const pair of pairsOf(branchKey(branch.name))) {
      const list = pairs.get(pair);
      if (list) list.push(branch);
      else pairs.set(pair, [branch]);
    }
  }
  return pairs;
}

/** At least half of the pairs of the name must stand in the other; less is no likeness. */
function nearest(key: string, pairs: ReadonlyMap<string, readonly Branch[]>): Branch[] {
  const wanted = pairsOf(key);
  const hits = new Map<Branch, number>();
  for (const pair of wanted)
    for (const branch of pairs.get(pair) ?? []) hits.set(branch, (hits.get(branch) ?? 0) + 1);
  return [...hits]
    .filter(([, count]) => count * 2 >= wanted.size)
    .toSorted((one, other) => other[1] - one[1] || one[0].name.length - other[0].name.length)
    .slice(0, 5)
    .map(([branch]) => branch);
}
