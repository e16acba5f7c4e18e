import { makeSignal } from "#ui/table/row-store.ts";

/** A node as the server gives it. */
export interface TreeNode {
  id: string;
  name: string;
  /** The number at the right: members with everything below. */
  count?: number | undefined;
  /** A problem in a word: 超 50 人. */
  tag?: string | undefined;
  /** Nothing can be below it. */
  leaf: boolean;
  /** Place in the whole tree, from 1, out of the server's interval. */
  position?: number | undefined;
  /** Pinyin initials, so that letters find a Chinese name. */
  initials?: string | undefined;
}

export interface TreeHit {
  id: string;
  /** Ids from the root down to the hit's parent. */
  path: readonly string[];
  /** Where it is, in words: 在望河区. */
  place?: string | undefined;
}

export interface TreeSource {
  /** Children of a node from a place in their order on; without a parent the roots. */
  children: (
    parent: string | undefined,
    from: number,
    signal: AbortSignal,
  ) => Promise<{ nodes: readonly TreeNode[]; total: number }>;
  /** The number of bodies found, and the first of them in the order of the tree. */
  search?:
    | ((text: string, signal: AbortSignal) => Promise<{ total: number; hits: readonly TreeHit[] }>)
    | undefined;
}

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

interface Children {
  nodes: TreeNode[];
  total: number;
}

const ROOT = "";

/** The open part of a tree of bodies, read level by level. */
export function makeTree(source: TreeSource) {
  const signal = makeSignal();
  const levels = new Map<string, Children>();
  const open = new Set<string>([ROOT]);
  const failed = new Set<string>();
  const reading = new Map<string, Promise<void>>();
  const stop = new AbortController();
  let lines: TreeLine[] | undefined;

  function tell() {
    lines = undefined;
    signal.tell();
  }
  async function readMore(id: string): Promise<void> {
    const held = levels.get(id);
    try {
      const answer = await source.children(
        id === ROOT ? undefined : id,
        held?.nodes.length ?? 0,
        stop.signal,
      );
      levels.set(id, { nodes: [...(held?.nodes ?? []), ...answer.nodes], total: answer.total });
      failed.delete(id);
    } catch {
      if (stop.signal.aborted) return;
      failed.add(id);
    }
    reading.delete(id);
    tell();
  }
  function read(id: string): Promise<void> {
    const running = reading.get(id) ?? readMore(id);
    reading.set(id, running);
    return running;
  }
  return {
    version: signal.version,
    subscribe: signal.subscribe,
    lines: () => (lines ??= linesOf(ROOT, 1, levels, open, failed)),
    /** Reads what a line stands for that was not read yet. */
    readLine: (line: TreeLine) => {
      if (line.kind === "unread" && !line.failed) void read(line.parent ?? ROOT);
    },
    retry: (parent: string | undefined) => {
      failed.delete(parent ?? ROOT);
      tell();
      void read(parent ?? ROOT);
    },
    expand: (id: string) => {
      open.add(id);
      tell();
    },
    collapse: (id: string) => {
      open.delete(id);
      tell();
    },
    /** Opens the way down to a node, reading each level that is not held. */
    reveal: async (path: readonly string[], id: string) => {
      const way = [ROOT, ...path];
      for (const [step, at] of way.entries()) {
        open.add(at);
        const goal = way[step + 1] ?? id;
        while (!hasChild(levels.get(at), goal) && !isWhole(levels.get(at)) && !failed.has(at)) await read(at);
      }
      tell();
    },
    stop: () => stop.abort(),
  };
}

export type Tree = ReturnType<typeof makeTree>;

function hasChild(level: Children | undefined, id: string): boolean {
  return level?.nodes.some((node) => node.id === id) ?? false;
}

function isWhole(level: Children | undefined): boolean {
  return level !== undefined && level.nodes.length >= level.total;
}

function linesOf(
  id: string,
  level: number,
  levels: ReadonlyMap<string, Children>,
  open: ReadonlySet<string>,
  failed: ReadonlySet<string>,
): TreeLine[] {
  const parent = id === ROOT ? undefined : id;
  const children = levels.get(id);
  const lines: TreeLine[] = [];
  for (const [index, node] of (children?.nodes ?? []).entries()) {
    const isOpen = !node.leaf && open.has(node.id);
    lines.push({
      kind: "node",
      node,
      parent,
      level,
      place: index + 1,
      size: children?.total ?? 0,
      open: isOpen,
    });
    if (isOpen) for (const line of linesOf(node.id, level + 1, levels, open, failed)) lines.push(line);
  }
  if (!isWhole(children))
    lines.push({ kind: "unread", parent, level, from: children?.nodes.length ?? 0, failed: failed.has(id) });
  return lines;
}
