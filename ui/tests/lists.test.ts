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
  await grid().getByText("俞见川").first().waitFor();
});
afterEach(async () => {
  await page.context().close();
  expectNoErrors();
});

const grid = () => page.getByRole("grid");
const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-rowindex"));
const firstRow = () => grid().locator('[aria-rowindex="2"]');

test("of a million people only the window is in the page, and the keys reach both ends", async () => {
  expect(await grid().getAttribute("aria-rowcount")).toBe("1076001");
  expect(await grid().getByRole("row").count()).toBeLessThan(40);
  await firstRow().focus();
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe("3");
  await page.keyboard.press("PageDown");
  const afterPage = Number(await focused());
  expect(afterPage).toBeGreaterThan(12);
  await page.keyboard.press("PageUp");
  expect(await focused()).toBe("3");
  await page.keyboard.press("End");
  await expect.poll(focused).toBe("1076001");
  await grid().locator('[aria-rowindex="1076001"]').getByText("裘").first().waitFor();
  expect(await grid().getByRole("row").count()).toBeLessThan(40);
  await page.keyboard.press("ArrowUp");
  expect(await focused()).toBe("1076000");
  await page.keyboard.press("Home");
  await expect.poll(focused).toBe("2");
});

test("dragging the bar to the middle shows the middle, and the wheel goes on from there", async () => {
  const body = grid().locator(".grid-body");
  await body.evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2 }));
  const foot = page.getByText(/正在看第 53\d,\d{3} 至/);
  await foot.waitFor();
  const before = await firstSeen();
  await body.hover();
  await page.mouse.wheel(0, 380);
  await expect.poll(firstSeen).toBe(before + 10);
});

/** Number of the first row in view, as the foot says it. */
async function firstSeen(): Promise<number> {
  const words = (await page.locator(".grid-foot").innerText()).match(/正在看第 ([\d,]+) 至/)?.[1] ?? "";
  return Number(words.replaceAll(",", ""));
}

test("space chooses, shift extends, and the number chosen is said", async () => {
  await firstRow().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("已选 3 行").waitFor();
  expect(await grid().locator('[aria-selected="true"]').count()).toBe(3);
  await page.keyboard.press("Space");
  await page.getByText("已选 2 行").waitFor();
});

test("enter opens the row, and so does a press on its name", async () => {
  await firstRow().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/components?person=2");
  await firstRow().getByRole("link").click();
  await page.waitForURL("**/components?person=1");
});

test("the order is chosen at the head of a column and told to those who hear it", async () => {
  const head = page.getByRole("columnheader", { name: "姓名" });
  expect(await head.getAttribute("aria-sort")).toBe("ascending");
  await head.getByRole("button").press("Enter");
  await expect.poll(() => head.getAttribute("aria-sort")).toBe("descending");
  await firstRow().getByText("裘").first().waitFor();
});

const tree = () => page.getByRole("tree");
const lineFocused = () => page.evaluate(() => document.activeElement?.querySelector(".nm")?.textContent);

test("the tree is walked by keys: in, out, ends, letters", async () => {
  await tree()
    .getByRole("treeitem", { name: /^2 号望河区委/ })
    .waitFor();
  await tree().locator('[tabindex="0"]').focus();
  expect(await lineFocused()).toBe("2 号望河区委");
  await page.keyboard.press("ArrowRight");
  await tree()
    .getByRole("treeitem", { name: /^1 号街道党工委/ })
    .waitFor();
  await page.keyboard.press("ArrowRight");
  await expect.poll(lineFocused).toBe("1 号街道党工委");
  const line = tree().locator(":focus");
  expect(await line.getAttribute("aria-level")).toBe("3");
  expect(await line.getAttribute("aria-setsize")).toBe("20");
  expect(await line.getAttribute("aria-posinset")).toBe("1");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(lineFocused).toBe("2 号望河区委");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => tree().locator(":focus").getAttribute("aria-expanded")).toBe("false");
  await page.keyboard.press("End");
  await expect.poll(lineFocused).toBe("16 号望河区委");
  await page.keyboard.press("Home");
  await expect.poll(lineFocused).toBe("海津市委");
  await page.keyboard.type("12");
  await expect.poll(lineFocused).toBe("12 号望河区委");
  await page.keyboard.press("Enter");
  await expect.poll(() => tree().locator('[aria-selected="true"]').innerText()).toContain("12 号望河区委");
});

test("the search leads through the hits and marks the text", async () => {
  await page.getByRole("searchbox", { name: "搜组织" }).fill("1 号");
  await page.getByText("找到 2 个，第 1 个在海津市委").waitFor();
  await tree().locator("mark").first().waitFor();
  await page.getByRole("button", { name: "下一个" }).click();
  await page.getByText("找到 2 个，第 2 个在海津市委").waitFor();
  await page
    .getByText(/正在看第 [\d,]+ 至 [\d,]+ 个。/)
    .first()
    .waitFor();
});
