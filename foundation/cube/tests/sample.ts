import { readCut } from "#foundation/feed/read-changes.ts";
import { makeId } from "#foundation/ids.ts";
import { aDatabase, type TestDatabase } from "#tests/kit/database.ts";
import { bringUp } from "../bring-up.ts";
import { buildCube } from "../build-cube.ts";
import { type Connection, connect, inSnapshot } from "../connection.ts";
import type { Cube } from "../cube.ts";
import { CubeKeeper } from "../cube-keeper.ts";
import type { Fact } from "../fact.ts";
import { type Step, TABLES } from "./random.ts";
import type pg from "pg";

export interface Sample {
  database: TestDatabase;
  connection: Connection;
  /** A keeper with fresh arrays and a short tail. */
  keep(fact: Fact, tailRoom?: number): Promise<CubeKeeper & { cube: Cube }>;
  close(): Promise<void>;
}

/** A database of its own with a small table of facts. */
export async function aSample(): Promise<Sample> {
  const database = await aDatabase({ hasty: true });
  await database.pool.query(TABLES);
  const connection = await connect(database.url);
  return {
    database,
    connection,
    async keep(fact, tailRoom = 64) {
      const keeper = new CubeKeeper(fact, database.home);
      keeper.cube = await inSnapshot(connection.client, async () =>
        buildCube(connection.client, fact, await readCut(connection.db), tailRoom),
      );
      return keeper as CubeKeeper & { cube: Cube };
    },
    async close() {
      await connection.close();
      await database.close();
    },
  };
}

/** Until everything that was committed is in the arrays, also when room has to be made on the way. */
export async function catchUp({ connection }: Sample, keepers: readonly CubeKeeper[]): Promise<void> {
  const before = await readCut(connection.db);
  for (;;) {
    await bringUp(connection, keepers);
    if (keepers.every(({ cube }) => cube && cube.cut.at >= before.at)) return;
  }
}

/** The rows and their line in the feed, as a command would write them. */
export async function write(client: pg.ClientBase | pg.Pool, step: Step): Promise<void> {
  const fed = (kind: string, id: string | number) =>
    client.query("insert into feed.change (change_id, kind, id) values ($1, $2, $3)", [makeId(), kind, id]);
  if ("put" in step) {
    const { id, person, place, from, to, sex, language, birth, joined, income, dues, hours } = step.put;
    await client.query(
      `insert into sample.member values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (id) do update set person_id = $2, place_id = $3, valid_from = $4, valid_to = $5, sex = $6,
         language = $7, birth = $8, joined = $9, income = $10, dues = $11, hours = $12, superseded = false`,
      [id, person, place, from, to, sex, language, birth, joined, income, dues, hours],
    );
    await fed("row", id);
  } else if ("remove" in step) {
    await client.query("delete from sample.member where id = $1", [step.remove]);
    await fed("row", step.remove);
  } else if ("supersede" in step) {
    const { person, before } = step.supersede;
    await client.query(
      "update sample.member set superseded = true where person_id = $1 and valid_from < $2",
      [person, before],
    );
    await fed("person", person);
  } else if ("shift" in step) {
    await client.query("update sample.place set lo = lo + $2 where place_id = $1", [
      step.shift.place,
      step.shift.by,
    ]);
    await fed("place", step.shift.place);
  } else {
    await client.query("update sample.member set superseded = true where place_id = $1", [step.empty]);
    await fed("place", step.empty);
  }
}
