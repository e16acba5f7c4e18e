import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chainKey } from "#foundation/audit/chain.ts";
import { sealEntries } from "#foundation/audit/seal-entries.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { readLooks, revealField } from "./read-person.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

async function seal(): Promise<void> {
  const client = await city.services.database.pool.connect();
  await sealEntries(client, chainKey(city.services.keys)).finally(() => client.release());
}

test.each([
  ["phone", "contact", "通知七月党员大会"],
  ["identity_number", "identity-check", undefined],
] as const)("the look at %s keeps the purpose that was chosen and the matter", async (field, why, note) => {
  const [resident] = city.residents;
  const personId = resident?.personId as never;
  const clerk = city.actor("clerk", "riverside");
  const { value } = await revealField.run(city.services, clerk, {
    personId,
    field,
    why,
    ...(note !== undefined && { note }),
  });
  expect(value).toBe(field === "phone" ? resident?.phone : resident?.identityNumber);
  const { rows } = await sql<{ purpose: string; detail: unknown }>`
    select purpose, detail from audit.entry where account_id = ${clerk.accountId}`.execute(
    city.services.database.db,
  );
  expect(rows).toEqual([{ purpose: why, detail: { field, ...(note !== undefined && { note }) } }]);
  // An entry is sealed when no transaction of the whole server is older, and other tests have theirs there.
  const newest = async () => {
    await seal();
    return (await readLooks.run(city.services, clerk, { personId })).looks[0];
  };
  await expect.poll(newest).toMatchObject({ purpose: why, field, note: note ?? null });
});
