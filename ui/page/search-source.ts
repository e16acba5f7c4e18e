import type { Words } from "#foundation/endpoint.ts";

/** One line of what the command box finds. */
export interface SearchHit {
  key: string;
  title: string;
  /** At the right: branch, place, state. Never an identity number or a telephone. */
  detail?: string | undefined;
  to: string;
}

/** A kind of thing that the command box searches. Features export theirs as `searches` beside their pages. */
export interface SearchSource {
  /** What is found: 人员, 组织. */
  kind: Words;
  permission?: string | undefined;
  /** At most `limit` hits for the typed text, best first. Pinyin initials count as a match. */
  search: (text: string, limit: number, signal: AbortSignal) => Promise<readonly SearchHit[]>;
}
