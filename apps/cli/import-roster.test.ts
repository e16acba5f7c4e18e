import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDemonstrationAccounts } from "#features/accounts/index.ts";
import { putSetting } from "#foundation/database/settings.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { identityNumber } from "#tests/kit/people.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { makeWorkbook } from "#tests/kit/workbook.ts";
import { importRoster, type RosterRequest } from "./import-roster.ts";
import type { Terminal } from "./verb.ts";

let city: City;
let folder: string;
beforeAll(async () => {
  city = await aCity();
  folder = await mkdtemp(path.join(os.tmpdir(), "zugong-roster-"));
  const { database, clock } = city.services;
  await putSetting(database.pool, "city", { scale: "village", complete: true });
  await makeDemonstrationAccounts({ database, clock }, [
    { name: "ganbu", displayName: "名册干事", role: "clerk", body: BODIES.riverside },
    { name: "other", displayName: "港口干事", role: "clerk", body: BODIES.harbour },
  ]);
});
afterAll(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});

const HEADER = ["姓名", "性别", "公民身份号码", "入党时间", "所在党支部"];

function line(name: string, number: string): string[] {
  return [name, Number(number[16]) % 2 === 1 ? "男" : "女", number, "2015-07-01", BODIES.riversideFirst.name];
}

async function roster(...rows: string[][]): Promise<string> {
  const file = path.join(folder, "名册.xlsx");
  await writeFile(file, makeWorkbook({ sheets: [{ name: "名册", rows: [HEADER, ...rows] }] }));
  return file;
}

async function run(file: string, more: Partial<RosterRequest> = {}) {
  const said: string[] = [];
  const keep = (words: { zh: string; en: string }) => void said.push(words.zh, words.en);
  const terminal: Terminal = { home: city.home, say: keep, warn: keep, progress: () => undefined };
  const request = { file, body: BODIES.riverside.id, account: "ganbu", take: undefined, withWarnings: false };
  const code = await importRoster(city.services.database, { ...request, ...more }, terminal);
  return { code, said: said.join("\n") };
}

async function people(): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from people.person`.execute(city.services.database.db);
  return rows[0]?.count ?? 0;
}

test("a roster is checked, every fault told by its cell, nothing is written; then the good rows are", async () => {
  const file = await roster(
    line("钱小样", identityNumber("1990-05-06", 701)),
    line("蒋小样", "18010119910103511"),
  );
  const before = await people();
  const checked = await run(file);
  expect(checked.code).toBe(1);
  expect(checked.said).toMatch(/名册!C3 .*要改 “180101\*{7}3511”/);
  expect(checked.said).toContain("2 rows: 1 good, 0 to look at, 1 to mend; 1 new");
  expect(await people()).toBe(before);
  const taken = await run(file, { take: "good" });
  expect(taken).toMatchObject({
    code: 1,
    said: expect.stringContaining("1 rows were taken over, 1 are left"),
  });
  expect(await people()).toBe(before + 1);
  expect(await city.audit()).toContainEqual(
    expect.objectContaining({ kind: "change", action: "installation.import-roster" }),
  );
});

test("a roster without faults is taken whole", async () => {
  const file = await roster(line("冯小样", identityNumber("1985-02-03", 702)));
  expect((await run(file, { take: "all" })).code).toBe(0);
});

test("refusals come in words", async () => {
  const file = await roster(line("陈小样", "18010119910103511"));
  const inWords = (zh: string) => expect.objectContaining({ words: expect.objectContaining({ zh }) });
  await expect(run(file, { take: "all" })).rejects.toEqual(inWords("还有 1 行要改，一行也没有写入"));
  await expect(run(file, { account: "nobody" })).rejects.toEqual(inWords("没有可以登录的账号“nobody”"));
  await expect(run(file, { account: "other" })).rejects.toEqual(inWords("没有找到，或者不在您的查看范围内"));
  await writeFile(file, "PK no workbook");
  const refused = await run(file);
  expect(refused.code).toBe(1);
  expect(refused.said).toMatch(/名册\.xlsx: /);
});
