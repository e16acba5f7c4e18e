import { readFile } from "node:fs/promises";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { isAway } from "./is-away.ts";

async function errorOf(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => undefined,
    (error: unknown) => error,
  );
}

test("a server that is not there is away; a file that is not there is not", async () => {
  const nobody = new pg.Client({ host: "/tmp/no-such-socket-folder" });
  expect(isAway(await errorOf(() => nobody.connect()))).toBe(true);
  expect(isAway(await errorOf(() => readFile("/no/such/file")))).toBe(false);
});

test("a connection that was ended is away, for the question under way and for every one after it", async () => {
  const client = new pg.Client({ connectionString: inject("server") });
  client.on("error", () => undefined);
  await client.connect();
  expect(isAway(await errorOf(() => client.query("select pg_terminate_backend(pg_backend_pid())")))).toBe(
    true,
  );
  expect(isAway(await errorOf(() => client.query("rollback")))).toBe(true);
});

test("what is wrong with the question is not", async () => {
  const client = new pg.Client({ connectionString: inject("server") });
  await client.connect();
  expect(isAway(await errorOf(() => client.query("select 1 / 0")))).toBe(false);
  expect(isAway(new Error("some other fault"))).toBe(false);
  await client.end();
});
