import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

export interface PageChoice {
  width?: number;
  height?: number;
  theme?: "light" | "dark";
  size?: "normal" | "large";
  language?: "zh" | "en";
  touch?: boolean;
}

/** Chromium from the machine or from CHROME_PATH. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROME_PATH"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
  });
}

/** A page that fails the test when anything is written to the console as an error, or a rule of the page is broken. */
export async function openPage(browser: Browser, url: string, choice: PageChoice = {}): Promise<Page> {
  const {
    width = 1366,
    height = 768,
    theme = "light",
    size = "normal",
    language = "zh",
    touch = false,
  } = choice;
  const options: BrowserContextOptions = {
    viewport: { width, height },
    locale: "zh-CN",
    hasTouch: touch,
    isMobile: touch,
  };
  const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
  await context.addInitScript(
    (kept) => {
      for (const [key, value] of Object.entries(kept))
        if (localStorage.getItem(`zugong.${key}`) === null) localStorage.setItem(`zugong.${key}`, value);
    },
    { theme, size, language },
  );
  const look = encodeURIComponent(JSON.stringify({ theme, textSize: size, language }));
  await context.addCookies([{ name: "look", value: look, url }]);
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(url);
  return page;
}

const errors: string[] = [];

/** What browsers complained about since the last time. */
export function takeErrors(): string[] {
  return errors.splice(0);
}

/** Nothing was complained about since the last time; to be called at the end of each test. */
export function expectNoErrors(): void {
  expect(takeErrors()).toEqual([]);
}
