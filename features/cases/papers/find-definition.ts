import type { Definition, MaterialDefinition } from "#features/procedures/contract.ts";
import { editionOn, findEdition, listEditions } from "#features/procedures/index.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";

/** A material of a procedure by the edition of today, else by any edition that knows it. */
export async function findMaterial(
  db: Db | Tx,
  procedure: string,
  code: string,
  today: string,
): Promise<MaterialDefinition | undefined> {
  const editions = await listEditions(db, procedure);
  const present = editionOn(editions, today);
  return [...(present ? [present] : []), ...editions]
    .flatMap(({ materials }) => materials)
    .find((material) => material.code === code);
}

/** @throws Error when the procedure is gone, which no case outlives */
export async function getDefinition(db: Db | Tx, procedure: string, today: string): Promise<Definition> {
  const found = await findEdition(db, procedure, today);
  if (!found) throw new Error(`There is no edition of ${procedure} in force on ${today}.`);
  return found;
}
