import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { expectNoErrors, openBrowser, openPage, takeErrors } from "./open-browser.ts";
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
  await page.keyboard.type("我的账户");
  const hits = page.getByRole("listbox", { name: "搜索或执行" });
  await hits.getByRole("option", { name: "去办 我的账户" }).waitFor();
  await page.keyboard.press("Escape");
  expect(await hits.count()).toBe(0);
  await page.getByRole("combobox", { name: "搜索或执行" }).fill("我的账户");
  await hits.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/account");
  await page.context().close();
  // The features' own searches have no server here: what one of them lacks hides nothing of the others.
  expect(takeErrors().filter((text) => !text.includes("404"))).toEqual([]);
});

test("large type and language are kept, and stand before the first paint", async () => {
  const page = await openPage(browser, `${gallery.url}/components`);
  await page.getByRole("button", { name: "大字版" }).click();
  await page.getByRole("button", { name: "EN", exact: true }).click();
  await page.getByRole("heading", { name: "Components" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  // The account answers as before; what this page chose is for the server to keep.
  await page.context().clearCookies();
  await page
    .context()
    .addCookies([
      { name: "look", value: encodeURIComponent('{"textSize":"large","language":"en"}'), url: gallery.url },
    ]);
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
  expect(await page.locator("main").getByRole("link", { name: "组件" }).count()).toBe(0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(390);
  await page.locator("main").getByRole("link", { name: "我的账户" }).tap();
  await page.waitForURL("**/account");
  await page.context().close();
  // No server is here to answer the page that was opened.
  expect(takeErrors().filter((text) => !text.includes("404"))).toEqual([]);
});

test("an address that does not exist says so, with the way back", async () => {
  const page = await openPage(browser, `${gallery.url}/no-such-page`);
  await page.getByText("没有这一页").waitFor();
  await page.getByRole("link", { name: "回到首页" }).waitFor();
  await page.context().close();
});

test("without an account one is led to signing in, and back to the address afterwards", async () => {
  gallery.answer("/me", 401, {
    error: { code: "not_signed_in", message: { zh: "请先登录", en: "Please sign in" } },
  });
  const page = await openPage(browser, `${gallery.url}/components?tab=facts`);
  await page.waitForURL((url) => url.pathname === "/sign-in");
  expect(new URL(page.url()).searchParams.get("to")).toBe("/components?tab=facts");
  await page.context().close();
  gallery.forget("/me");
  // The browser itself notes an answer that refuses; there are no others.
  expect(takeErrors().filter((text) => !text.includes("401"))).toEqual([]);
});

test("a server that does not answer is said so, and reading again goes on", async () => {
  gallery.answer("/me", 502, "no gateway");
  const page = await openPage(browser, `${gallery.url}/components`);
  await page.getByText("组工没有打开").waitFor();
  gallery.forget("/me");
  await page.getByRole("button", { name: "再读一次" }).click();
  await page.getByRole("heading", { name: "组件" }).first().waitFor();
  await page.context().close();
  expect(takeErrors().filter((text) => !text.includes("502"))).toEqual([]);
});

test("a page outside of the account's rights says so, and is not in the menu", async () => {
  const page = await openPage(browser, `${gallery.url}/people`);
  await page.getByRole("link", { name: "人员" }).waitFor();
  await page
    .context()
    .addCookies([{ name: "look", value: encodeURIComponent('{"permissions":[]}'), url: gallery.url }]);
  await page.reload();
  await page.getByText("这一页不在您的权限内").waitFor();
  expect(await page.getByRole("navigation").getByRole("link", { name: "人员" }).count()).toBe(0);
  await page.context().close();
  takeErrors(); // the lists of other features have no server here
});

test("a session that ends while a page is open leads to signing in", async () => {
  const page = await openPage(browser, `${gallery.url}/people`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const ended = { error: { code: "not_signed_in", message: { zh: "请先登录", en: "Please sign in" } } };
  for (const path of ["/me", "/people", "/people/count"]) gallery.answer(path, 401, ended);
  await page.getByRole("link", { name: "我的账户" }).first().click();
  await page.waitForURL("**/account");
  await page.evaluate(() => history.back());
  await page.waitForURL((url) => url.pathname === "/sign-in");
  await page.context().close();
  for (const path of ["/me", "/people", "/people/count"]) gallery.forget(path);
  takeErrors(); // refusals are noted by the browser itself
});
