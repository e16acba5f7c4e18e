import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seePage, settle } from "./see-page.ts";
import { openVillage, type Village } from "./village.ts";
import { DESKTOP, PHONE } from "./visitors.ts";

let village: Village;
let page: Page;
beforeAll(async () => {
  village = await openVillage();
  page = await village.signIn("shichu", { ...DESKTOP, at: "/review" });
});
afterAll(() => village?.close());

test("the review tells the year; a figure opens beside the text and leads to its records", async () => {
  await page.getByRole("heading", { level: 1, name: /年度综述$/ }).waitFor();
  const [members] = await village.ask<{ count: string }>(
    "select to_char(count(*), 'FM9,999') as count from people.person where member_type in ('1', '2')",
  );
  const figure = page.getByRole("button", { name: `党员 ${members?.count}` }).first();
  await figure.click();
  const note = page.getByRole("complementary", { name: "打开的数" });
  await note.getByText("指标 LC-01-02 第 1 版").waitFor();
  await seePage(page, "review-open");
  await note.getByRole("link", { name: /^打开 [\d,]+ 行$/ }).click();
  await page.getByRole("table", { name: "数到的记录" }).waitFor();
  expect(await page.getByRole("table", { name: "数到的记录" }).getByRole("link").count()).toBe(20);
  await seePage(page, "indicator-rows");
  const [look] = await village.ask<{ count: number }>(
    "select count(*)::int as count from audit.entry where action = 'statistics.list-indicator-rows' and kind = 'look'",
  );
  expect(look?.count).toBeGreaterThan(0);
});

test("on a phone the figure opens below its paragraph", async () => {
  const phone = await village.signIn("quke", { ...PHONE, at: "/review" });
  await phone.locator(".sentences .fig").first().click();
  await phone.getByRole("complementary", { name: "打开的数" }).waitFor();
  await seePage(phone, "review-phone");
  await phone.context().close();
});

test("the annual tables agree; the year is frozen, and a later correction is told", async () => {
  await page.goto("/statistics/annual?table=02&year=2025");
  await page.getByText(/^\d+ 项核对全部相等$/).waitFor();
  await page.getByRole("button", { name: "封存 2025 年" }).click();
  await seePage(page, "annual-freeze");
  await page.getByRole("region", { name: /封存/ }).getByRole("button", { name: "封存 2025 年" }).click();
  await page.getByText("签章有效，没有改动过").waitFor();
  await page.getByText("现在重数，每一格都一样").waitFor();
  await seePage(page, "annual-frozen");
});

test("figures are asked for once, agreed to by a second section, and answered with a receipt", async () => {
  await page.goto("/statistics/requests/new");
  await page.getByLabel("要什么数").fill("各单位男女党员");
  await page.getByLabel("要哪张表").selectOption({ label: "党员，按下级组织和性别" });
  await page.getByLabel("为什么要").fill("编简报");
  await page.getByLabel("依据").fill("办公室 9 号文");
  await seePage(page, "ask-figures");
  await page.getByRole("button", { name: "提出要数" }).click();
  await page.getByText("等同意").waitFor();
  const other = await village.signIn("erchu", { ...DESKTOP, at: new URL(page.url()).pathname });
  await other.getByRole("button", { name: "同意给数" }).click();
  await other.getByText("没有打扰的支部").waitFor();
  await settle(other);
  expect(await other.locator(".pivot [role=row]").count()).toBeGreaterThan(3);
  await seePage(other, "figures-answered");
  const branch = await village.signIn("shuji", { ...PHONE, at: new URL(page.url()).pathname });
  await branch.getByText("您的组织没有被要求填报").waitFor();
  await seePage(branch, "figures-branch");
  await branch.context().close();
  await other.context().close();
});
