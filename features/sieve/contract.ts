import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { Finding } from "./finding.contract.ts";
import { Item } from "./item.contract.ts";

export { Item, type ItemInput, type Paper, type PaperInput } from "./item.contract.ts";

const ItemCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/);

const Size = z.strictObject({
  papers: z.int(),
  fields: z.int(),
  twice: z.int(),
  signatures: z.int(),
  levels: z.int(),
});

const UNKNOWN = {
  item_unknown: { zh: "清单里没有这个事项", en: "The ledger has no such item" },
} as const;

export const listItems = endpoint({
  name: "sieve.list-items",
  method: "GET",
  path: "/sieve/items",
  permission: "sieve.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "事项清单", en: "The ledger of items" },
  input: z.object({ text: z.string().trim().max(60).optional() }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        category: z.string(),
        owner: z.string(),
        papers: z.int(),
        signatures: z.int(),
        levels: z.int(),
        /** Findings about its papers and its layers; those of the log are counted on its own page. */
        found: z.int(),
        accepted: z.int(),
      }),
    ),
  }),
  refusals: {},
});

/** What was said of a finding. `stale`: it was refused, and the facts have changed since. */
const Verdict = z.strictObject({
  state: z.enum(["open", "accepted", "rejected", "stale"]),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  on: z.iso.date().nullable(),
});

export const readItem = endpoint({
  name: "sieve.read-item",
  method: "GET",
  path: "/sieve/items/:item",
  permission: "sieve.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "一个事项过筛子", en: "One item with what the sieve finds" },
  input: z.object({ item: ItemCode }),
  output: z.strictObject({
    item: Item,
    version: z.int(),
    maySettle: z.boolean(),
    /** The log behind it: cases decided in the twelve months before today. */
    log: z.strictObject({ from: z.iso.date(), to: z.iso.date(), cases: z.int() }).nullable(),
    findings: z.array(Finding.extend({ verdict: Verdict })),
    /** As it is with what was accepted, and as it could be with all of it. */
    accepted: z.strictObject({ before: Size, after: Size }),
    whole: z.strictObject({ before: Size, after: Size }),
  }),
  refusals: UNKNOWN,
});

export const settleFindings = endpoint({
  name: "sieve.settle-findings",
  method: "POST",
  path: "/sieve/items/:item/verdicts",
  permission: "sieve.settle",
  purpose: "none",
  fields: "internal",
  summary: { zh: "采纳或不采纳发现", en: "Accept or reject findings" },
  input: z.object({
    item: ItemCode,
    keys: z.array(z.string().min(1).max(400)).min(1).max(100),
    verdict: z.enum(["accepted", "rejected", "open"]),
    reason: z.string().trim().max(300).default(""),
    version: z.int().min(1),
  }),
  output: z.strictObject({ version: z.int() }),
  refusals: {
    ...UNKNOWN,
    finding_gone: {
      zh: "这条发现已经没有了，请重新打开本页",
      en: "This finding is no longer there: open the page again",
    },
    finding_locked: {
      zh: "规定必存的材料不能减，也不用采纳",
      en: "What a regulation keeps cannot be removed and is not accepted",
    },
    reason_missing: {
      zh: "不采纳要写明理由，至少四个字",
      en: "Say why it is rejected, in four characters at least",
    },
  },
});
