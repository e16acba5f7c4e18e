import { readFile } from "node:fs/promises";
import exceljs from "exceljs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seePage, settle } from "./see-page.ts";
import { openVillage, type Village } from "./village.ts";
import { DESKTOP, PHONE } from "./visitors.ts";

let village: Village;
let page: Page;
beforeAll(async () => {
  village = await openVillage();
  page = await village.signIn("quke", { ...DESKTOP, at: "/statistics" });
});
afterAll(() => village?.close());

/** The table as lines of texts; the grid holds only its window, which a village's table fits into. */
async function lines(of: Page = page): Promise<string[]> {
  await settle(of);
  await of.locator(".pivot").waitFor();
  return of
    .locator(".pivot [role=row]")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll("[role=rowheader],[role=gridcell],[role=columnheader]")]
          .map((cell) => cell.textContent)
          .join("|"),
      ),
    );
}

async function lastLine(of: Page = page): Promise<string> {
  return (await lines(of)).at(-1) ?? "";
}

/** Members of the village behind the pages, as they stand in the table of people. */
async function countOf(condition: string): Promise<number> {
  const [row] = await village.ask<{ count: number }>(
    `select count(*)::int as count from people.person p join bodies.body b on p.body_lo between b.lo and b.hi
      where b.short_name = '西青区委' and ${condition}`,
  );
  return row?.count ?? -1;
}

test("the page opens with full members by body and age, as many as there are", async () => {
  const found = await lines();
  expect(found[0]).toBe("下级组织|35岁以下|36–45岁|46–55岁|56–60岁|61–70岁|71岁以上|合计");
  const cells = (await lastLine()).split("|");
  const members = await countOf("member_type = '1'");
  expect(Number(cells.at(-1)?.replaceAll(",", ""))).toBe(members);
  await seePage(page, "statistics");
});

test("a table is composed: another grouping across, a second one down, one more condition", async () => {
  await page.locator(".tree").evaluate((tree) => tree.setAttribute("data-same", ""));
  await page.getByRole("button", { name: "去掉年龄段" }).click();
  await page.getByLabel("横着加一项").selectOption({ label: "性别" });
  await page.getByLabel("竖着加一项").selectOption({ label: "民族" });
  await page.getByLabel("加一个条件").selectOption({ label: "学历" });
  await page.getByRole("combobox", { name: "学历" }).fill("大学本科");
  await page.getByRole("option", { name: "大学本科" }).first().click();
  await page.getByRole("checkbox", { name: "研究生", exact: true }).click();
  expect((await lines())[0]).toBe("下级组织|民族|男|女|合计");
  const where = await page.evaluate(() => new URLSearchParams(location.search).get("where"));
  const [, code] = /^member_type:1;education:(\d\d)$/.exec(where ?? "") ?? [];
  const graduates = await countOf(`member_type = '1' and education = '${code}'`);
  expect(graduates).toBeGreaterThan(0);
  expect((await lastLine()).split("|").at(-1)).toBe(graduates.toLocaleString("en-US"));
  await page.getByRole("button", { name: "去掉学历" }).click();
  await page.getByRole("button", { name: "去掉民族" }).click();
  expect((await lines())[0]).toBe("下级组织|男|女|合计");
  expect(await page.locator(".tree[data-same]").count(), "the tree is not drawn anew at each choice").toBe(1);
});

test("arrows move in the table, Enter opens the people that were counted, the look is on record", async () => {
  const cells = (await lastLine()).split("|");
  await page.locator(".pivot").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await settle(page);
  const sheet = page.locator(".counted-rows");
  await sheet.getByRole("heading", { name: "女" }).waitFor();
  expect(await sheet.locator("header").textContent()).toContain(cells.at(-2));
  expect(await sheet.locator("tbody tr").count()).toBe(
    Math.min(50, Number(cells.at(-2)?.replaceAll(",", ""))),
  );
  await seePage(page, "statistics-rows");
  const [name = ""] = await sheet.locator("tbody a").allTextContents();
  const [entry] = await village.ask<{ purpose: string; persons: number }>(
    `select purpose, cardinality(person_ids) as persons from audit.entry where action = 'statistics.list-rows'
      order by entry_id desc limit 1`,
  );
  expect(entry).toEqual({ purpose: "statistics-check", persons: 50 });
  await sheet.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.goBack();
});

test("the workbook holds the same numbers as numbers, with scope and condition above them", async () => {
  const cells = (await lastLine()).split("|");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出 Excel" }).click(),
  ]);
  const book = new exceljs.Workbook();
  await book.xlsx.load((await readFile(await file.path())) as never);
  const sheet = book.getWorksheet("统计");
  const last = sheet?.lastRow?.values as unknown[];
  expect(last.slice(1)).toEqual(["合计", ...cells.slice(1).map((cell) => Number(cell.replaceAll(",", "")))]);
  expect(sheet?.getCell("B2").value).toBe("西青区委");
  expect(sheet?.getCell("B4").value).toBe("人员类别：正式党员");
});

test("two days stand side by side", async () => {
  await page.getByLabel("对比").fill("2025-12-31");
  await page.getByLabel("对比").press("Tab");
  await page.getByText("小字是比 2025-12-31 多或少").waitFor();
  expect(await lastLine()).toMatch(/^合计\|[\d,]+([+−][\d,]+|±0)\|/);
  await seePage(page, "statistics-compared");
  await page.getByLabel("对比").fill("");
  await page.getByLabel("对比").press("Tab");
});

test("a table is kept, shared, opened again by somebody below, and removed", async () => {
  await page.getByRole("button", { name: "常用" }).click();
  await page.getByLabel("叫什么").fill("男女各多少");
  await page.getByRole("button", { name: "存下" }).click();
  await page.getByText("已存", { exact: true }).waitFor();
  await page.getByRole("button", { name: "共享给西青区委" }).click();
  await page.getByText("共享给 西青区委 和下级").waitFor();
  await seePage(page, "statistics-kept");
  const below = await village.signIn("dangwu", { ...DESKTOP, at: "/statistics" });
  await below.getByRole("button", { name: "常用" }).click();
  await below.getByRole("button", { name: "男女各多少" }).click();
  await below.getByRole("heading", { level: 1, name: "男女各多少" }).waitFor();
  expect((await lines(below))[0]).toBe("下级组织|男|女|合计");
  await below.context().close();
  await page.getByRole("button", { name: "去掉男女各多少" }).click();
  await page.getByText("还没有存过").waitFor();
});

test("beyond one's own unit small figures are not told, and the page says so", async () => {
  await page.getByRole("button", { name: "看到 天津市委" }).click();
  await page.getByText("外单位的数取到 5 的倍数").waitFor();
  const rows = (await lines()).slice(1, -1).map((line) => line.split("|"));
  const others = rows.filter(([name]) => name !== "西青区委");
  expect(others.length).toBeGreaterThan(2);
  for (const [, ...figures] of others)
    for (const figure of figures) expect(figure).toMatch(/^(·|[\d,]*[05])$/);
  await seePage(page, "statistics-beyond");
});

test("a link that somebody sent opens the same table on a phone, dark, large and in English", async () => {
  const at = "/statistics?rows=birth_date.age&columns=sex&where=member_type:1&cell=36~1";
  for (const [name, choice] of Object.entries({
    phone: PHONE,
    dark: { ...DESKTOP, theme: "dark", size: "large" } as const,
    english: { ...DESKTOP, language: "en" } as const,
    wide: { width: 1920, height: 1080 },
  })) {
    const other = await village.signIn("quke", { ...choice, at });
    expect((await lines(other)).length, name).toBe(8);
    await other.locator(".counted-rows tbody tr").first().waitFor();
    await seePage(other, `statistics-${name}`);
    await other.context().close();
  }
});
