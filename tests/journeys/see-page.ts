import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Git-ignored; a journey is looked at, not only passed. */
const SHOTS = path.join(import.meta.dirname, "../shots");
const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

interface Watched {
  errors: string[];
  underWay: Set<unknown>;
}
const watched = new WeakMap<Page, Watched>();

/** Notes what goes wrong from now on. Chromium writes every answer of 400 and more to the console as an error. */
export function watchPage(page: Page): void {
  const kept: Watched = { errors: [], underWay: new Set() };
  watched.set(page, kept);
  page.on("console", (message) => {
    if (message.type() === "error") kept.errors.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => kept.errors.push(String(error)));
  page.on("request", (request) => kept.underWay.add(request));
  page.on("requestfinished", (request) => kept.underWay.delete(request));
  page.on("requestfailed", (request) => kept.underWay.delete(request));
  page.on("response", (answer) => {
    if (answer.status() >= 500) kept.errors.push(`${answer.status()} ${answer.url()}`);
  });
}

/** What was complained about since the last time: for a refusal that a journey provokes. */
export function takeErrors(page: Page): string[] {
  return watchedOf(page).errors.splice(0);
}

/** The page stands: nothing is being fetched or drawn. @throws Error after 20 s */
export async function settle(page: Page): Promise<void> {
  const { underWay } = watchedOf(page);
  const until = Date.now() + 20_000;
  for (let calm = 0; calm < 3; ) {
    await sleep(60);
    const busy = underWay.size > 0 || (await page.locator("[aria-busy=true]:visible").count()) > 0;
    calm = busy ? 0 : calm + 1;
    if (Date.now() > until) throw new Error(`${page.url()} is still busy after 20 s`);
  }
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

/**
 * Looks at the page as it stands, keeps a picture of it as tests/shots/<name>-<width>.png, and expects that no rule of
 * WCAG 2.2 AA is broken, the console holds no error, no answer failed and nothing has to be scrolled sideways. The
 * journey goes on after a fault, so that one run shows them all.
 */
export async function seePage(page: Page, name: string): Promise<void> {
  await settle(page);
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: path.join(SHOTS, `${name}-${await describe(page)}.png`), fullPage: true });
  const axe = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze();
  const broken = axe.violations.map((rule) => [
    rule.id,
    ...rule.nodes.map((node) => node.html.slice(0, 200)),
  ]);
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((part) => part.getBoundingClientRect().right > clientWidth + 1)
      .map((part) => `${part.tagName} ${part.className.toString()}`)
      .slice(0, 6);
  });
  expect.soft({ errors: takeErrors(page), broken, tooWide }, `${name} at ${page.url()}`).toEqual({
    errors: [],
    broken: [],
    tooWide: [],
  });
}

/** "1366-dark-large-en", as much of it as differs from the usual. */
async function describe(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { lang, dataset } = document.documentElement;
    return [
      String(innerWidth),
      dataset["theme"] === "dark" ? "dark" : "",
      dataset["size"] === "large" ? "large" : "",
      lang.startsWith("en") ? "en" : "",
    ]
      .filter((part) => part !== "")
      .join("-");
  });
}

function watchedOf(page: Page): Watched {
  const kept = watched.get(page);
  if (!kept) throw new Error("This page is not watched: open it by signIn or call watchPage first.");
  return kept;
}
