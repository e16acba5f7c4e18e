import { rm } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { homeFolder } from "#apps/compose/settings.ts";
import {
  filePapers,
  openAdmission,
  pressOpen,
  readCaseOf,
  typeWholeLife,
} from "#tests/journeys/admission-script.ts";
import { findBrowser } from "#tests/kit/find-browser.ts";
import { type BenchCity, openCity } from "./city.ts";

/** Far enough for a life of a thousand days to lie in the edition of 2026. */
const LATER_DAYS = "1000";
const FOLDER = "bench-admission";

/**
 * A whole admission typed in Chromium, from the application to the archive, in a village of its own.
 * @returns one line: fields and keys typed by hand, what was carried over, how many of the file's papers are there
 */
export async function admissionScript(): Promise<object[]> {
  const home = path.join(homeFolder(), FOLDER);
  await rm(home, { recursive: true, force: true });
  const clock = path.join(import.meta.dirname, "../tests/kit/later-clock.ts");
  const city = await openCity("village", FOLDER, { LATER_DAYS, NODE_OPTIONS: `--import=${clock}` });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] });
  try {
    return [await measure(city, await openSignedIn(city, browser))];
  } finally {
    await browser.close();
    await city.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** The city section sees every branch and may act at every step. */
async function openSignedIn(city: BenchCity, browser: Browser): Promise<Page> {
  const url = `http://127.0.0.1:${city.port}`;
  const viewport = { width: 1366, height: 768 };
  const context = await browser.newContext({ viewport, locale: "zh-CN", baseURL: url });
  const [name = "", value = ""] = (await city.signIn("shichu")).split("=");
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.goto("/today");
  return page;
}

async function measure(city: BenchCity, page: Page): Promise<object> {
  const ask = async <T>(text: string, values: unknown[] = []) =>
    (await city.pool.query(text, values)).rows as T[];
  const { life, voters } = await openAdmission(page, ask);
  const caseId = await pressOpen(page);
  const began = performance.now();
  const typing = await typeWholeLife(page, caseId, life, voters);
  const total = performance.now() - began;
  const { counts, state } = await readCaseOf(page, caseId);
  const filed = await filePapers(page, caseId);
  return {
    name: "admission-script",
    state,
    typed: typing.fields,
    most_at_once: typing.most,
    sittings: typing.sittings,
    keys: typing.keys,
    derived: counts.derived,
    twice: counts.twice,
    documents: filed.complete,
    of: filed.items,
    printed: filed.printed.length,
    scanned: filed.scanned.length,
    total_ms: Math.round(total),
  };
}
