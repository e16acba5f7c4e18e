import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flat, readPdf } from "#foundation/documents/tests/read-pdf.ts";
import type { FileAnswer } from "#foundation/operation.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { printFile } from "./print-file.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

async function bytesOf(file: FileAnswer, range?: { from: number; to: number }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of file.stream(range)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

test("a printed file holds the facts with their sources, masks the numbers, and is in the look log", async () => {
  const [resident] = city.residents;
  if (!resident) throw new Error("The city has nobody.");
  const clerk = city.actor("clerk", "riverside");
  const file = (await printFile.run(city.services, clerk, {
    personId: resident.personId as never,
  })) as FileAnswer;
  const pdf = await bytesOf(file);
  expect(pdf.length).toBe(file.bytes);
  expect(await bytesOf(file, { from: 0, to: 4 })).toEqual(Buffer.from("%PDF-"));
  const text = flat(readPdf(pdf).pages.join(""));
  for (const part of ["人员档案", `姓名${resident.name}`, "测试党员名册", "正式党员", "至今", "按规定遮盖"])
    expect(text).toContain(part);
  expect(text).not.toContain(resident.identityNumber);
  expect(text).not.toContain(resident.phone);
  expect(text).toContain(resident.identityNumber.slice(-4));
  const { rows } = await sql<{ persons: string[]; purpose: string; print: string }>`
    select person_ids as persons, purpose, detail ->> 'print' as print from audit.entry
    where account_id = ${clerk.accountId}`.execute(city.services.database.db);
  expect(rows).toMatchObject([{ persons: [resident.personId], purpose: "roster-keeping" }]);
  expect(text).toContain(rows[0]?.print);
});

test("who may not see the file does not print it, and a day to come is refused", async () => {
  const personId = city.residents[0]?.personId as never;
  const stranger = city.actor("clerk", "harbour");
  await expect(printFile.run(city.services, stranger, { personId })).rejects.toMatchObject({
    code: "not_found",
  });
  const clerk = city.actor("clerk", "riverside");
  await expect(printFile.run(city.services, clerk, { personId, on: "2099-01-01" })).rejects.toMatchObject({
    code: "day_to_come",
  });
});
