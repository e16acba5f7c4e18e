import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { settle, takeErrors } from "./see-page.ts";
import { openVillage, type Village } from "./village.ts";

/** What people type, paste or lean on: every form answers it in words, keeps standing, and the server keeps its feet. */
let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village?.close());

const WRONG = {
  nothing: "",
  "too long": "很长的话".repeat(2500),
  "control characters": "甲\u0000乙\u0007\u001b[31m丙\u202e",
  "a day that is none": "2026-02-30",
  "characters beyond 16 bits and half of one": "𠮷\u{2ceaa}\ud842",
  "markup and quotes": `<img src=x onerror=alert(1)>'"; drop table--`,
};

interface FormOf {
  account: string;
  at: string;
  /** Opens the form, where it is not open from the beginning. */
  open?: (page: Page) => Promise<unknown>;
  form: string;
}

const FORMS: Record<string, FormOf> = {
  "new person": { account: "dangwu", at: "/people/new", form: "登记人员" },
  correction: {
    account: "dangwu",
    at: "/people",
    async open(page) {
      await page.locator(".grid-row a").first().click();
      await page.getByRole("button", { name: "更正事实" }).click();
    },
    form: "更正事实",
  },
  rearrangement: {
    account: "shichu",
    at: "/bodies",
    async open(page) {
      await page.getByRole("link", { name: "调整组织" }).click();
      await page.getByRole("radio").first().check({ force: true });
    },
    form: "调整组织",
  },
  "body as of a day": { account: "dangwu", at: "/bodies", form: "看某一天的情况" },
  "pasted roster": { account: "dangwu", at: "/imports", form: "粘贴" },
  password: { account: "lingdao", at: "/account", form: "改密码" },
  "new account": { account: "anquan", at: "/accounts/new", form: "开账户" },
};

async function fillAll(form: Locator, text: string): Promise<void> {
  const boxes = form.locator(
    "input:not([type=radio]):not([type=checkbox]):not([type=file]):visible, textarea:visible",
  );
  for (const box of await boxes.all()) {
    if (!(await box.isEditable())) continue;
    await box.focus();
    await box.page().keyboard.press("ControlOrMeta+A");
    if (text === "") await box.page().keyboard.press("Delete");
    else await box.page().keyboard.insertText(text);
    await box.page().keyboard.press("Escape");
  }
}

/** Everything that the page says of a fault: findings at fields, their summary, a refusal. */
async function saysIn(page: Page): Promise<string[]> {
  const words = await page
    .locator("main [role=alert]:visible, main .err:visible, main .say:visible")
    .allTextContents();
  return words.map((one) => one.trim()).filter((one) => one !== "");
}

for (const [name, { account, at, open, form }] of Object.entries(FORMS))
  test(`${name}: wrong input is answered in words`, async () => {
    const page = await village.signIn(account, { at });
    await settle(page);
    await open?.(page);
    for (const [kind, text] of Object.entries(WRONG)) {
      const where = page.getByRole("form", { name: form }).first();
      await where.waitFor();
      const address = page.url();
      await fillAll(where, text);
      await where.locator("button[type=submit], button.pri").last().click();
      await settle(page);
      const said = await saysIn(page);
      const errors = takeErrors(page).filter((one) => !/status of 4\d\d/.test(one));
      expect.soft(errors, `${name}, ${kind}`).toEqual([]);
      const isAnswered = said.length > 0 || page.url() !== address;
      expect.soft(isAnswered || kind === "nothing", `${name}, ${kind}: no word`).toBe(true);
      for (const one of said) expect.soft(one, `${name}, ${kind}`).toMatch(/[\u4e00-\u9fff]/);
      const shown = await page.locator("main").innerText();
      expect.soft(shown, `${name}, ${kind}`).not.toMatch(/undefined|NaN|\[object |too_big|invalid_|Invalid /);
      if (page.url() !== address) {
        await page.goBack();
        await settle(page);
        await open?.(page).catch(() => undefined);
      }
    }
    await page.context().close();
  });
