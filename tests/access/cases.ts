import { sql } from "kysely";
import { makeId } from "#foundation/ids.ts";
import { recordFile } from "#foundation/files/file-store.ts";
import { fullFacts } from "#packs/tianjin/forms/tests/sample-facts.ts";
import type { Scene } from "./examples.ts";
import { plantPerson } from "./people.ts";

let planted = 0;

/** A name that nobody else on the stage has: two letters out of some hundreds. */
function ownName(): string {
  planted += 1;
  const letter = (at: number) => String.fromCodePoint(0x4e00 + at);
  return `样${letter(100 + Math.floor(planted / 200))}${letter(800 + (planted % 200))}`;
}

export function anApplicant({ stage, bodyId, formerId }: Scene) {
  const { database, keys } = stage.city.services;
  return plantPerson(database.db, keys, bodyId, {
    type: "5",
    name: ownName(),
    ...(formerId !== undefined && { before: formerId }),
  });
}

/** An admission at its first step, held by a body whose turn it is; due before all that were planted earlier. */
export async function aCase(scene: Scene): Promise<{ caseId: string; personId: string }> {
  const { personId } = await anApplicant(scene);
  const caseId = makeId();
  await sql`
    insert into cases.case_file (case_id, number, procedure, person_id, body_id, body_lo, turn_id, turn_lo, stage, step,
      step_since, due_on, state, opened_on, moved_by)
    select ${caseId}, ${`YL-2026-${caseId}`}, 'admission', ${personId}, body_id, lo, body_id, lo, 'apply', '1',
      '2026-06-01', '2020-01-01'::date - ${planted}::int, 'open', '2026-06-01', 1
    from bodies.body where body_id = ${scene.bodyId}`.execute(scene.stage.city.services.database.db);
  return { caseId, personId };
}

/** A paper of a case that stands at the body of the scene. */
export async function aPaper(scene: Scene): Promise<{ caseId: string; documentId: string }> {
  const { caseId } = await aCase(scene);
  const documentId = makeId();
  await sql`
    insert into cases.document (case_id, document_id, material, version, number, facts, digest, code, made_at, made_by)
    values (${caseId}, ${documentId}, 'A2', 1, ${`${caseId}-A2`}, ${JSON.stringify(fullFacts)}::jsonb, '\\x00', ${caseId},
      now(), 1)`.execute(scene.stage.city.services.database.db);
  return { caseId, documentId };
}

/** The smallest picture there is. */
export const SCAN = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

export async function anOriginal(scene: Scene): Promise<{ caseId: string; originalId: string }> {
  const { caseId } = await aCase(scene);
  const { database, files } = scene.stage.city.services;
  const stored = await files.put(SCAN, 1000);
  const fileId = await recordFile(database.db, { ...stored, name: "申请书.png", accountId: "1" });
  const originalId = makeId();
  await sql`
    insert into cases.original (case_id, original_id, material, file_id, digest, bytes, content_type, added_at, added_by)
    values (${caseId}, ${originalId}, 'A1', ${fileId}, ${stored.sha256}, ${stored.bytes}, ${stored.contentType}, now(), 1)`.execute(
    database.db,
  );
  return { caseId, originalId };
}
