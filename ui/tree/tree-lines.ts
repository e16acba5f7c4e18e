import type { TreeNode } from "./tree-node.ts";

/** One line of the tree as drawn. */
export type TreeLine =
  | {
      kind: "node";
      node: TreeNode;
      parent: string | undefined;
      level: number;
      place: number;
      size: number;
      open: boolean;
    }
  /** Children that are being read, or were not (`failed`). */
  | { kind: "unread"; parent: string | undefined; level: number; from: number; failed: boolean };

/** What is held of the children of one node. */
export interface Children {
  nodes: readonly TreeNode[];
  total: number;
}

export interface TreeState {
  levels: ReadonlyMap<string, Children>;
  open: ReadonlySet<string>;
  failed: ReadonlySet<string>;
}

/** Key of the level above which there is nothing. */
export const ROOT = "";

export function isWhole(children: Children | undefined): boolean {
  return children !== undefined && children.nodes.length >= children.total;
}

/** The open part of the tree, line by line. */
export function linesOf(state: TreeState, id = ROOT, level = 1): TreeLine[] {
  const parent = id === ROOT ? undefined : id;
  const children = state.levels.get(id) ?? { nodes: [], total: Number.POSITIVE_INFINITY };
  const lines = children.nodes.flatMap((node, index) => {
    const open = !node.leaf && state.open.has(node.id);
    const line: TreeLine = {
      kind: "node",
      node,
      parent,
      level,
      place: index + 1,
      size: children.total,
      open,
    };
    return open ? [line, ...linesOf(state, node.id, level + 1)] : [line];
  });
  if (isWhole(children)) return lines;
  return [
    ...lines,
    { kind: "unread", parent, level, from: children.nodes.length, failed: state.failed.has(id) },
  ];
}
