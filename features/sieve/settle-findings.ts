import { command } from "#foundation/command/command.ts";
import { accept, refuse, Refused } from "#foundation/decision.ts";
import { settleFindings as contract } from "./contract.ts";
import { findItem, touchItem } from "./item-store.ts";
import { prepareSifting } from "./known-of.ts";
import { sift } from "./sieve.rules.ts";
import { dropVerdicts, putVerdicts } from "./verdict-store.ts";

const SHORTEST_REASON = 4;

/** A person says what becomes of findings; the sieve only finds. */
export const settleFindings = command(contract, {
  async load(tx, input, { today }) {
    const held = await findItem(tx, input.item, true);
    if (!held) return undefined;
    const { item, known } = await prepareSifting(tx, held.item, today, true);
    return { ...held, findings: new Map(sift(item, known).map((one) => [one.key, one])) };
  },
  heldBy: ({ bodyId, lo }) => ({ bodyId, lo }),
  decide({ findings, version, bodyId }, input) {
    const chosen = input.keys.map((key) => findings.get(key));
    const there = chosen.filter((one) => one !== undefined);
    if (there.length < chosen.length) return refuse("finding_gone");
    if (there.some(({ code }) => code === "LOCKED")) return refuse("finding_locked");
    if (input.verdict === "rejected" && input.reason.length < SHORTEST_REASON)
      return refuse("reason_missing");
    if (version !== input.version) throw new Refused("changed_meanwhile");
    return accept({ input, there, bodyId });
  },
  async record(tx, { input, there, bodyId }, { actor }) {
    const { item, verdict, reason, keys, version } = input;
    if (!(await touchItem(tx, item, version))) throw new Refused("changed_meanwhile");
    if (verdict === "open") await dropVerdicts(tx, item, keys);
    else {
      const rows = there.map(({ key, facts }) => ({
        key,
        facts,
        accepted: verdict === "accepted",
        reason: reason === "" ? null : reason,
      }));
      await putVerdicts(tx, item, actor.accountId, rows);
    }
    return {
      answer: { version: version + 1 },
      subject: { kind: "body", id: bodyId },
      detail: { item, verdict, keys, reason },
    };
  },
});
