import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runVerb } from "#apps/cli/run-verb.ts";
import type { Terminal } from "#apps/cli/verb.ts";
import { loadCity } from "#apps/demonstration/load-city.ts";
import { openServer } from "#apps/start/open-server.ts";
import { readManifest } from "#foundation/holdings/manifest.ts";

let folder: string;
const at = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "zugong-carry-"));
  const server = await openServer(at("first"), () => undefined);
  const city = { url: server.url, keyFolder: at("first/keys"), pack: "tianjin", scale: "village" } as const;
  await loadCity({ ...city, today: "2026-11-25" });
  await server.close();
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function zugong(home: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const keep = (words: { zh: string; en: string }) => void said.push(words.zh, words.en);
  const terminal: Terminal = { home: at(home), say: keep, warn: keep, progress: () => undefined };
  return { code: await runVerb(args, terminal), said: said.join("\n") };
}

test("a village goes out and into a new installation: the same rows, sound in every check", async () => {
  const out = await zugong("first", "export", at("out"));
  expect(out).toMatchObject({ code: 0, said: expect.stringContaining("whole identity") });
  const taken = await zugong("second", "import", at("out"));
  expect(taken).toMatchObject({ code: 0, said: expect.stringContaining("the same, table by table") });
  expect(await zugong("second", "verify")).toMatchObject({ code: 0 });
  expect((await zugong("second", "export", at("again"))).code).toBe(0);
  const [first, second] = [await readManifest(at("out")), await readManifest(at("again"))];
  expect(second.tables).toEqual(first.tables);
  expect(first.tables.find(({ table }) => table === "people.person")?.rows).toBeGreaterThan(1000);
  expect(await zugong("second", "import", at("out"))).toMatchObject({ code: 2 });
}, 300_000);
