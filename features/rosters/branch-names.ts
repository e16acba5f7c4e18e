import { findByNames, findNearNames } from "#features/bodies/index.ts";
import type { Range } from "#foundation/access/actor.ts";
import { reachOf } from "#foundation/access/scope.ts";
import type { Db } from "#foundation/database/open-database.ts";
import type { Branch, BranchNames } from "./reading/branch-index.ts";

const BRANCH = "3";

/** Branches of one subtree, looked up in the records of the city. Each name is asked for once in a run. */
export function cityBranches(db: Db, range: Range): BranchNames {
  const reach = reachOf([range]);
  return {
    async findBranches(name) {
      const plain = name.normalize("NFKC").replaceAll(/\s/gu, "");
      const bare = plain.replace(/^(?:中共|中国共产党)/u, "");
      const found = await findByNames(db, reach, [...new Set([plain, bare, `中共${bare}`])]);
      const branches = new Map<string, Branch>();
      for (const one of found) {
        if (one.kind === BRANCH) branches.set(one.id, { id: one.id, name: one.name });
      }
      return [...branches.values()];
    },
    findNear: (name) => findNearNames(db, reach, name, 5),
  };
}
