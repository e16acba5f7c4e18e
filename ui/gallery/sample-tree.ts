import type { TreeNode, TreeSource } from "#ui/tree/tree-node.ts";

/** A made-up city: 16 districts, each with 20 streets, each with 12 communities, each with 15 branches. */
const WIDTHS = [16, 20, 12, 15] as const;
const NAMES = ["望河区委", "街道党工委", "社区党委", "党支部"];
const PAGE = 100;

/** Nodes below and with a node of each level. */
const SIZES = [16 * (1 + 20 * (1 + 12 * (1 + 15))) + 1, 1 + 20 * (1 + 12 * 16), 1 + 12 * 16, 16, 1];

export const SAMPLE_TREE: TreeSource = {
  async children(parent, from) {
    if (parent === undefined)
      return {
        nodes: [{ id: "city", name: "海津市委", count: 1_076_214, leaf: false, position: 1 }],
        total: 1,
      };
    const places = placesOf(parent);
    const total = WIDTHS[places.length] ?? 0;
    const nodes = Array.from({ length: Math.min(PAGE, total - from) }, (_, step) =>
      nodeAt([...places, from + step]),
    );
    return { nodes, total };
  },
  async search(text) {
    const hits = Array.from({ length: WIDTHS[0] }, (_, district) => district)
      .filter((district) => nodeAt([district]).name.includes(text))
      .map((district) => ({ id: `d${district}`, path: ["city"], place: "在海津市委" }));
    return { total: hits.length, hits };
  },
};

function nodeAt(places: readonly number[]): TreeNode {
  const level = places.length;
  const last = places.at(-1) ?? 0;
  const leaf = level === WIDTHS.length;
  const node = {
    id: `d${places.join("-")}`,
    name: `${last + 1} 号${NAMES[level - 1]}`,
    leaf,
    position: positionOf(places),
  };
  return {
    ...node,
    count: leaf ? 20 + last : (SIZES[level] ?? 1) * 17,
    ...(leaf && last === 1 && { tag: "超 50 人" }),
  };
}

function placesOf(id: string): number[] {
  return id === "city" ? [] : id.slice(1).split("-").map(Number);
}

/** Place in the whole tree: before a node come its parents and the whole families of its elder siblings. */
function positionOf(places: readonly number[]): number {
  return places.reduce((position, place, depth) => position + 1 + place * (SIZES[depth + 1] ?? 1), 1);
}
