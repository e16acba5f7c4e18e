import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type City } from "#tests/kit/city.ts";
import { insertMany } from "./insert-many.ts";
import type { Tx } from "./open-database.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

const COLUMNS = [
  { name: "id", type: "bigint" },
  { name: "words", type: "text" },
  { name: "day", type: "date" },
  { name: "pairs", type: "text[]" },
  { name: "first", type: "bytea" },
  { name: "second", type: "bytea" },
  { name: "more", type: "jsonb" },
];

/** Every kind of value that a text array could trip over. */
const WORDS = [
  "",
  "NULL",
  "null",
  '"',
  "\\",
  "a,b",
  "{a}",
  " 关 ",
  "两\n行",
  "\t",
  "😀𠮷",
  "'; drop table x; --",
];

test("rows arrive as they were given: text, days, lists, bytes, JSON and nothing at all", async () => {
  const rows = WORDS.map((words, index) => [
    String(index),
    words,
    index % 3 === 0 ? null : "2015-07-01",
    index % 4 === 0 ? null : [words, "王建"],
    index % 2 === 0 ? null : Buffer.from([0, 255, index]),
    Buffer.alloc(index),
    JSON.stringify({ words }),
  ]);
  await city.services.database.db.transaction().execute(async (tx) => {
    await sql`create temp table put (id bigint, words text, day text, pairs text[], first bytea, second bytea,
      more jsonb) on commit drop`.execute(tx);
    await insertMany(
      tx as Tx,
      "put",
      COLUMNS.map((column) => (column.name === "day" ? { name: "day", type: "text" } : column)),
      rows,
    );
    const found = await sql<Record<string, unknown>>`select * from put order by id`.execute(tx);
    expect(found.rows).toEqual(
      rows.map(([id, words, day, pairs, first, second]) => ({
        id,
        words,
        day,
        pairs,
        first,
        second,
        more: { words },
      })),
    );
  });
});

test("no rows ask nothing, and a value that does not fit its type is refused", async () => {
  const put = (rows: string[][]) =>
    city.services.database.db.transaction().execute(async (tx) => {
      await sql`create temp table put (day date) on commit drop`.execute(tx);
      await insertMany(tx as Tx, "put", [{ name: "day", type: "date" }], rows);
    });
  await put([]);
  await put([["2024-02-29"]]);
  await expect(put([["2023-02-29"]])).rejects.toThrow("date");
});
