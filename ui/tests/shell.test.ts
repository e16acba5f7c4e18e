import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { expectNoErrors, openBrowser, openPage } from "./open-browser.ts";
import { type Gallery, serveGallery } from "./serve-gallery.ts";

let gallery: Gallery;
let browser: Browser;

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await gallery.close();
});
afterEach(expectNoErrors);

test("ctrl k finds a page by a word and enter goes there", async () => {
  const page = await openPage(browser, `${gallery.url}/components`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("组件");
  const hits = page.getByRole("listbox", { name: "搜索或执行" });
  await hits.getByRole("option", { name: "去办 组件" }).waitFor();
  await page.keyboard.press("Escape");
  expect(await hits.count()).toBe(0);
  await page.keyboard.type("z");
  await page.getByRole("combobox", { name: "搜索或执行" }).fill("组件");
  await hits.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/components");
  await page.context().close();
});

test("large type and language are kept, and stand before the first paint", async () => {
  const page = await openPage(browser, `${gallery.url}/components`);
  await page.getByRole("button", { name: "大字版" }).click();
  await page.getByRole("button", { name: "EN", exact: true }).click();
  await page.getByRole("heading", { name: "Components" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  await page.reload();
  const early = await page.evaluate(() => document.documentElement.dataset["size"]);
  expect(early).toBe("large");
  await page.getByRole("heading", { name: "Components" }).waitFor();
  const smallest = await page
    .locator("main")
    .evaluate((main) =>
      Math.min(
        ...[...main.querySelectorAll("p, td, label, button")].map((part) =>
          Number.parseFloat(getComputedStyle(part).fontSize),
        ),
      ),
    );
  expect(smallest).toBeGreaterThanOrEqual(16);
  await page.context().close();
});

test("the body is changed from the menu in the top bar", async () => {
  const page = await openPage(browser, `${gallery.url}/components`);
  await page.getByRole("button", { name: /现在是柳岸街道党工委/ }).click();
  await page.getByRole("menuitemradio", { name: "长亭里社区党委" }).click();
  await page.getByRole("button", { name: /现在是长亭里社区党委/ }).waitFor();
  await page.context().close();
});

test("the first stop of Tab leads past the menu to the content", async () => {
  const page = await openPage(browser, `${gallery.url}/components`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  await page.context().close();
});

test("a phone has tabs at the bottom and the rest under the last of them", async () => {
  const page = await openPage(browser, `${gallery.url}/components`, { width: 390, height: 844, touch: true });
  const tabs = page.getByRole("navigation", { name: "主菜单" });
  await tabs.getByRole("link", { name: "更多" }).tap();
  await page.getByRole("heading", { name: "更多" }).waitFor();
  expect(await tabs.getByRole("link").count()).toBeLessThanOrEqual(4);
  await page.locator("main").getByRole("link", { name: "组件" }).tap();
  await page.waitForURL("**/components");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(390);
  await page.context().close();
});

test("an address that does not exist says so, with the way back", async () => {
  const page = await openPage(browser, `${gallery.url}/no-such-page`);
  await page.getByText("没有这一页").waitFor();
  await page.getByRole("link", { name: "回到首页" }).waitFor();
  await page.context().close();
});
