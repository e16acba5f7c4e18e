import { countHeads } from "#features/people/contract.ts";
import { call } from "#ui/api/call.ts";
import type { TreeSource } from "#ui/tree/tree-node.ts";
import { listChildren, searchBodies, type TreeNode } from "../contract.ts";

/** More members than a branch usually has, fewer than it needs: BR18 Art. 4. */
const MOST_USUAL = 50;
const FEWEST = 3;
const BRANCH = "3";

interface Tags {
  tooMany: string;
  tooFew: string;
}

/** The tree as the server gives it: a window of children with their heads, and hits with the way to each. */
export function bodySource(tags: Tags): TreeSource {
  return {
    async children(parent, from, signal) {
      const { nodes, total } = await call(
        listChildren,
        { from, ...(parent !== undefined && { parent: parent as never }) },
        { signal },
      );
      const heads = await headsOf(nodes, signal);
      return {
        total,
        nodes: nodes.map((node) => ({
          id: node.id,
          name: node.name,
          leaf: node.leaf,
          initials: node.initials,
          position: node.position,
          ...countAndTag(node, heads.get(node.id), tags),
        })),
      };
    },
    async search(text, signal) {
      const { total, more, hits } = await call(searchBodies, { text }, { signal });
      return {
        total,
        more,
        hits: hits.map((hit) => ({
          id: hit.id,
          path: hit.path,
          ...(hit.place !== null && { place: hit.place }),
        })),
      };
    },
  };
}

interface HeadCount {
  full: number;
  probationary: number;
}

async function headsOf(nodes: readonly TreeNode[], signal: AbortSignal): Promise<Map<string, HeadCount>> {
  if (nodes.length === 0) return new Map();
  const { heads } = await call(countHeads, { bodies: nodes.map((node) => node.id).join(",") }, { signal });
  return new Map(heads.map((one) => [one.bodyId, one]));
}

function countAndTag(node: TreeNode, heads: HeadCount | undefined, tags: Tags) {
  if (!heads) return {};
  const count = heads.full + heads.probationary;
  if (node.kind !== BRANCH) return { count };
  if (count > MOST_USUAL) return { count, tag: tags.tooMany };
  return heads.full < FEWEST ? { count, tag: tags.tooFew } : { count };
}
