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
    | ((
        text: string,
        signal: AbortSignal,
      ) => Promise<{ total: number; more?: boolean; hits: readonly TreeHit[] }>)
    | undefined;
}
