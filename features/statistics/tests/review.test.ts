import { afterAll, beforeAll, expect, test } from "vitest";
import { cityFigures } from "#apps/compose/statistics.ts";
import type { FileAnswer } from "#foundation/operation.ts";
import { REVIEW } from "#packs/tianjin/statistics/review/index.ts";
import { aVillage, type Village, VILLAGE_DAY } from "#tests/kit/village.ts";
import type { Review } from "../review.contract.ts";
import { changeText, figureText, piecesOf, readReviewDefinition } from "../review.rules.ts";

let village: Village;
beforeAll(async () => {
  village = await aVillage();
}, 120_000);
afterAll(() => village.close());

/** Figures that the mission's table asks for, by the words of their names; each is a figure or listed as not recorded. */
const ASKED = [
  ["LC-01-01", "LC-01-02", "LC-01-03", "LC-01-11", "LC-01-12", "LC-01-13"],
  ["LC-01-14", "LC-01-15", "LC-01-16", "LC-01-17", "LC-01-18", "LC-01-19", "LC-01-20"],
  ["LC-02-11", "LC-02-12", "LC-03-01", "LC-03-11", "LC-03-12", "LC-03-13", "LC-03-14", "LC-03-15"],
  ["LC-04-11", "LC-05-21", "LC-05-22", "LC-05-23", "LC-05-24", "LC-05-12", "LC-05-25"],
  ["LC-06-11", "LC-06-12", "LC-06-13", "LC-06-14", "LC-07-11", "LC-07-13"],
  ["LC-08-11", "LC-08-12", "LC-08-07", "LC-08-08"],
].flat();

test("each figure of the mission is told in a sentence or listed as not yet recorded", async () => {
  const review = await village.run<Review>("statistics.read-review", { day: VILLAGE_DAY });
  expect(review.sections.map(({ key }) => key)).toEqual([
    "summary",
    "loyalty",
    "leading-groups",
    "gazelle",
    "fledgling",
    "grass-roots",
    "talent",
    "care",
    "procedures",
  ]);
  const told = new Set<string>();
  for (const { blocks, notYet } of review.sections) {
    for (const code of notYet) told.add(code);
    for (const block of blocks)
      if (block.kind === "text") for (const { code } of piecesOf(block.text.zh)) told.add(code ?? "");
  }
  expect(ASKED.filter((code) => !told.has(code))).toEqual([]);
  const defined = cityFigures.indicators.map(({ code }) => code);
  expect(ASKED.filter((code) => !defined.includes(code))).toEqual([]);
});

test("no sentence shows a figure without a value; bars and squares come with their numbers", async () => {
  const review = await village.run<Review>("statistics.read-review", { day: VILLAGE_DAY });
  const values = new Map(review.figures.map(({ code, value }) => [code, value]));
  const blocks = review.sections.flatMap((section) => section.blocks);
  for (const block of blocks) {
    if (block.kind !== "text") continue;
    for (const { code } of piecesOf(block.text.en))
      if (code !== undefined) expect(values.get(code)).not.toBeNull();
  }
  const bars = blocks.flatMap((block) => (block.kind === "bars" ? [block] : []));
  expect(bars.length).toBeGreaterThan(3);
  const members = bars.find(({ code }) => code === "LC-01-02");
  expect(members?.lines.reduce((sum, { value }) => sum + value, 0)).toBe(values.get("LC-01-02"));
  const squares = blocks.find((block) => block.kind === "squares");
  expect(squares).toBeDefined();
  expect([values.get("LC-08-07"), values.get("LC-08-08")]).toEqual([42, 17]);
});

test("a part of the city has a review of its own", async () => {
  const { rows } = await village.services.database.pool.query<{ id: string; lo: string; hi: string }>(
    "select body_id as id, lo, hi from bodies.body where kind = '1' order by lo limit 1",
  );
  const [body] = rows;
  const actor = village.section({ lo: Number(body?.lo), hi: Number(body?.hi) });
  const review = await village.run<Review>("statistics.read-review", {}, actor);
  expect(review.scope.bodyId).toBe(body?.id);
  await expect(village.run("statistics.read-review", { body: "1" }, actor)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(village.run("statistics.read-review", { day: "2999-01-01" })).rejects.toMatchObject({
    code: "day_to_come",
  });
});

test("it is printed as PDF and written for Word", async () => {
  for (const [form, magic] of [
    ["pdf", "%PDF"],
    ["word", "PK"],
  ] as const) {
    const file = await village.run<FileAnswer>("statistics.print-review", { day: VILLAGE_DAY, form });
    const chunks: Buffer[] = [];
    for await (const chunk of file.stream()) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    expect(bytes.length).toBe(file.bytes);
    expect(bytes.subarray(0, magic.length).toString("latin1")).toBe(magic);
  }
}, 60_000);

test("faults of a review are named: an unknown figure, a figure in one language only", () => {
  const text = { text: { zh: "有 {LC-99-99} 个和 {LC-01-02} 人", en: "There are {LC-99-99}" } };
  const { faults } = readReviewDefinition({ ...REVIEW, summary: [text] }, cityFigures.indicators);
  expect(faults?.map(({ place }) => place)).toEqual(["summary/0", "summary/0"]);
  expect(readReviewDefinition(REVIEW, cityFigures.indicators).faults).toBeUndefined();
});

test("figures and changes are written as people write them", () => {
  expect(figureText(1_076_214, 0)).toBe("1,076,214");
  expect(figureText(30.94, 1)).toBe("30.9");
  expect(figureText(null, 0)).toBe("—");
  const figure = { value: 10, before: 12, comparable: true, digits: 0 };
  expect(changeText(figure)).toBe("−2");
  expect(changeText({ ...figure, value: 14 })).toBe("+2");
  expect(changeText({ ...figure, value: 12 })).toBe("0");
  expect(changeText({ ...figure, comparable: false })).toBe("");
  expect(changeText({ ...figure, before: null })).toBe("");
});
