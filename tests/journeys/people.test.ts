import { readFile } from "node:fs/promises";
import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flat, readPdf } from "#foundation/documents/tests/read-pdf.ts";
import { identityNumber } from "../kit/people.ts";
import { seePage, settle } from "./see-page.ts";
import { openVillage, type Village } from "./village.ts";
import { DESKTOP, PHONE } from "./visitors.ts";

let village: Village;
let page: Page;
beforeAll(async () => {
  village = await openVillage();
  page = await village.signIn("dangwu", { ...DESKTOP, at: "/people" });
});
afterAll(() => village?.close());

/** What the first rows of the list say, cell by cell of one column. */
async function cellsOf(column: number): Promise<string[]> {
  await settle(page);
  const cells = page.locator(`.grid-row > :nth-child(${column})`);
  return (await cells.allTextContents()).filter((text) => text !== "").slice(0, 8);
}

async function counted(): Promise<number> {
  await settle(page);
  return Number((await page.locator(".head [role=status]").textContent())?.replaceAll(/\D/g, ""));
}

test("a clerk finds a person by two characters, pinyin and initials", async () => {
  const [name = ""] = await cellsOf(1);
  const { pinyin, initials } = await spellingOf(name);
  for (const text of [[...name].slice(0, 2).join(""), pinyin, initials]) {
    await page.getByLabel("搜索或执行").fill(text);
    const hit = page.getByRole("option").filter({ hasText: "人员" }).filter({ hasText: name });
    await hit.first().waitFor();
    expect(await hit.first().textContent(), text).toContain(name);
    await page.keyboard.press("Escape");
  }
  await page.getByLabel("搜索或执行").blur();
});

/** How the village's own tables spell a name. */
async function spellingOf(name: string): Promise<{ pinyin: string; initials: string }> {
  const owner = new pg.Client(village.databaseUrl);
  await owner.connect();
  const { rows } = await owner.query<{ pinyin: string; initials: string }>(
    "select name_key as pinyin, initials from people.person where name = $1 limit 1",
    [name],
  );
  await owner.end();
  return rows[0] as { pinyin: string; initials: string };
}

test("the list is filtered, sorted, given other columns, and kept as the view that opens it", async () => {
  const everybody = await counted();
  await page.getByRole("button", { name: "筛选", exact: true }).click();
  await page.getByLabel("性别").selectOption({ label: "女" });
  const women = await counted();
  expect(women).toBeLessThan(everybody);
  expect(new Set(await cellsOf(2))).toEqual(new Set(["女"]));
  await seePage(page, "people-filters");
  await page.getByRole("button", { name: "筛选", exact: true }).click();
  await page.getByRole("button", { name: "出生日期" }).click();
  const births = await cellsOf(3);
  expect(births).toEqual(births.toSorted());

  await page.getByRole("button", { name: "栏目" }).click();
  await page.getByRole("checkbox", { name: "民族" }).click();
  await page.getByRole("button", { name: "前移 出生日期" }).click();
  await seePage(page, "people-columns");
  const heads = await page.locator(".grid-head > *").allTextContents();
  expect(heads.slice(0, 3).map((head) => head.replace(/[▲▼]/, ""))).toEqual(["姓名", "出生日期", "性别"]);
  expect(heads).not.toContain("民族");
  await page.getByRole("button", { name: "收起" }).click();

  await page.getByRole("button", { name: "存下的视图" }).click();
  await page.getByLabel("视图名称").fill("女党员");
  await page.getByRole("button", { name: "存下这个视图" }).click();
  await page.getByRole("button", { name: "改名 女党员" }).click();
  await page.getByRole("form", { name: "改名" }).getByLabel("视图名称").fill("女党员，年长的在前");
  await page.getByRole("button", { name: "保存名称" }).click();
  await page.getByRole("button", { name: "设为默认 女党员，年长的在前" }).click();
  await page.getByRole("button", { name: "不再默认 女党员，年长的在前" }).waitFor();
  await seePage(page, "people-views");

  await page.goto("/people");
  await page.getByRole("heading", { name: "女党员，年长的在前" }).waitFor();
  expect(await counted()).toBe(women);
  expect(await cellsOf(2)).toEqual(births);
});

test("a person is opened by keys, read as of an earlier day, and a number is shown for a purpose", async () => {
  await page.locator(".grid-row[tabindex='0']").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "基本事实" }).waitFor();
  const address = page.url();
  await seePage(page, "people-person");

  await page.getByLabel("截至").fill("2000-01-01");
  await page.getByText("看的是 2000-01-01 那天的情况").waitFor();
  await page.getByRole("button", { name: "回到今天" }).click();
  await settle(page);

  await page.getByRole("button", { name: "显示 联系电话" }).click();
  await page.getByRole("combobox", { name: "为什么要看完整号码" }).selectOption({ label: "联系本人" });
  await page.getByLabel(/^办什么事/).fill("通知七月党员大会");
  await page.getByRole("button", { name: "显示这一项" }).click();
  await expect.poll(() => page.getByRole("row", { name: /联系电话/ }).textContent()).toMatch(/\d{11,12}/);
  // A look is listed once it is sealed into the chain.
  await page.getByText("看完整号码 联系电话，联系本人：通知七月党员大会").waitFor({ timeout: 15_000 });
  await seePage(page, "people-revealed");
  expect(page.url()).toBe(address);
});

test("a fact is corrected, and the former value stays in the history", async () => {
  await page.getByRole("button", { name: "更正事实" }).click();
  await page.getByLabel("改成").fill("镇文化站站长");
  await page.getByLabel(/^出处 例如/).fill("任职文件");
  await seePage(page, "people-correct");
  await page.getByRole("button", { name: "保存更正" }).click();
  await page.getByRole("row", { name: /工作单位及岗位.*镇文化站站长.*任职文件/ }).waitFor();
  const history = page.locator("section", { has: page.getByRole("heading", { name: "改过什么" }) });
  await history.getByText("镇文化站站长").waitFor();
  await history.getByText(/原来/).first().waitFor();
});

test("the file is printed: a PDF with the corrected fact and masked numbers", async () => {
  await settle(page);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "打印" }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/\.pdf$/);
  const text = flat(readPdf(await readFile(await saved.path())).pages.join(""));
  expect(text).toContain("镇文化站站长");
  expect(text).toMatch(/\d{6}\*{8}\d{3}[\dX]/);
  expect(text).not.toMatch(/公民身份号码\d{17}|联系电话\d{11}/);
});

test("somebody new is taken in; a namesake born on the same day is shown beside first", async () => {
  const [name, birth] = await nameAndBirth();
  await page.goto("/people/new");
  await page.getByLabel("姓名").fill(name);
  await page.getByLabel(/^公民身份号码/).fill(identityNumber(birth, 987));
  await page.getByLabel("所在党支部").fill("上辛口");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByLabel("从哪天起在这个支部").fill("2026-11-02");
  await page.getByLabel("人员类别").selectOption({ label: "正式党员" });
  await page.getByLabel(/^出处 例如/).fill("身份证原件");
  await page.getByRole("button", { name: "登记人员" }).click();
  await page.getByRole("heading", { name: "可能是同一个人" }).waitFor();
  await seePage(page, "people-alike");
  await page.getByRole("button", { name: "不是同一个人，照样登记" }).click();
  await page.getByRole("heading", { name: "基本事实" }).waitFor();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByRole("cell", { name: "2026-11-02" }).first().waitFor();
  await seePage(page, "people-added");
});

/** Of the person whose page is open. */
async function nameAndBirth(): Promise<[name: string, birth: string]> {
  const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const row = page.locator("tr", { has: page.getByRole("rowheader", { name: "出生日期" }) });
  return [name, (await row.getByRole("cell").first().textContent()) ?? ""];
}

test("a secretary keeps the branch on a phone", async () => {
  const phone = await village.signIn("shuji", { ...PHONE, at: "/people" });
  await settle(phone);
  await seePage(phone, "people-list-secretary");
  await phone.locator(".grid-row a").first().click();
  await phone.getByRole("heading", { name: "基本事实" }).waitFor();
  await seePage(phone, "people-person-secretary");
  await phone.goto("/people/new");
  await seePage(phone, "people-new-secretary");
  await phone.getByRole("button", { name: "登记人员" }).click();
  await phone.getByText("所在党支部：").or(phone.getByText("姓名：要写姓名")).first().waitFor();
  await phone.context().close();
});
