import { sql } from "kysely";
import type { Tx } from "#foundation/database/open-database.ts";
import { arrive } from "./arrive.ts";
import type { CaseFile } from "../case-file.ts";
import type { ChainBody } from "./chains.ts";
import { readSurroundings } from "./situation.ts";
import { editionOn, listEditions } from "#features/procedures/index.ts";
import { findCaseForUpdate, updateCase } from "../store.ts";

/** The other open cases of somebody who went to another body go along: what was done counts on there. */
export async function followPerson(
  tx: Tx,
  { personId, caseId }: Pick<CaseFile, "personId" | "caseId">,
  to: Pick<ChainBody, "bodyId" | "lo">,
  today: string,
): Promise<void> {
  const { rows } = await sql<{ caseId: string }>`
    select case_id as "caseId" from cases.case_file
    where person_id = ${personId} and case_id <> ${caseId} and state <> 'closed' order by case_id for update`.execute(
    tx,
  );
  for (const row of rows) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, and hardly ever more than one
    await follow(tx, row.caseId, to, today);
  }
}

/** Finds anew whose turn it is; false when that has not changed. */
export async function realign(tx: Tx, caseId: string, today: string): Promise<boolean> {
  const before = await findCaseForUpdate(tx, caseId);
  if (!before) return false;
  await follow(tx, caseId, { bodyId: before.bodyId, lo: before.bodyLo }, today);
  return (await findCaseForUpdate(tx, caseId))?.turnId !== before.turnId;
}

async function follow(
  tx: Tx,
  caseId: string,
  to: Pick<ChainBody, "bodyId" | "lo">,
  today: string,
): Promise<void> {
  const before = await findCaseForUpdate(tx, caseId);
  if (!before) return;
  const file = { ...before, bodyId: to.bodyId, bodyLo: to.lo };
  const editions = await listEditions(tx, file.procedure);
  const definition = editionOn(editions, today);
  const around = definition && (await readSurroundings(tx, definition, file, file.values, { today }));
  const arrived = around && arrive(editions, file, file.step, around, today);
  if (!arrived) return;
  const { stepSince: _since, dueOn: _due, ...standing } = arrived.standing;
  await updateCase(tx, caseId, { bodyId: to.bodyId, bodyLo: to.lo, ...standing, assigneeId: null });
}
