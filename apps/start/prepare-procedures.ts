import { getPack } from "#apps/demonstration/packs.ts";
import { isJudgedBy } from "#features/cases/index.ts";
import { loadProcedures, putCalendar } from "#features/procedures/index.ts";
import type { Database } from "#foundation/database/open-database.ts";

/**
 * Loads the procedures and the calendar of a pack at each start, with or without a demonstration city.
 * @throws DefinitionRefused naming every fault of a definition, before anything opens
 */
export async function prepareProcedures(database: Database, packId: string): Promise<void> {
  const pack = getPack(packId);
  await putCalendar(database.pool, pack.workingDays);
  await loadProcedures(database.db, pack.procedures, (procedure, edition) =>
    isJudgedBy(database.db, procedure, edition),
  );
}
