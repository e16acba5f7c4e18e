import { mayAnywhere, reach } from "#foundation/access/scope.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import type { Operation } from "#foundation/operation.ts";
import {
  type AnnualAnswer,
  type AnnualSet,
  exportAnnual as exportContract,
  listCorrections as correctionsContract,
  readAnnual as readContract,
  readSnapshot as snapshotContract,
} from "../annual.contract.ts";
import { scopeAnswer } from "../figures/look-at-figures.ts";
import { findScope, type ScopeOf } from "../figures/scope-of.ts";
import { changedCells } from "./changed-cells.rules.ts";
import { writeAnnual } from "./export-annual.ts";
import { fillAnnual, headsOf } from "./fill-annual.ts";
import { freezeOperation } from "./freeze-annual.ts";
import { verifySnapshot } from "./seal-snapshot.ts";
import { findSnapshot, listLateChanges, type StoredSnapshot } from "./snapshot-store.ts";

/** What the annual tables offer over HTTP, for the set of a city. */
export function annualOperations(set: AnnualSet): readonly Operation[] {
  return [
    look(exportContract, async (context, { form, ...asked }) => {
      const answer = await answerOf(context, set, asked);
      return answer && { answer: await writeAnnual(answer, form), bodyId: answer.scope.bodyId };
    }),
    snapshotLook(set),
    correctionsLook(),
    look(readContract, async (context, input) => {
      const answer = await answerOf(context, set, input);
      return answer && { answer };
    }),
    freezeOperation(set),
  ];
}

async function answerOf(
  context: LookContext,
  set: AnnualSet,
  asked: { body?: string | undefined; day?: string | undefined },
): Promise<AnnualAnswer | undefined> {
  const began = performance.now();
  const scope = await findScope(context, asked);
  if (!scope) return undefined;
  const { tables, findings, at } = await fillAnnual(context.services, set, scope.day, scope.rangesOn);
  const year = Number(scope.day.slice(0, 4));
  const stored = await findSnapshot(context.db, scope.place.bodyId, year);
  return {
    scope: scopeAnswer(scope, at),
    heads: headsOf(set),
    tables,
    findings,
    frozen: stored ? frozenOf(stored) : null,
    mayFreeze: !stored && context.today > `${year}-12-31` && mayFreeze(context, scope),
    took: Math.round(performance.now() - began),
  };
}

function mayFreeze({ actor }: LookContext, { place }: ScopeOf): boolean {
  return mayAnywhere(actor, "statistics.freeze") && reach(actor, "statistics.freeze").covers(place.lo);
}

function frozenOf({ snapshotId, year, madeAt, madeBy }: StoredSnapshot) {
  return { snapshotId, year, madeAt: madeAt.toISOString(), madeBy };
}

function snapshotLook(set: AnnualSet): Operation {
  return look(snapshotContract, async (context, { body, year }) => {
    const scope = await findScope(context, { body, day: `${year}-12-31` });
    const stored = scope && (await findSnapshot(context.db, scope.place.bodyId, year));
    if (!stored) return undefined;
    const { content, sound } = verifySnapshot(context.services.keys, stored);
    const now = await fillAnnual(context.services, set, content.day, scope.rangesOn);
    return {
      answer: {
        scope: scopeAnswer(scope, now.at),
        frozen: frozenOf(stored),
        heads: headsOf(set),
        tables: content.tables,
        findings: content.findings,
        digest: stored.digest.toString("hex"),
        sound,
        changed: changedCells(content.tables, now.tables),
      },
    };
  });
}

const MOST_CORRECTIONS = 200;

function correctionsLook(): Operation {
  return look(correctionsContract, async (context, { body, year }) => {
    const scope = await findScope(context, { body, day: `${year}-12-31` });
    const stored = scope && (await findSnapshot(context.db, scope.place.bodyId, year));
    if (!stored) return undefined;
    const since = { after: stored.madeAt, day: scope.day };
    const found = await listLateChanges(
      context.db,
      await scope.rangesOn(scope.day),
      since,
      MOST_CORRECTIONS + 1,
    );
    const rows = found.slice(0, MOST_CORRECTIONS);
    return {
      answer: { rows, more: found.length > MOST_CORRECTIONS },
      persons: [...new Set(rows.map(({ personId }) => personId))],
      bodyId: scope.place.bodyId,
      detail: { year, rows: rows.length },
    };
  });
}
