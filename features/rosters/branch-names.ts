import { findByNames, listBranchNames } from "#features/bodies/index.ts";
import type { Range } from "#foundation/access/actor.ts";
import { reachOf } from "#foundation/access/scope.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { type Branch, type BranchNames, indexBranches } from "./reading/branch-index.ts";

const BRANCH = "3";
/** Near names cost tens of milliseconds each in a whole city; a roster full of unknown names needs another list first. */
const MOST_NEAR = 100;

/** Branches of one subtree, looked up in the records of the city; near names by an index made when first needed. */
export function cityBranches(db: Db, range: Range): BranchNames {
  const reach = reachOf([range]);
  let index: Promise<BranchNames> | undefined;
  let asked = 0;
  return {
    async findBranches(name) {
      const branches = new Map<string, Branch>();
      for (const one of await findByNames(db, reach, spellings(name))) {
        if (one.kind === BRANCH) branches.set(one.id, { id: one.id, name: one.name });
      }
      return [...branches.values()];
    },
    async findNear(name) {
      asked += 1;
      if (asked > MOST_NEAR) return [];
      index ??= listBranchNames(db, reach).then(indexBranches);
      return (await index).findNear(name);
    },
  };
}

/** As written and in half-width form, with and without 中共: brackets and spaces differ from roster to roster. */
function spellings(name: string): string[] {
  const forms = [name, name.normalize("NFKC")].map((form) => form.replaceAll(/\s/gu, ""));
  const wide = forms.map((form) => form.replaceAll("(", "（").replaceAll(")", "）"));
  const bare = [...forms, ...wide].map((form) => form.replace(/^(?:中共|中国共产党)/u, ""));
  return [...new Set([...forms, ...wide, ...bare, ...bare.map((form) => `中共${form}`)])];
}
