import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectNoErrors, openBrowser, openPage, type PageChoice } from "./open-browser.ts";
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

const PHONE = { width: 390, height: 844, touch: true };
const WAYS: Record<string, PageChoice> = {
  light: {},
  dark: { theme: "dark" },
  large: { size: "large" },
  "large and dark": { size: "large", theme: "dark" },
  phone: PHONE,
  "phone, large and dark": { ...PHONE, size: "large", theme: "dark" },
  english: { language: "en" },
};

for (const [way, choice] of Object.entries(WAYS)) {
  test(`no rule of WCAG 2.2 AA is broken: ${way}`, { timeout: 60_000 }, async () => {
    const page = await openPage(browser, `${gallery.url}/components`, choice);
    await page.getByRole("grid").getByText("俞见川").first().waitFor();
    const result = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    const found = result.violations.map((rule) => [
      rule.id,
      ...rule.nodes.map((node) => node.html.slice(0, 160)),
    ]);
    expect(found).toEqual([]);
    await page.context().close();
    expectNoErrors();
  });
}

test("what floats breaks no rule either", { timeout: 60_000 }, async () => {
  const page = await openPage(browser, `${gallery.url}/components`);
  await page.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menu").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByLabel("大会日期").press("Alt+ArrowDown");
  await page.getByRole("dialog").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "所在支部" }).fill("石");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "显示号码", exact: true }).click();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
  expectNoErrors();
});

async function violations(page: Page) {
  // At the top, so that no target lies half under the bar that stays there.
  await page.evaluate(() => scrollTo(0, 0));
  const result = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return result.violations.map((rule) => [rule.id, ...rule.nodes.map((node) => node.html.slice(0, 160))]);
}
