import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { identityNumber } from "../kit/people.ts";
import { seePage, settle, watchPage } from "./see-page.ts";
import { openVillage, type Village } from "./village.ts";

/** A day's work without a mouse: nothing here clicks, every control is reached by Tab and used by its keys. */
let village: Village;
let page: Page;
beforeAll(async () => {
  village = await openVillage();
  const context = await village.browser.newContext({
    baseURL: village.url,
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  page = await context.newPage();
  watchPage(page);
});
afterAll(() => village?.close());

/** More stops than any page has. */
const MOST_STOPS = 150;

/** Goes on by Tab until the control has the focus. @throws Error when it is never reached */
async function reach(target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((part) => part === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target.toString()} is not reached by Tab`);
}

async function press(target: Locator, key = "Enter"): Promise<void> {
  await reach(target);
  await page.keyboard.press(key);
}

async function write(target: Locator, text: string): Promise<void> {
  await reach(target);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

/** Chooses in a list box by its arrow keys. */
async function choose(target: Locator, label: string): Promise<void> {
  await reach(target);
  const chosen = () =>
    target.evaluate((box) => (box as HTMLSelectElement).selectedOptions[0]?.textContent?.trim() ?? "");
  await page.keyboard.press("Home");
  for (let step = 0; step < 60 && (await chosen()) !== label; step += 1)
    await page.keyboard.press("ArrowDown");
  expect(await chosen()).toBe(label);
}

/** Goes somewhere by the command box: Ctrl K, a few characters, the arrow, Enter. */
async function command(text: string, hit: RegExp): Promise<void> {
  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.insertText(text);
  const options = page.getByRole("option");
  await options.filter({ hasText: hit }).first().waitFor();
  for (let step = 0; step < 20; step += 1) {
    const at = await page.getByRole("option", { selected: true }).allTextContents();
    if (at.some((one) => hit.test(one))) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

async function counted(): Promise<number> {
  await settle(page);
  return Number((await page.locator(".head [role=status]").textContent())?.replaceAll(/\D/g, ""));
}

test("signs in, finds a body, opens its people, filters them and opens one", async () => {
  await page.goto("/sign-in");
  await write(page.getByLabel("登录名"), "dangwu");
  await write(page.getByLabel("密码"), "zugong-demo");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/sign-in" && url.pathname !== "/");

  await command("上辛口村第一", /上辛口村第一党支部/);
  await page.getByRole("heading", { level: 1, name: "上辛口村第一党支部" }).waitFor();
  await press(page.getByRole("link", { name: "看党员名单" }));
  await page.waitForURL(/\/people\?/);
  const everybody = await counted();

  await press(page.getByRole("button", { name: "筛选", exact: true }));
  await choose(page.getByRole("combobox", { name: "性别" }), "女");
  await expect.poll(counted).toBeLessThan(everybody);
  await seePage(page, "keyboard-list");
  await press(page.locator(".grid-row[tabindex='0']"));
  await page.getByRole("heading", { name: "基本事实" }).waitFor();
});

test("shows a masked number for a purpose", async () => {
  await settle(page);
  await press(page.getByRole("button", { name: "显示 联系电话" }));
  await choose(page.getByRole("combobox", { name: "为什么要看完整号码" }), "联系本人");
  await write(page.getByLabel(/^办什么事/), "通知七月党员大会");
  await press(page.getByRole("button", { name: "显示这一项" }));
  await expect.poll(() => page.getByRole("row", { name: /联系电话/ }).textContent()).toMatch(/\d{11,12}/);
});

test("takes somebody in", async () => {
  await command("登记人员", /登记人员/);
  await page.waitForURL(/\/people\/new/);
  await write(page.getByLabel("姓名"), "𠮷键盘");
  await write(page.getByLabel(/^公民身份号码/), identityNumber("1990-04-05", 961));
  await write(page.getByLabel("所在党支部"), "上辛口");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await write(page.getByLabel("从哪天起在这个支部"), "2026-11-02");
  await choose(page.getByLabel("人员类别"), "正式党员");
  await write(page.getByLabel(/^出处 例如/), "身份证原件");
  await press(page.getByRole("button", { name: "登记人员" }));
  await page.getByRole("heading", { level: 1, name: "𠮷键盘" }).waitFor();
  const [added] = await village.ask<{ count: number }>(
    "select count(*)::int as count from people.person where name = '𠮷键盘'",
  );
  expect(added?.count).toBe(1);
});

test("pastes a roster and takes it over", async () => {
  const [branch] = await village.ask<{ name: string }>(
    "select name from bodies.body where short_name = '上辛口村第一党支部'",
  );
  await command("导入", /导入/);
  await page.waitForURL(/\/imports/);
  const number = identityNumber("1991-06-07", 963);
  const sex = Number(number[16]) % 2 === 1 ? "男" : "女";
  const rows = [
    ["姓名", "性别", "公民身份号码", "民族", "学历", "入党时间", "转正时间", "所在党支部"],
    ["秦键盘", sex, number, "汉族", "大学本科", "2015-07-01", "2016-07-01", branch?.name ?? ""],
  ];
  await reach(page.locator("textarea"));
  await page.keyboard.insertText(rows.map((cells) => cells.join("\t")).join("\n"));
  await press(page.getByRole("button", { name: "检查粘贴的行" }));
  await page.getByRole("heading", { level: 1, name: /检查完了/ }).waitFor();
  await settle(page);
  const seen = page.getByLabel(/行提醒已看过/);
  if ((await seen.count()) > 0) await press(seen, "Space");
  await press(page.getByRole("button", { name: /^导入 \d+ 行/ }));
  await page.getByRole("heading", { level: 1, name: "已导入 1 行" }).waitFor();
  const [taken] = await village.ask<{ count: number }>(
    "select count(*)::int as count from people.person where name = '秦键盘'",
  );
  expect(taken?.count).toBe(1);
});
