import { getPack } from "#apps/demonstration/packs.ts";
import { listTops } from "#features/bodies/index.ts";
import { isJudgedBy } from "#features/cases/index.ts";
import { loadProcedures, putCalendar } from "#features/procedures/index.ts";
import { putItems } from "#features/sieve/index.ts";
import { reachOf } from "#foundation/access/scope.ts";
import type { Database } from "#foundation/database/open-database.ts";

/**
 * Loads the procedures and the calendar of a pack at each start, with or without a demonstration city.
 * @throws DefinitionRefused naming every fault of a definition, before anything opens
 */
export async function prepareProcedures(database: Database, packId: string): Promise<void> {
  const pack = getPack(packId);
  await putCalendar(database.pool, pack.workingDays);
  const { kept } = await loadProcedures(database.db, pack.procedures, (procedure, edition) =>
    isJudgedBy(database.db, procedure, edition),
  );
  for (const name of kept) {
    console.log(
      `事项 ${name} 已有个案按它办理，照原样沿用；新文本请另立一版（edition、validFrom）。\n` +
        `Cases were judged by ${name}, so it stays as it was; give the new text an edition and a validFrom of its own.`,
    );
  }
}

const EVERYTHING = reachOf([{ lo: 0, hi: Number.MAX_SAFE_INTEGER }]);

/** Writes the ledger of items that a pack begins with, under the body at the top; without one there is nobody to answer for it. */
export async function prepareItems(database: Database, packId: string): Promise<void> {
  const [top] = await listTops(database.db, EVERYTHING);
  if (top) await putItems(database.db, top.id, getPack(packId).items);
}
