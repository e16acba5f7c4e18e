import { type Branch, type BranchNames, branchKey } from "./branch-index.ts";
import type { CellReader } from "./reading.ts";

/** What the lookup said about one name. */
interface BranchMatch {
  readonly found: readonly Branch[];
  readonly near: readonly Branch[];
}

/** Remembers the answers, so that a roster of one branch asks once. */
export class BranchLookup {
  readonly #names: BranchNames;
  readonly #known = new Map<string, BranchMatch>();

  constructor(names: BranchNames) {
    this.#names = names;
  }

  has(name: string): boolean {
    return this.#known.has(name);
  }

  /** Asks for a name before its row is judged. */
  async learn(name: string): Promise<void> {
    const found = await this.#names.findBranches(name);
    const exact = found.filter((branch) => branch.name === name);
    const distinct = [
      ...new Map((exact.length > 0 ? exact : found).map((branch) => [branch.id, branch])).values(),
    ];
    const near = distinct.length === 0 && branchKey(name).length > 1 ? await this.#names.findNear(name) : [];
    this.#known.set(name, { found: distinct, near });
  }

  get(name: string): BranchMatch {
    const match = this.#known.get(name);
    if (match === undefined) throw new Error("A branch name was not looked up before its row was judged");
    return match;
  }
}

/** Reads the name of a branch. It is never chosen by likeness: similar names are only offered. */
export function branchReader(lookup: BranchLookup): CellReader {
  return (cell, note) => {
    const { found, near } = lookup.get(cell.text);
    const [branch] = found;
    if (found.length === 1 && branch) {
      if (branch.name !== cell.text) note("BRANCH_ALIAS");
      return { value: branch.name, code: branch.id };
    }
    const offered = found.length > 1 ? found : near;
    const candidates = offered.map(({ id, name }) => ({ id, name }));
    const details = { candidates: candidates.map((candidate) => candidate.name).join("、") };
    if (found.length > 1) note("BRANCH_AMBIGUOUS", { details, candidates });
    else if (near.length > 0) note("BRANCH_SIMILAR", { details, candidates });
    else note("BRANCH_UNKNOWN");
    return null;
  };
}
