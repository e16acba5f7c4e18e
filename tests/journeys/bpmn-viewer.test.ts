import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bpmnOf } from "#features/procedures/index.ts";
import { PROCEDURES } from "#packs/tianjin/procedures/index.ts";
import { definitionOf } from "#tests/kit/procedures.ts";
import { openBrowser } from "#ui/tests/open-browser.ts";

const VIEWER = createRequire(import.meta.url).resolve("bpmn-js/dist/bpmn-navigated-viewer.production.min.js");
const EACH = PROCEDURES.map(({ code, edition }) => [code, edition] as const);
/** Pictures are written where SHOTS points, to be looked at. */
const SHOTS = process.env["SHOTS"];

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

interface Viewer {
  importXML(xml: string): Promise<{ warnings: unknown[] }>;
  get(name: "canvas"): { zoom(to: string): void };
  get(name: "elementRegistry"): { getAll(): unknown[] };
}

declare const BpmnJS: new (options: { container: string }) => Viewer;

test.each(EACH)("a BPMN viewer opens %s %s without a warning", async (code, edition) => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 900 } });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.setContent('<div id="canvas" style="position:absolute;inset:0"></div>');
  await page.addScriptTag({ content: readFileSync(VIEWER, "utf8") });
  const opened = await page.evaluate(
    async (xml) => {
      const viewer = new BpmnJS({ container: "#canvas" });
      const { warnings } = await viewer.importXML(xml);
      viewer.get("canvas").zoom("fit-viewport");
      return { warnings: warnings.map(String), drawn: viewer.get("elementRegistry").getAll().length };
    },
    bpmnOf(definitionOf(code, edition)),
  );
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/bpmn-${code}-${edition}.png` });
  expect(errors).toEqual([]);
  expect(opened.warnings).toEqual([]);
  expect(opened.drawn).toBeGreaterThan(10);
  await page.close();
});
