import { buffer } from "node:stream/consumers";
import exceljs from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileAnswer } from "#foundation/operation.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { citySection, rearrange } from "#features/bodies/tests/kit.ts";
import { BODIES, type BodyName } from "#tests/kit/tree.ts";
import type { Role } from "#features/accounts/contract.ts";
import type { CrossTabAnswer } from "../crosstab.contract.ts";
import { exportCrosstab } from "../export-crosstab.ts";
import { listRows } from "../list-rows.ts";
import { cellName, pivotOf, shareAt, valueAt } from "../pivot.rules.ts";
import { readCrosstab } from "../read-crosstab.ts";

let city: City;
beforeAll(async () => {
  city = await aCity({ each: 12 });
});
afterAll(() => city.close());

type Asked = Parameters<typeof readCrosstab.run>[2];

function ask(question: Asked, role: Role = "city-section", body: BodyName = "city"): Promise<CrossTabAnswer> {
  return readCrosstab.run(city.services, city.actor(role, body), question);
}

/** The table as lines of texts, as somebody reads it. */
function read(answer: CrossTabAnswer, which = 0): string[] {
  const pivot = pivotOf(answer);
  const name = (axis: number, place: number | undefined) =>
    place === undefined || place === -1 ? "合计" : answer.axes[axis]?.entries[place]?.name.zh;
  return pivot.rows.map((row) =>
    [
      ...row.at.map((place, i) => name(i, place)),
      ...pivot.columns.map((column) => valueAt(pivot, row, column, which) ?? "不显示"),
    ].join(" "),
  );
}

describe("a table", () => {
  test("counts members by the bodies below and by type, totals stand last", async () => {
    const answer = await ask({ rows: "body", columns: "member_type", body: BODIES.city.id });
    expect(answer.axes[1]?.entries.map(({ name }) => name.zh)).toEqual([
      "正式党员",
      "预备党员",
      "入党申请人",
    ]);
    const rows = read(answer);
    expect(rows.map((row) => row.split(" ")[0])).toEqual(["东区区委", "西区区委", "合计"]);
    expect(rows.at(-1)).toBe("合计 50 5 5 60");
    expect(answer).toMatchObject({
      rowAxes: 1,
      day: null,
      otherDay: null,
      opens: true,
      scope: { outside: false },
    });
    expect(Date.parse(answer.at)).toBeGreaterThan(0);
  });

  test("two groupings down the side: each group is followed by its total", async () => {
    const rows = read(await ask({ rows: "body,sex", body: BODIES.city.id }));
    expect(rows.map((row) => row.split(" ").slice(0, 2).join(" "))).toEqual([
      "东区区委 男",
      "东区区委 女",
      "东区区委 合计",
      "西区区委 男",
      "西区区委 女",
      "西区区委 合计",
      "合计 合计",
    ]);
  });

  test("ages stand in the usual bands, also the empty ones; shares add up", async () => {
    const answer = await ask({ rows: "birth_date.age", columns: "sex", body: BODIES.city.id });
    expect(answer.axes[0]?.entries.map(({ name }) => name.zh).slice(0, 6)).toEqual([
      "35岁以下",
      "36–45岁",
      "46–55岁",
      "56–60岁",
      "61–70岁",
      "71岁以上",
    ]);
    const pivot = pivotOf(answer);
    const total = pivot.rows.at(-1);
    const parts = pivot.columns
      .filter(({ totals }) => totals === 0)
      .map((column) => shareAt(pivot, total as never, column, "row") ?? 0);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 10);
  });

  test("a condition narrows it, and a second day stands beside the first", async () => {
    const answer = await ask({
      rows: "sex",
      where: "member_type:1",
      body: BODIES.riverside.id,
      against: "2019-12-31",
    });
    expect(read(answer).at(-1)).toBe("合计 20");
    expect(answer.otherDay).toBe("2019-12-31");
    expect(Number(read(answer, 1).at(-1)?.split(" ")[1])).toBeLessThanOrEqual(20);
  });

  test("main groups of an occupation add up to the whole", async () => {
    const answer = await ask({ rows: "occupation.first.1", body: BODIES.city.id });
    const pivot = pivotOf(answer);
    const values = pivot.rows.map((row) => valueAt(pivot, row, pivot.columns[0] as never) ?? 0);
    expect(values.slice(0, -1).reduce((sum, value) => sum + value, 0)).toBe(values.at(-1));
  });
});

describe("what cannot be counted is refused in words", () => {
  test.each([
    [{ fact: "cars" }, "fact_unknown"],
    [{ rows: "shoe_size" }, "grouping_unfit"],
    [{ rows: "sex.year" }, "grouping_unfit"],
    [{ rows: "constructor" }, "grouping_unfit"],
    [{ rows: "birth_date.age.60.30" }, "grouping_unfit"],
    [{ where: "sex=1" }, "condition_unfit"],
    [{ where: "shoe_size:1" }, "condition_unfit"],
    [{ measure: "sum.sex" }, "measure_unfit"],
    [{ fact: "body", measure: "distinct" }, "measure_unfit"],
    [{ rows: "sex,education", columns: "ethnicity,member_type" }, "too_many_dimensions"],
    [{ on: "2099-01-01" }, "day_to_come"],
    [{ fact: "case", on: "2024-12-31" }, "day_not_kept"],
  ])("%j: %s", async (question, code) => {
    await expect(ask(question)).rejects.toMatchObject({ code });
  });

  test("a body that does not exist", async () =>
    expect(ask({ body: "999999" })).rejects.toMatchObject({ code: "not_found" }));
});

describe("outside of one's own unit", () => {
  test("own figures are exact, small ones of others are not told, larger ones are multiples of five", async () => {
    const answer = await ask({ rows: "body", columns: "member_type", body: BODIES.city.id }, "clerk", "east");
    expect(answer.scope.outside).toBe(true);
    expect(answer.day?.slice(8)).toMatch(/^(28|29|30|31)$/);
    const [east, west] = read(answer);
    expect(east).toBe("东区区委 30 3 3 36");
    // 20 full members, 2 probationary ones and 2 applicants.
    const [, full, probationary, applicants] = west?.split(" ") ?? [];
    expect(Number(full) % 5).toBe(0);
    expect(Math.abs(Number(full) - 20)).toBeLessThan(5);
    expect([probationary, applicants]).toEqual(["不显示", "不显示"]);
  });

  test.each([
    [{ rows: "birth_date" }, "outside_too_fine"],
    [{ rows: "birth_date.age.0.36.37" }, "outside_too_fine"],
    [{ rows: "occupation.first.1" }, "outside_too_fine"],
    [{ where: "ethnicity:01,02" }, "outside_too_fine"],
    [{ where: "birth_date:1990..1991" }, "outside_too_fine"],
    [{ rows: "sex", columns: "education", where: "member_type:1;ethnicity:02" }, "outside_too_fine"],
    [{ rows: "body.branches" }, "outside_too_fine"],
    [{ body: BODIES.harbourFirst.id }, "outside_body_too_small"],
  ])("%j: %s", async (question, code) => {
    await expect(ask({ body: BODIES.city.id, ...question }, "clerk", "east")).rejects.toMatchObject({ code });
  });

  test("a day becomes the last end of a month before it", async () => {
    const answer = await ask({ body: BODIES.city.id, on: "2025-03-17" }, "clerk", "east");
    expect(answer.day).toBe("2025-02-28");
  });
});

describe("the rows behind a cell", () => {
  const question = { rows: "body", columns: "sex", body: BODIES.city.id };

  test("as many as were counted, each with name, body and page; the look is logged with them", async () => {
    const answer = await ask(question);
    const pivot = pivotOf(answer);
    const cell = cellName(answer, [1, 0]);
    const counted = valueAt(pivot, { at: [1], totals: 0 }, { at: [0], totals: 0 });
    const actor = city.actor("city-section", "city");
    const found = await listRows.run(city.services, actor, { ...question, cell, why: "branch-work" });
    expect(found.rows).toHaveLength(counted ?? -1);
    for (const row of found.rows) {
      expect(row.name).toMatch(/\p{Script=Han}/u);
      expect(row.to).toBe(`/people/${row.personId}`);
      expect(["港口第一党支部", "港口第二党支部"]).toContain(row.bodyName);
    }
    const looks = (await city.audit()).filter(({ accountId }) => accountId === actor.accountId);
    expect(looks.map(({ action, kind }) => `${action} ${kind}`)).toContain("statistics.list-rows look");
  });

  test("pages go on where they ended", async () => {
    const actor = city.actor("city-section", "city");
    const first = await listRows.run(city.services, actor, { ...question, cell: "*~*", limit: 25 });
    const rest = await listRows.run(city.services, actor, {
      ...question,
      cell: "*~*",
      limit: 200,
      after: first.next ?? undefined,
    });
    const ids = [...first.rows, ...rest.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(60);
  });

  test("only those of one's own unit, whatever the table reaches", async () => {
    const found = await listRows.run(city.services, city.actor("clerk", "east"), {
      ...question,
      cell: "*~*",
      limit: 200,
    });
    expect(found.rows).toHaveLength(36);
    await expect(
      listRows.run(city.services, city.actor("clerk", "east"), { body: BODIES.west.id }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("a cell of another table is refused", async () => {
    await expect(
      listRows.run(city.services, city.actor("clerk", "east"), { ...question, cell: "1" }),
    ).rejects.toMatchObject({ code: "cell_unreadable" });
  });
});

test("the workbook holds what was asked and real numbers", async () => {
  const file = (await exportCrosstab.run(city.services, city.actor("city-section", "city"), {
    rows: "body",
    columns: "member_type",
    where: "sex:1",
    body: BODIES.city.id,
    name: "男党员",
  })) as FileAnswer;
  const book = new exceljs.Workbook();
  await book.xlsx.load((await buffer(file.stream())) as never);
  const sheet = book.getWorksheet("统计");
  const lines: unknown[][] = [];
  sheet?.eachRow((row) => lines.push((row.values as unknown[]).slice(1)));
  expect(lines[0]).toEqual(["男党员"]);
  expect(lines).toContainEqual(["范围", "样本市委"]);
  expect(lines).toContainEqual(["只看", "性别：男"]);
  expect(lines.at(-4)).toEqual(["下级组织", "正式党员", "预备党员", "合计"]);
  expect(lines.at(-1)).toEqual(["合计", 25, 5, 30]);
});

test("after a move the past stays as it was, side by side with today", async () => {
  const moved = await aCity({ each: 12 });
  const section = await citySection(moved);
  await rearrange(moved.services, section, BODIES.hillsideFirst.id, {
    kind: "move",
    parentId: BODIES.harbour.id as never,
  });
  const question = { rows: "body", body: BODIES.city.id, where: "member_type:1", against: "2025-12-31" };
  const answer = await readCrosstab.run(moved.services, moved.actor("city-section", "city"), question);
  expect(read(answer)).toEqual(["东区区委 20", "西区区委 30", "合计 50"]);
  expect(read(answer, 1)).toEqual(["东区区委 30", "西区区委 20", "合计 50"]);
  // What has left one's own unit is outside now, and was inside of it then.
  const east = await readCrosstab.run(moved.services, moved.actor("clerk", "east"), {
    ...question,
    body: BODIES.east.id,
  });
  expect(east.scope.outside).toBe(true);
  expect(east.otherDay).toBe("2025-12-31");
  await moved.close();
});
