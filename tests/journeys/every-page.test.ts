import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listPages } from "#apps/web/pages.ts";
import { may } from "#ui/account/me.tsx";
import type { PageEntry } from "#ui/page/page-entry.ts";
import { seePage, settle, takeErrors } from "./see-page.ts";
import { openVillage, type Village } from "./village.ts";
import { DESKTOP, PHONE } from "./visitors.ts";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village?.close());

const ACCOUNTS = ["shuji", "dangwu", "quke", "shichu", "lingdao", "xitong", "anquan", "shenji"];
const SCREENS = { desktop: DESKTOP, phone: PHONE };
/** The gallery of parts is looked at by ui/tests; it shows a part that is always being read. */
const pages = listPages().filter((page) => page.audience !== "everyone" && !page.demoOnly);
/** Nothing of the kind exists in a fresh village: the journey that makes one looks at it. */
const OF_A_JOURNEY = new Set([
  "/rearrangements/$rearrangementId",
  "/exports/$runId",
  "/statistics/requests/$requestId",
]);
const seen = new Set<string>();

for (const account of ACCOUNTS)
  for (const [screen, choice] of Object.entries(SCREENS))
    test(`${account} sees each page of the own at the ${screen}`, async () => {
      const page = await village.signIn(account, choice);
      const me = await readMe(page);
      for (const entry of pages.filter(({ permission }) => may(me, permission))) {
        const address = await addressOf(page, entry, me);
        if (address === undefined) continue;
        await page.goto(address);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await seePage(page, `${account}${entry.path.replaceAll(/[/$]+/g, "-")}`);
        seen.add(entry.path);
      }
      await page.context().close();
    });

test("every page of the table of routes was seen by somebody", () => {
  const left = pages.map(({ path }) => path).filter((path) => !seen.has(path) && !OF_A_JOURNEY.has(path));
  expect(left).toEqual([]);
});

test("a page outside of one's rights says so and asks the server nothing", async () => {
  const page = await village.signIn("shuji", { at: "/audit" });
  await page.getByText("这一页不在您的权限内").waitFor();
  await seePage(page, "shuji-no-right");
  await page.context().close();
});

test("somebody who does not exist is said not to be found", async () => {
  const page = await village.signIn("shuji", { at: "/people/1" });
  await page.getByRole("alert").getByText("没有找到，或者不在您的查看范围内").waitFor();
  // The browser itself notes an answer that refuses; there are no others.
  expect(takeErrors(page).filter((text) => !text.includes("404"))).toEqual([]);
  await seePage(page, "shuji-nobody");
  await page.context().close();
});

interface Me {
  permissions: string[];
  homeBody: { id: string };
}

async function readMe(page: Page): Promise<Me> {
  return (await (await page.request.get("/api/me")).json()) as Me;
}

/** An address with parts leads to one thing: one's own body, or the first that the list of them links to. */
async function addressOf(page: Page, { path }: PageEntry, me: Me): Promise<string | undefined> {
  const [, list = "", rest = ""] = /^([^$]*)\/\$\w+(.*)$/.exec(path) ?? [];
  if (list === "") return path;
  if (list === "/bodies") return `/bodies/${me.homeBody.id}${rest}`;
  if (list === "/imports") return sendRoster(page);
  if (list === "/sieve") return "/sieve/admission-habit";
  if (list === "/procedures") return "/procedures/admission";
  if (list === "/statistics/indicators") return "/statistics/indicators/LC-01-02";
  await page.goto(list);
  await settle(page);
  const links = await page
    .locator(`main a[href^="${list}/"]`)
    .evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  return links.find((link) => /\/\d+$/.test(link));
}

/** A roster with a fault in it, pasted as a clerk does it. @returns where its check is shown */
async function sendRoster(page: Page): Promise<string> {
  await page.goto("/imports");
  const pasted = page.locator("textarea");
  await pasted.fill(
    ["姓名\t性别\t出生日期\t民族", "林晚舟\t女\t1988-13-40\t汉族", "秦砚秋\t男\t1979-05-06\t汉族"].join("\n"),
  );
  await page.getByRole("button", { name: "检查粘贴的行" }).click();
  await page.waitForURL(/\/imports\/\d+$/);
  return new URL(page.url()).pathname;
}
