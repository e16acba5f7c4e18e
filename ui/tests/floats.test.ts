import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { expectNoErrors, openBrowser, openPage } from "./open-browser.ts";
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
  await page.getByRole("button", { name: "更多" }).waitFor();
});
afterEach(async () => {
  await page.context().close();
  expectNoErrors();
});

const focusedText = () => page.evaluate(() => document.activeElement?.textContent);

test("a menu is opened, walked and left by keys", async () => {
  const more = page.getByRole("button", { name: "更多" });
  await more.focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(focusedText).toBe("打印");
  await page.keyboard.press("End");
  expect(await focusedText()).toBe("合并");
  await page.keyboard.press("ArrowDown");
  expect(await focusedText()).toBe("打印");
  await page.keyboard.press("Escape");
  expect(await focusedText()).toBe("更多");
  expect(await page.getByRole("menu").count()).toBe(0);
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("导出").waitFor();
});

test("a dialog keeps the focus, tells what is missing, and gives the focus back", async () => {
  const show = page.getByRole("button", { name: "显示号码", exact: true });
  await show.click();
  const dialog = page.getByRole("dialog", { name: "为什么要看公民身份号码" });
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press("Tab");
    expect(
      await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest("dialog") !== null,
      ),
    ).toBe(true);
  }
  await dialog.getByRole("button", { name: "显示号码，记入查看记录" }).press("Enter");
  await dialog.getByText("现在不能办：先选用途").waitFor();
  await dialog.getByLabel("核对身份").check();
  expect(await dialog.getByText("现在不能办").count()).toBe(0);
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog.count()).toBe(0);
  expect(await focusedText()).toBe("显示号码");
});

test("tabs follow the arrows and hold one panel", async () => {
  await page.getByRole("tab", { name: "事实" }).focus();
  await page.keyboard.press("ArrowRight");
  expect(await page.getByRole("tab", { name: "时期" }).getAttribute("aria-selected")).toBe("true");
  await page.getByRole("tabpanel", { name: "时期" }).getByText("最早 2016年9月").waitFor();
});

test("a popover closes by its own button and by Escape", async () => {
  const filter = page.getByRole("button", { name: "筛选" });
  await filter.click();
  const popover = page.getByRole("dialog", { name: "筛选" });
  await popover.getByRole("button", { name: "筛选" }).click();
  await popover.waitFor({ state: "detached" });
  await filter.click();
  await page.keyboard.press("Escape");
  await popover.waitFor({ state: "detached" });
});

test("a tooltip comes with the focus", async () => {
  // Scrolling closes a tooltip, so the button is in view before the focus comes to it.
  await page.getByRole("button", { name: "谁可以看" }).scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  await page.getByRole("button", { name: "筛选" }).focus();
  await page.keyboard.press("Tab");
  await page.getByRole("tooltip").getByText("组织科和本人所在党委可以看明细").waitFor();
});

test("what follows is shown on the page before it is done, and takes the focus", async () => {
  await page.getByRole("button", { name: "撤销支部" }).click();
  const section = page.getByRole("region", { name: "撤销听潮社区第三党支部" });
  await section.getByText("26 名党员要先转到别的支部").waitFor();
  expect(await focusedText()).toBe("撤销听潮社区第三党支部");
  await section.getByRole("button", { name: "不办了" }).click();
  await page.getByRole("button", { name: "撤销支部" }).waitFor();
});

test("periods are read as a table too, and each opens", async () => {
  await page.getByRole("button", { name: /^长亭里社区 网格员/ }).click();
  await page.getByText("长亭里社区 网格员 2024-03").waitFor();
  await page.getByRole("button", { name: "看成表格" }).click();
  const table = page.getByRole("table", { name: "时期线" });
  expect(await table.getByRole("row").count()).toBe(11);
});
