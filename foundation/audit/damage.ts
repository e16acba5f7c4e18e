import type { Words } from "#foundation/endpoint.ts";
import { fill } from "#foundation/http/problems.ts";

/** The kinds of damage, with words for the auditor. */
const DAMAGES = {
  altered: {
    zh: "第 {sequence} 环：审计条目 {entryId} 的内容或它的封印被改过",
    en: "Link {sequence}: audit entry {entryId}, or its seal, was altered",
  },
  entry_removed: {
    zh: "第 {sequence} 环：审计条目 {entryId} 已封链，但条目不见了",
    en: "Link {sequence}: audit entry {entryId} was sealed, but is no longer there",
  },
  entry_inserted: {
    zh: "第 {sequence} 环之前：审计条目 {entryId} 是事后插入的",
    en: "Before link {sequence}: audit entry {entryId} was put in afterwards",
  },
  link_removed: {
    zh: "第 {sequence} 环不见了（相邻审计条目 {entryId}）",
    en: "Link {sequence} is missing (next to audit entry {entryId})",
  },
  tail_missing: {
    zh: "链条只到第 {sequence} 环，库外留存的链头记着第 {head} 环（{time}）：尾部被删，或恢复了旧备份",
    en: "The chain ends at link {sequence}, but the head kept outside the database says {head} ({time}): the tail was cut off, or an old backup was restored",
  },
  head_differs: {
    zh: "第 {sequence} 环与库外留存的链头（{time}）不符：链条被整体重算过（审计条目 {entryId}）",
    en: "Link {sequence} differs from the head kept outside the database ({time}): the chain was computed anew (audit entry {entryId})",
  },
  rolled_back: {
    zh: "库外链头从第 {head} 环退回第 {sequence} 环（{time}）：恢复过旧备份",
    en: "The heads go back from link {head} to {sequence} ({time}): an old backup was restored",
  },
  heads_altered: {
    zh: "库外链头文件第 {line} 行被改过",
    en: "Line {line} of the file of heads was altered",
  },
  heads_missing: {
    zh: "库外链头文件缺失，或不是从头开始（起于第 {head} 环）",
    en: "The file of heads is missing, or does not begin at the beginning (it starts at link {head})",
  },
} satisfies Record<string, Words>;

export type DamageKind = keyof typeof DAMAGES;

/** The first thing that does not fit. */
export interface Damage {
  kind: DamageKind;
  /** The audit entry concerned, when one can be named. */
  entryId: string | undefined;
  /** The link concerned, or where the chain ends. */
  sequence: string;
  message: Words;
}

/** Names a damage in words. */
export function damage(
  kind: DamageKind,
  at: { entryId?: string; sequence: bigint; head?: bigint; time?: string; line?: number },
): Damage {
  const details = {
    entryId: at.entryId ?? "",
    sequence: String(at.sequence),
    head: String(at.head ?? ""),
    time: at.time ?? "",
    line: at.line ?? 0,
  };
  return { kind, entryId: at.entryId, sequence: String(at.sequence), message: fill(DAMAGES[kind], details) };
}
