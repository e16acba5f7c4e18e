import { holdsAll } from "#foundation/command/command.ts";
import { Refused } from "#foundation/decision.ts";
import { look } from "#foundation/query/look.ts";
import { listItems as listContract, readItem as readContract, settleFindings } from "./contract.ts";
import type { Finding } from "./finding.contract.ts";
import { findItem, listHeldItems } from "./item-store.ts";
import { prepareSifting } from "./known-of.ts";
import { draftOf, sift, sizeOf } from "./sieve.rules.ts";
import { listVerdicts, type Verdict } from "./verdict-store.ts";

export const listItems = look(listContract, async ({ db, today }, { text }) => {
  const held = await listHeldItems(db, text);
  const verdicts = await listVerdicts(db);
  const items = await Promise.all(
    held.map(async ({ item }) => {
      const sifting = await prepareSifting(db, item, today, false);
      const findings = sift(sifting.item, sifting.known).filter(({ code }) => code !== "LOCKED");
      const { papers, signatures, levels } = sizeOf(item.papers, item.levels);
      const own = verdicts.filter(({ itemCode }) => itemCode === item.code);
      const { code, name, category, owner } = item;
      const accepted = own.filter((verdict) => verdict.accepted).length;
      return { code, name, category, owner, papers, signatures, levels, found: findings.length, accepted };
    }),
  );
  return { answer: { items } };
});

export const readItem = look(readContract, async ({ db, today, actor }, { item: code }) => {
  const held = await findItem(db, code);
  if (!held) throw new Refused("item_unknown");
  const { item, known, log } = await prepareSifting(db, held.item, today, true);
  const findings = sift(item, known);
  const verdicts = new Map((await listVerdicts(db, code)).map((one) => [one.key, one]));
  const accepted = findings.filter(({ key }) => verdicts.get(key)?.accepted);
  const now = draftOf(item, accepted);
  const all = draftOf(item, findings);
  return {
    answer: {
      item,
      version: held.version,
      maySettle: holdsAll(actor, settleFindings.permission, [held]),
      log: log ?? null,
      findings: findings.map((one) => ({ ...one, verdict: verdictOn(one, verdicts.get(one.key)) })),
      accepted: { before: now.before, after: now.after },
      whole: { before: all.before, after: all.after },
    },
  };
});

/** A refused finding is quiet until the facts behind it change. */
function verdictOn(finding: Finding, verdict: Verdict | undefined) {
  if (!verdict) return { state: "open" as const, reason: null, by: null, on: null };
  const { accepted, facts, reason, by, on } = verdict;
  const state = accepted
    ? ("accepted" as const)
    : facts === finding.facts
      ? ("rejected" as const)
      : ("stale" as const);
  return { state, reason, by, on };
}
