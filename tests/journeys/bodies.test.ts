import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seePage, settle } from "./see-page.ts";
import { openVillage, type Village } from "./village.ts";
import { DESKTOP, PHONE, type PageChoice } from "./visitors.ts";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village?.close());

const DOCUMENT = "辛口党〔2026〕17号";
const NEW_BRANCH = "上辛口村第九党支部";

interface Hit {
  id: string;
  name: string;
}

/** The body with this short name, as the account finds it. */
async function idOf(page: Page, name: string): Promise<string> {
  const answer = await page.request.get(`/api/bodies/search?text=${encodeURIComponent(name)}`);
  const { hits } = (await answer.json()) as { hits: Hit[] };
  const hit = hits.find((one) => one.name === name);
  if (!hit) throw new Error(`no body ${name}`);
  return hit.id;
}

async function membersOf(page: Page, bodyId: string): Promise<number> {
  const answer = await page.request.get(`/api/people/heads?bodies=${bodyId}`);
  const { heads } = (await answer.json()) as { heads: { full: number; probationary: number }[] };
  return (heads[0]?.full ?? 0) + (heads[0]?.probationary ?? 0);
}

async function startPlan(page: Page, bodyId: string, kind: string): Promise<void> {
  await page.goto(`/bodies/${bodyId}/rearrange?kind=${kind}`);
  await page.getByRole("textbox", { name: "批复文号或会议" }).fill(DOCUMENT);
}

async function preview(page: Page): Promise<void> {
  await page.getByRole("button", { name: "看会怎样" }).click();
  await page.getByRole("heading", { name: "会变什么" }).waitFor();
}

let split = "";
let branch = "";
let before = 0;

test("the tree opens with what is below one's own body", async () => {
  const page = await village.signIn("dangwu", { at: "/bodies" });
  await page.getByRole("treeitem", { name: /上辛口村党总支/ }).waitFor();
  await seePage(page, "bodies-tree");
  await page.context().close();
});

test("a clerk plans a split, sees before and after, and cannot confirm it", async () => {
  const page = await village.signIn("dangwu", { at: "/bodies" });
  branch = await idOf(page, "上辛口村第一党支部");
  before = await membersOf(page, branch);
  await page.goto(`/bodies/${branch}`);
  await page.getByRole("link", { name: "调整组织", exact: true }).last().click();
  await page.getByRole("radio", { name: /拆分/ }).check({ force: true });
  await page.getByLabel("新支部 1 的简称").fill(NEW_BRANCH);
  await page.getByRole("button", { name: "先平均分" }).click();
  await page.getByRole("textbox", { name: "批复文号或会议" }).fill(DOCUMENT);
  await seePage(page, "bodies-split-form");
  await preview(page);
  split = new URL(page.url()).pathname;
  const table = page.getByRole("table", { name: "会变什么" });
  expect(await table.textContent()).toContain(NEW_BRANCH);
  expect(await table.textContent()).toContain("→");
  expect(await page.getByRole("button", { name: /^批准/ }).count()).toBe(0);
  await page.getByText("由管到全部涉及组织的区委或市委组织部门批准").waitFor();
  expect(await membersOf(page, branch)).toBe(before);
  await seePage(page, "bodies-split-preview");
  await page.context().close();
});

test("the district confirms it, and the figures add up to what they were", async () => {
  const page = await village.signIn("quke", { at: "/rearrangements" });
  await page.getByRole("link", { name: "拆分上辛口村第一党支部" }).waitFor();
  await seePage(page, "bodies-open-plans");
  await page.goto(split);
  await page.getByRole("button", { name: /^批准/ }).click();
  await page.getByText("已生效").waitFor();
  const founded = await idOf(page, NEW_BRANCH);
  const [rest, part] = [await membersOf(page, branch), await membersOf(page, founded)];
  expect(part).toBeGreaterThan(2);
  expect(rest + part).toBe(before);
  await seePage(page, "bodies-split-done");
  await page.goto(`/bodies/${branch}`);
  await page.getByText("分出").waitFor();
  await seePage(page, "bodies-history");
  await page.context().close();
});

test("the branch below is closed for a later day, waits, and is withdrawn", async () => {
  const page = await village.signIn("quke");
  const founded = await idOf(page, NEW_BRANCH);
  const held = await membersOf(page, founded);
  await startPlan(page, founded, "close");
  await page.getByRole("combobox", { name: "人员转到" }).fill("上辛口村第二");
  await page.getByRole("option", { name: /上辛口村第二党支部/ }).click();
  await page.getByLabel("生效日").fill("2099-01-01");
  await preview(page);
  await page.getByRole("button", { name: /^批准，等到/ }).click();
  await page.getByText("已批准，等生效日").waitFor();
  await seePage(page, "bodies-waits");
  await page.getByRole("button", { name: "撤下" }).click();
  await page.getByText("已撤下").waitFor();
  expect(await membersOf(page, founded)).toBe(held);
  await page.goto("/rearrangements?which=settled");
  await page.getByText("已撤下").waitFor();
  await seePage(page, "bodies-settled-plans");
  await page.context().close();
});

test("what the rules forbid is told beside the button", async () => {
  const page = await village.signIn("quke");
  await startPlan(page, branch, "close");
  await preview(page);
  const confirm = page.getByRole("button", { name: /^批准/ });
  expect(await confirm.getAttribute("aria-disabled")).toBe("true");
  await page.getByText(/有 \d+ 条规则不允许/).waitFor();
  await page.getByText("没有去处").waitFor();
  await seePage(page, "bodies-forbidden");
  await page.context().close();
});

test("a committee is split: its branches are handed out", async () => {
  const page = await village.signIn("quke");
  const village1 = await idOf(page, "水高庄村党委");
  await startPlan(page, village1, "split");
  await page.getByLabel("新组织 1 的简称").fill("水高庄北村党委");
  await page
    .getByRole("row", { name: /水高庄村第一党支部/ })
    .getByRole("radio", { name: "水高庄北村党委" })
    .check({ force: true });
  await seePage(page, "bodies-committee-form");
  await preview(page);
  await page.getByText("水高庄北村党委").first().waitFor();
  expect(await page.getByRole("table", { name: "会变什么" }).textContent()).toContain("换上级");
  await seePage(page, "bodies-committee-preview");
  await page.context().close();
});

test("the body picker offers neither the body itself nor what is below it", async () => {
  const page = await village.signIn("quke");
  await startPlan(page, await idOf(page, "水高庄村党委"), "move");
  await page.getByRole("combobox", { name: "新的上级" }).fill("水高庄");
  await settle(page);
  await page.getByText("没有对上的").waitFor();
  expect(await page.getByRole("option").count()).toBe(0);
  await page.context().close();
});

const LOOKS: Record<string, PageChoice> = {
  wide: { width: 1920, height: 1080 },
  dark: { ...DESKTOP, theme: "dark" },
  large: { ...DESKTOP, size: "large" },
  english: { ...DESKTOP, language: "en" },
  phone: PHONE,
  "phone, large and dark": { ...PHONE, size: "large", theme: "dark" },
};

test.each(Object.entries(LOOKS))("the pages stand: %s", async (_name, choice) => {
  const page = await village.signIn("quke", choice);
  const paths = {
    body: `/bodies/${branch}`,
    tree: "/bodies",
    form: `/bodies/${branch}/rearrange?kind=split`,
    preview: split,
    list: "/rearrangements",
  };
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await seePage(page, `bodies-look-${name}`);
  }
  await page.context().close();
});
