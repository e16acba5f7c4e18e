import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { openEmbedded } from "../open-embedded.ts";
import { aFolder, anActor, ask, cleanFolders, postmasterOf } from "./kit.ts";

afterAll(cleanFolders);

test("six processes that open an empty folder at once share one server", async () => {
  const db = path.join(aFolder(), "db");
  const actors = Array.from({ length: 6 }, () => anActor(db));
  await Promise.all(actors.map((one) => one.says("open")));
  const seventh = await openEmbedded(db);
  const holders = await ask(
    seventh.adminUrl,
    "select count(*)::int as n from pg_stat_activity where application_name = 'launcher'",
  );
  expect(holders).toEqual([{ n: 7 }]);
  await Promise.all([seventh.close(), ...actors.map((one) => one.close())]);
  expect(await postmasterOf(db)).toBeUndefined();
});

test("opening while the last user stops it waits and starts it again", async () => {
  const db = path.join(aFolder(), "db");
  for (let round = 0; round < 5; round += 1) {
    const leaving = await openEmbedded(db);
    const [, coming] = await Promise.all([leaving.close(), openEmbedded(db)]);
    expect(await ask(coming.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await coming.close();
  }
  expect(await postmasterOf(db)).toBeUndefined();
});
