import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTable } from "#foundation/import-export/open-table.ts";
import { identityNumber } from "../kit/people.ts";
import { makeWorkbook } from "../kit/workbook.ts";
import { seePage, takeErrors } from "./see-page.ts";
import { openVillage, type Village } from "./village.ts";
import { DESKTOP, PHONE } from "./visitors.ts";

let village: Village;
let branch: string;
beforeAll(async () => {
  village = await openVillage();
  branch = await aBranch();
});
afterAll(() => village?.close());

/** A branch of the street of the clerk. */
async function aBranch(): Promise<string> {
  const [found] = await village.ask<{ name: string }>(
    `select b.name from bodies.body b, accounts.account a join accounts.grant g using (account_id)
       join bodies.body s on s.body_id = g.body_id
     where a.sign_in_name = 'dangwu' and b.lo between s.lo and s.hi and b.kind = '3' and b.ended_on is null
     order by b.lo limit 1`,
  );
  return found?.name ?? "";
}

async function countPeople(): Promise<number> {
  const [found] = await village.ask<{ count: number }>("select count(*)::int as count from people.person");
  return found?.count ?? 0;
}

const HEADER = [
  "序号",
  "姓名",
  "性别",
  "身份证号码",
  "民族",
  "学历",
  "入党时间",
  "转正时间",
  "所在党支部",
  "联系电话",
];

function row(index: number, name: string, number: string, more: { joined?: string; branch?: string } = {}) {
  const sex = Number(number[16]) % 2 === 1 ? "男" : "女";
  const { joined = "2010-07-01", branch: named = branch } = more;
  return [String(index), name, sex, number, "汉族", "大学本科", joined, "2011-07-01", named, "02202000111"];
}

/** A clerk's workbook: a title above the header, right rows, and faults of several kinds. */
function roster(): Buffer {
  const good = ["苏晚舟", "秦知远", "陆清和", "温如玉", "沈听澜"].map((name, index) =>
    row(index + 1, name, identityNumber(`198${index}-03-0${index + 1}`, 811 + index)),
  );
  const faults = [
    row(6, "韩少一位", "18010119910103511"),
    row(7, "顾日期错", identityNumber("1984-05-06", 822), { joined: "2010-13-45" }),
    row(8, "方支部错", identityNumber("1986-05-06", 823), { branch: "没有这个党支部" }),
    row(9, "白两位年", identityNumber("1983-05-06", 824), { joined: "05.7.1" }),
  ];
  const title = ["河湾街道党员名册（2026年）"];
  return makeWorkbook({ sheets: [{ name: "党员名册", rows: [title, HEADER, ...good, ...faults] }] });
}

async function send(page: Page, content: Buffer, name = "党员名册.xlsx"): Promise<void> {
  await page.goto("/imports");
  await page
    .getByLabel("名册文件")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: content });
  await page.getByRole("button", { name: "上传并检查" }).click();
  await page.getByRole("heading", { level: 1, name: /检查完了/ }).waitFor();
}

test("a workbook is sent, its columns and faults shown, one cell mended, the rest taken and the others come back", async () => {
  const page = await village.signIn("dangwu", { ...DESKTOP, at: "/imports" });
  await seePage(page, "roster-1-send");
  await send(page, roster());
  await seePage(page, "roster-2-checked");
  const before = await countPeople();

  const short = page.getByRole("row").filter({ hasText: "180101*******3511" });
  await expect(page.locator("main").innerText()).resolves.not.toContain("18010119910103511");
  await short.getByRole("button", { name: "去这一行" }).click();
  await page.getByRole("button", { name: "显示完整号码" }).waitFor();
  await seePage(page, "roster-3-row");
  await page.getByRole("button", { name: "显示完整号码" }).click();
  const box = page.getByLabel("改成");
  await expect.poll(() => box.inputValue()).toBe("18010119910103511");
  await box.fill(identityNumber("1991-01-03", 851));
  await page.getByRole("button", { name: "保存这一格" }).click();
  await page.getByRole("heading", { level: 1, name: "检查完了，2 行要改" }).waitFor();

  await page.getByLabel(/行提醒已看过/).check();
  await page.getByRole("button", { name: "导入 7 行" }).click();
  await page.getByRole("heading", { level: 1, name: "已导入 7 行" }).waitFor();
  expect(await countPeople()).toBe(before + 7);
  await seePage(page, "roster-4-taken");

  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载 2 行待改表" }).click(),
  ]);
  const table = await openTable(await readFile(await saved.path()));
  const texts: string[] = [];
  for await (const line of table.sheets[0]?.rows() ?? [])
    texts.push(...line.cells.flatMap((cell) => ("text" in cell ? String(cell.text) : [])));
  await table.close();
  expect(texts).toContain("顾日期错");
  expect(texts).not.toContain("苏晚舟");
  await page.context().close();
});

test("the same file again changes nothing, and says so", async () => {
  const page = await village.signIn("dangwu", DESKTOP);
  const before = await countPeople();
  await send(page, roster());
  await page.getByText("没有变化").first().waitFor();
  await page.getByRole("button", { name: "看每一列" }).click();
  await page.getByText("表头在第 2 行").waitFor();
  // A narrower window and back again: the page stays as it was.
  await page.setViewportSize({ width: 600, height: 800 });
  await page.setViewportSize({ width: 1366, height: 768 });
  expect(await page.getByText("表头在第 2 行").count()).toBe(1);
  await seePage(page, "roster-5-again");
  await page.getByRole("button", { name: "没有变化，办结" }).click();
  await page.getByRole("heading", { level: 1, name: "没有变化，什么也没有写入" }).waitFor();
  expect(await countPeople()).toBe(before);
  await page.context().close();
});

test("somebody of the same name and birth date is shown side by side, on the phone too", async () => {
  const [held] = await village.ask<{ name: string; birth: string; sex: string; branch: string }>(
    `select p.name, p.birth_date as birth, p.sex, b.name as branch from people.person p join bodies.body b using (body_id)
     where length(p.birth_date) = 10 and p.member_type = '1' and b.name = $1 order by person_id limit 1`,
    [branch],
  );
  const number = Array.from({ length: 999 }, (_, index) => identityNumber(held?.birth ?? "", index)).find(
    (one) => Number(one[16]) % 2 === Number(held?.sex) % 2,
  );
  const file = makeWorkbook({
    sheets: [{ name: "名册", rows: [HEADER, row(1, held?.name ?? "", number ?? "")] }],
  });
  for (const screen of [DESKTOP, PHONE]) {
    const page = await village.signIn("dangwu", screen);
    await send(page, file, "同名.xlsx");
    await page.getByRole("button", { name: "要看一眼" }).click();
    await page.getByRole("button", { name: "去这一行" }).click();
    const beside = page.getByRole("table", { name: "并排看" });
    await beside.getByRole("link", { name: held?.name ?? "" }).waitFor();
    await beside.getByText("这一行").first().waitFor();
    await seePage(page, "roster-6-namesake");
    await page.context().close();
  }
});

test("a roster without a column for the branch waits until the clerk names the branch", async () => {
  const page = await village.signIn("dangwu", DESKTOP);
  const short = [
    ["姓名", "性别", "身份证号码", "入党时间"],
    ["葛小样", "男", identityNumber("1990-02-03", 881), "2015-07-01"],
  ];
  await page.goto("/imports");
  await page.getByLabel("连表头一起复制，粘贴在这里").fill(short.map((cells) => cells.join("\t")).join("\n"));
  await page.getByRole("button", { name: "检查粘贴的行" }).click();
  const box = page.getByRole("combobox", { name: "这份名册是哪个党支部的" });
  await box.waitFor();
  await seePage(page, "roster-8-choose");
  await box.fill(branch.slice(-14));
  await page.getByRole("listbox").getByRole("option").first().click();
  await page.getByRole("button", { name: "照此再查一遍" }).first().click();
  await page.getByRole("heading", { level: 1, name: "检查完了，1 行都可以导入" }).waitFor();
  await page.context().close();
});

test("pasted rows are checked, in English and in the dark", async () => {
  const page = await village.signIn("dangwu", { ...DESKTOP, at: "/imports", language: "en", theme: "dark" });
  await page
    .getByLabel("Copy with the header and paste here")
    .fill(
      [HEADER, row(1, "梁小样", identityNumber("1990-02-03", 871)), row(2, "梁一样", "123")]
        .map((cells) => cells.join("\t"))
        .join("\n"),
    );
  await page.getByRole("button", { name: "Check the pasted rows" }).click();
  await page.getByRole("heading", { level: 1, name: /1 row to mend/ }).waitFor();
  await page.getByRole("button", { name: "See the row" }).first().click();
  await seePage(page, "roster-7-pasted");
  await page.context().close();
});

test("an import and an export stand on a wide screen, in large type and in English", async () => {
  const [run] = await village.ask<{ id: string; body: string }>(
    `select run_id as id, r.body_id as body from rosters.import_run r join accounts.account a using (account_id)
     where a.sign_in_name = 'dangwu' and r.state = 'checked' order by run_id desc limit 1`,
  );
  const addresses = [`/imports/${run?.id}`, "/imports", `/exports/new?body=${run?.body}&columns=name,sex`];
  const looks = [
    { width: 1920, height: 1080 },
    { ...DESKTOP, size: "large", language: "en" },
    { ...PHONE, size: "large", theme: "dark" },
  ] as const;
  for (const look of looks) {
    const page = await village.signIn("dangwu", look);
    for (const [index, at] of addresses.entries()) {
      await page.goto(at);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await seePage(page, `roster-9-look-${index}`);
    }
    await page.context().close();
  }
});

test("a list goes out as shown: a long one after a second person agreed", async () => {
  const asker = await village.signIn("shichu", { ...DESKTOP, at: "/people?sex=2" });
  await asker.getByRole("link", { name: "导出名单" }).click();
  await asker.getByText("要第二个人同意").waitFor();
  await seePage(asker, "export-1-new");
  await asker.getByRole("button", { name: /^申请导出/ }).click();
  await asker.getByText("请写清用途").first().waitFor();
  expect(takeErrors(asker)).toEqual([expect.stringContaining("409")]);
  await seePage(asker, "export-2-reason");
  await asker.getByLabel("用途").fill("换届选举前核对女党员名册");
  await asker.getByRole("button", { name: /^申请导出/ }).click();
  await asker.getByRole("heading", { level: 1, name: /等人同意/ }).waitFor();
  await seePage(asker, "export-3-proposed");
  const address = new URL(asker.url()).pathname;

  const second = await village.signIn("erchu", { ...DESKTOP, at: "/imports" });
  await second.getByRole("link", { name: "去看" }).waitFor();
  await seePage(second, "export-4-waiting");
  await second.getByRole("link", { name: "去看" }).click();
  await second.getByRole("button", { name: /^同意导出/ }).waitFor();
  await seePage(second, "export-5-consent");
  await second.getByRole("button", { name: /^同意导出/ }).click();
  await second.getByRole("heading", { level: 1, name: /已导出/ }).waitFor();
  expect(await second.getByRole("button", { name: "下载" }).count()).toBe(0);
  await second.context().close();

  await asker.goto(address);
  await asker.getByRole("heading", { level: 1, name: /已导出/ }).waitFor();
  await seePage(asker, "export-6-done");
  const [saved] = await Promise.all([
    asker.waitForEvent("download"),
    asker.getByRole("button", { name: "下载" }).click(),
  ]);
  const table = await openTable(await readFile(await saved.path()));
  let rows = 0;
  for await (const line of table.sheets[0]?.rows() ?? []) rows += line.cells.length > 1 ? 1 : 0;
  await table.close();
  const [counted] = await village.ask<{ count: number }>(
    "select count(*)::int as count from people.person where sex = '2' and member_type in ('1', '2')",
  );
  expect(rows).toBe((counted?.count ?? 0) + 1);
  await asker.context().close();

  const phone = await village.signIn("shichu", { ...PHONE, at: address });
  await phone.getByRole("heading", { level: 1, name: /已导出/ }).waitFor();
  await seePage(phone, "export-6-done");
  await phone.context().close();
});
