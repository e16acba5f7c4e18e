import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { expectNoErrors, openBrowser, openPage, takeErrors } from "./open-browser.ts";
import { type Gallery, serveGallery } from "./serve-gallery.ts";

let gallery: Gallery;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await gallery.close();
});
beforeEach(async () => {
  page = await openPage(browser, `${gallery.url}/components`);
  await form().waitFor();
});
afterEach(async () => {
  await page.context().close();
  expectNoErrors();
});

const form = () => page.getByRole("form", { name: "登记会议" });
const topic = () => form().getByLabel("议题");
const against = () => form().getByLabel("弃权");
const held = () => form().getByLabel("开会日期");
const send = () => form().getByRole("button", { name: "登记会议" });
const isFocused = (place: Locator) => place.evaluate((element) => element === document.activeElement);

test("errors are summed up, take the focus, lead to their fields, and nothing typed is lost", async () => {
  await against().fill("4");
  await send().click();
  const summary = form().getByRole("alert");
  await summary.getByText("有 3 处要改").waitFor();
  expect(await isFocused(summary)).toBe(true);
  await summary.getByText("已填的都在，没有丢。").waitFor();
  expect(await against().inputValue()).toBe("4");
  expect(await against().getAttribute("aria-invalid")).toBe("true");
  await summary.getByRole("link", { name: "弃权：三项相加比实到多，弃权最多 3" }).click();
  expect(await isFocused(against())).toBe(true);
  const below = (await against().getAttribute("aria-describedby")) ?? "";
  expect(await page.locator(`[id="${below}"]`).innerText()).toBe("三项相加比实到多，弃权最多 3");
  expect(new URL(page.url()).hash).toBe("");
});

test("enter goes to the next field and sends at the last", async () => {
  await topic().fill("十二月主题党日");
  await topic().press("Enter");
  expect(await isFocused(against())).toBe(true);
  await against().fill("１");
  await against().press("Enter");
  expect(await isFocused(held())).toBe(true);
  await held().fill("２０２６年１１月２３日");
  await held().press("Enter");
  await form().getByText("第 1 次").waitFor();
});

test("enter that ends a word of the input method neither moves nor sends", async () => {
  const keys = await page.context().newCDPSession(page);
  for (const field of [topic(), held()]) {
    await field.focus();
    await keys.send("Input.imeSetComposition", { text: "shi", selectionStart: 3, selectionEnd: 3 });
    await keys.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      windowsVirtualKeyCode: 229,
      key: "Enter",
      code: "Enter",
    });
    expect(await isFocused(field)).toBe(true);
    await keys.send("Input.insertText", { text: "十" });
    expect(await isFocused(field)).toBe(true);
  }
  expect(await topic().inputValue()).toBe("十");
  // Safari ends the composition first and sends the key afterwards, with the code of a swallowed key.
  await held().evaluate((field) => {
    field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "十" }));
    const enter = { key: "Enter", keyCode: 229, bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent("keydown", enter));
  });
  expect(await isFocused(held())).toBe(true);
  expect(await form().getByRole("alert").count()).toBe(0);
});

test("a button that cannot act is reached by Tab and says why", async () => {
  const blocked = form().getByRole("button", { name: "直接通过" });
  await send().focus();
  await page.keyboard.press("Tab");
  expect(await isFocused(blocked)).toBe(true);
  expect(await blocked.getAttribute("aria-disabled")).toBe("true");
  await page.keyboard.press("Enter");
  await form().getByText("现在不能办：支委会还差 1 人到会").waitFor();
  expect(await form().getByRole("alert").count()).toBe(0);
});

const day = () => page.getByLabel("大会日期");
const born = () => page.getByLabel("出生日期");

test("a date is typed, pasted, in full-width digits, and stands right when left", async () => {
  for (const text of ["20261120", "２０２６－１１－２０", "2026年11月20日", "2026/11/20 00:00"]) {
    await day().fill(text);
    await day().blur();
    expect([text, await day().inputValue()]).toEqual([text, "2026-11-20"]);
  }
  await day().fill("2026-02-30");
  await day().blur();
  await page.getByText("没有这一天").waitFor();
  expect(await day().inputValue()).toBe("2026-02-30");
  await day().fill("2026-10-01");
  await day().blur();
  await page.getByText("不能早于 2026-10-23").waitFor();
  await day().fill("2026-11");
  await day().blur();
  await page.getByText("要写到日，如 2026-11-23").waitFor();
  await born().fill("１９９８年７月");
  await born().blur();
  expect(await born().inputValue()).toBe("1998-07");
});

test("the calendar opens by keys, begins on Monday, and gives the focus back", async () => {
  await day().focus();
  await page.keyboard.press("Alt+ArrowDown");
  const calendar = page.getByRole("dialog", { name: "打开日历" });
  await calendar.waitFor();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await calendar.locator("thead th").allInnerTexts()).toEqual([
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "日",
  ]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await calendar.waitFor({ state: "detached" });
  expect(await day().inputValue()).toBe("2026-11-24");
  await expect.poll(() => isFocused(day())).toBe(true);
});

test("the combo box narrows, moves, takes, and leaves the words of the input method alone", async () => {
  const box = page.getByRole("combobox", { name: "所在支部" });
  await box.fill("石桥");
  const list = page.getByRole("listbox", { name: "所在支部" });
  expect(await list.getByRole("option").count()).toBe(4);
  await page.keyboard.press("ArrowDown");
  const at = (await box.getAttribute("aria-activedescendant")) ?? "";
  expect(await page.locator(`[id="${at}"]`).innerText()).toContain("石桥社区第二党支部");
  const keys = await page.context().newCDPSession(page);
  await page.keyboard.press("Control+a");
  await keys.send("Input.imeSetComposition", { text: "shiqiao", selectionStart: 7, selectionEnd: 7 });
  await keys.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    windowsVirtualKeyCode: 229,
    key: "Enter",
    code: "Enter",
  });
  expect(await box.getAttribute("aria-expanded")).toBe("true");
  await keys.send("Input.insertText", { text: "石桥" });
  expect(await box.inputValue()).toBe("石桥");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await box.inputValue()).toBe("石桥社区第二党支部");
  expect(await box.getAttribute("aria-expanded")).toBe("false");
  await box.fill("没有这样的");
  await page.getByText("没有对上的").waitFor();
  await page.keyboard.press("Escape");
  expect(await box.inputValue()).toBe("石桥社区第二党支部");
});

test("a number takes full-width digits, says what is wrong, and a wheel does not turn it", async () => {
  const present = page.getByLabel("实到会有表决权");
  await present.fill("２０");
  await present.blur();
  expect(await present.inputValue()).toBe("20");
  await present.hover();
  await page.mouse.wheel(0, 200);
  expect(await present.inputValue()).toBe("20");
  await present.fill("26");
  await page.getByText("不能多于 25").waitFor();
  await present.fill("2.5");
  await page.getByText("要写整数").waitFor();
});

test("what was typed is still there after a look at another page, and closing asks first", async () => {
  await topic().fill("十二月主题党日");
  await page.getByRole("navigation").getByRole("link", { name: "我的账户" }).click();
  await page.waitForURL("**/account");
  await page.goBack();
  await form().waitFor();
  expect(await topic().inputValue()).toBe("十二月主题党日");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  takeErrors(); // the page in between has no server here
});
