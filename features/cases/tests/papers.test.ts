import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations } from "#apps/compose/operations.ts";
import type { FileAnswer } from "#foundation/operation.ts";
import { SCAN } from "#tests/access/cases.ts";
import { readArchive } from "../papers/archive.ts";
import { makePaper } from "../papers/make-paper.ts";
import { attachOriginal, recordSeen } from "../papers/originals.ts";
import { verifyPaper } from "../papers/verify-paper.ts";
import { readCase } from "../read-case.ts";
import { aCaseCity, admissionActs, carry, type CaseCity, hands, openAdmission, type Running } from "./kit.ts";

let city: CaseCity;
let running: Running;
beforeAll(async () => {
  city = await aCaseCity();
  city.setDay("2025-01-10");
  running = await openAdmission(city, "riversideFirst", city.applicant("riversideFirst"));
  const acts = admissionActs(city.full("riversideFirst"));
  running = await carry(
    city,
    "riversideFirst",
    running,
    acts.slice(
      0,
      acts.findIndex(({ step }) => step === "16"),
    ),
  );
});
afterAll(() => city.close());

const caseId = () => running.caseId as never;
const secretary = () => hands(city, "riversideFirst").branch;

async function fileOf(name: string, input: object): Promise<Buffer> {
  const operation = operations.find(({ contract }) => contract.name === name);
  if (!operation) throw new Error(`There is no operation ${name}`);
  const answer = (await operation.run(city.services, secretary(), input)) as FileAnswer;
  return Buffer.concat(await new Readable().wrap(answer.stream() as Readable).toArray());
}

test("a paper is made of the facts, stands while they stand, and comes out as the same bytes", async () => {
  const made = await makePaper.run(city.services, secretary(), { caseId: caseId(), material: "A13" });
  expect(made).toMatchObject({ version: 1, made: true });
  const again = await makePaper.run(city.services, secretary(), { caseId: caseId(), material: "A13" });
  expect(again).toEqual({ ...made, made: false });
  const input = { caseId: running.caseId, documentId: made.documentId };
  const [first, second] = [
    await fileOf("cases.print-paper", input),
    await fileOf("cases.print-paper", input),
  ];
  expect(first.subarray(0, 5).toString()).toBe("%PDF-");
  expect(first.equals(second)).toBe(true);
  expect((await fileOf("cases.write-paper", input)).subarray(0, 2).toString()).toBe("PK");
  const view = await readCase.run(city.services, secretary(), { caseId: caseId() });
  expect(view.papers.find(({ code }) => code === "A13")).toMatchObject({ state: "made", version: 1 });
});

test("after a fact was corrected a new version is made and the old code says that it is not the newest", async () => {
  const old = await makePaper.run(city.services, secretary(), { caseId: caseId(), material: "A2" });
  await sql`update cases.case_file set values = values || '{"talk_text": "补充了谈话要点"}' where case_id = ${running.caseId}`.execute(
    city.services.database.db,
  );
  const renewed = await makePaper.run(city.services, secretary(), { caseId: caseId(), material: "A2" });
  expect(renewed).toMatchObject({ version: 2, made: true });
  expect(renewed.code).not.toBe(old.code);
  const said = await verifyPaper.run(city.services, secretary(), {
    code: old.code.toLowerCase().replaceAll("-", ""),
  });
  expect(said).toMatchObject({ genuine: true, version: 1, newest: false, number: old.number });
  const forged = await verifyPaper.run(city.services, secretary(), { code: "AAAA-AAAA-AAAA" });
  expect(forged.genuine).toBe(false);
});

test("a paper is looked at before it is made, an original printed to be written by hand; neither is registered", async () => {
  const preview = (material: string) => fileOf("cases.preview-paper", { caseId: running.caseId, material });
  for (const material of ["A1", "A12", "A15", "A14"])
    expect((await preview(material)).subarray(0, 5).toString(), material).toBe("%PDF-");
  await expect(preview("S1")).rejects.toThrow("no_form");
  await expect(preview("Z9")).rejects.toThrow("not_found");
  const { papers } = await readCase.run(city.services, secretary(), { caseId: caseId() });
  const kept = papers.filter(({ code }) => ["A1", "A12", "A14", "A15"].includes(code));
  expect(kept.map(({ state, form }) => [state, form])).toEqual(kept.map(() => ["missing", true]));
});

test("a paper names who talked with their post", async () => {
  const [talker = ""] = city.full("riversideFirst");
  await sql`insert into people.post (person_id, post_id, body_id, body_lo, post, from_day, origin_id)
    select person_id, 1, body_id, body_lo, '1', '2020-01-01', 1 from people.person where person_id = ${talker}`.execute(
    city.services.database.db,
  );
  const { documentId } = await makePaper.run(city.services, secretary(), {
    caseId: caseId(),
    material: "A2",
  });
  const { rows } = await sql<{ post: string }>`
    select facts #>> '{values,talker,people,0,post}' as post from cases.document where document_id = ${documentId}`.execute(
    city.services.database.db,
  );
  expect(rows[0]?.post).toMatch(/.+书记$/);
});

test("what is not known yet is named in place of a paper with holes", async () => {
  await expect(
    makePaper.run(city.services, secretary(), { caseId: caseId(), material: "A16" }),
  ).rejects.toThrow("papers_lack");
  await expect(
    makePaper.run(city.services, secretary(), { caseId: caseId(), material: "A1" }),
  ).rejects.toThrow("not_generated");
});

test("scans and notes of what was seen lie in the archive; the whole file is one PDF", async () => {
  const attach = (material: string, content: Buffer) =>
    attachOriginal.run(
      city.services,
      secretary(),
      { caseId: caseId(), material, name: "申请书.png" },
      { body: Readable.from([content]) },
    );
  await expect(attach("A1", Buffer.from("MZ\u0000\u0001"))).rejects.toThrow("not_a_scan");
  await expect(attach("S1", SCAN)).rejects.toThrow("no_copy_kept");
  await attach("A1", SCAN);
  const { digest } = await attach("A1", SCAN);
  await recordSeen.run(city.services, secretary(), {
    caseId: caseId(),
    material: "S1",
    what: "居民身份证",
    on: "2026-06-02",
  });
  const archive = await readArchive.run(city.services, secretary(), { caseId: caseId() });
  const papers = archive.items.flatMap((item) => item.papers);
  expect(papers.filter(({ material }) => material === "A1").map((paper) => paper.digest)).toEqual([digest]);
  expect(papers.map(({ material }) => material)).toEqual(expect.arrayContaining(["A1", "A2", "A13"]));
  const whole = await fileOf("cases.print-file", { caseId: running.caseId });
  expect(whole.subarray(0, 5).toString()).toBe("%PDF-");
  expect(whole.length).toBeGreaterThan(20_000);
});
