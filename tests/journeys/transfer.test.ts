import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countGestures, type KeyLevel, type Operators, secondsOf, sumOf } from "./key-level.ts";
import { seePage, settle } from "./see-page.ts";
import { openVillage, type Village } from "./village.ts";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village?.close());

interface Seat {
  page: Page;
  level: KeyLevel;
}

/** Somebody at a desk, with the list of what awaits them open. */
async function sit(account: string, at = "/cases"): Promise<Seat> {
  const page = await village.signIn(account, { at });
  const level = await countGestures(page);
  await settle(page);
  return { page, level };
}

/** Opens the case of a member from the inbox and does its step, for which everything is offered already. */
async function agreeFromInbox(seat: Seat, name: string): Promise<void> {
  await seat.page.getByRole("link", { name, exact: true }).click();
  await seat.page.waitForURL(/cases\/\d+/);
  await press(seat.page);
}

/** The same on the page Today, where the row opens in place. */
async function agreeOnToday({ page }: Seat, name: string): Promise<void> {
  const row = page.locator(".due li").filter({ hasText: name });
  await row.getByRole("button", { name: "去办理" }).click();
  await settle(page);
  await seePage(page, "transfer-today");
  await press(page);
  await expect.poll(() => row.count()).toBe(0);
}

async function press(page: Page): Promise<void> {
  await settle(page);
  await page.locator(".act button[type=submit]").click();
  await settle(page);
}

interface Parties {
  member: string;
  initials: string;
  sender: string;
  receiver: string;
  receiverInitials: string;
}

/** A member of the secretary's branch and a branch of another committee, whose initials stand alone; its clerk is seated there. */
async function chooseParties(): Promise<Parties> {
  const [found] = await village.ask<Parties & { committeeId: string }>(
    `select p.name as member, p.initials, f.short_name as sender, r.short_name as receiver, r.initials as "receiverInitials",
       r.parent_id as "committeeId"
     from people.person p join bodies.body f using (body_id), accounts.account a join accounts.grant g using (account_id), bodies.body r
       join bodies.body c on c.body_id = r.parent_id and c.approves_admission
     where a.sign_in_name = 'shuji' and p.body_id = g.body_id and p.member_type = '1' and p.member_state = '1'
       and r.kind = '3' and r.ended_on is null
       and not exists (select from bodies.body s where s.body_id = g.body_id and s.lo between c.lo and c.hi)
       and not exists (select from people.person o where o.initials like p.initials || '%' and o.person_id <> p.person_id and o.body_id = p.body_id)
       and not exists (select from bodies.body o where o.initials like r.initials || '%' and o.body_id <> r.body_id)
     order by p.person_id, r.lo limit 1`,
  );
  if (!found) throw new Error("The village has no two sides for a transfer.");
  await village.ask(
    `update accounts.grant set body_id = $1
     where account_id = (select account_id from accounts.account where sign_in_name = 'quke')`,
    [found.committeeId],
  );
  return found;
}

/** The branch asks: for whom, where to, why, dues until when. */
async function ask({ page }: Seat, parties: Parties): Promise<void> {
  await page.getByRole("link", { name: "办一件新的" }).click();
  await page.locator('a[href="/cases/start?procedure=transfer"]').click();
  await settle(page);
  await page.getByLabel("给谁办").click();
  await page.keyboard.type(parties.initials);
  await page.getByRole("button", { name: `给${parties.member}办` }).click();
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(/cases\/\d+/);
  await settle(page);
  // The hand starts in the first empty field, the receiving branch.
  await page.keyboard.type(parties.receiverInitials);
  await page.getByRole("option", { name: parties.receiver }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2026-10");
  await seePage(page, "transfer-asked");
  await press(page);
}

test("a transfer from the request to the receipt takes hands and head no more than two minutes", async () => {
  const parties = await chooseParties();
  const seats: Record<string, Seat> = {};
  const branch = (seats["branch"] = await sit("shuji"));
  await ask(branch, parties);
  const sender = (seats["sender"] = await sit("dangwu", "/today"));
  await agreeOnToday(sender, parties.member);
  const receiver = (seats["receiver"] = await sit("quke"));
  await agreeFromInbox(receiver, parties.member);
  const again = (seats["receipt"] = await sit("dangwu"));
  await agreeFromInbox(again, parties.member);
  await seePage(again.page, "transfer-done");
  const sides = again.page.getByRole("region", { name: "转出方、介绍信、转入方" });
  expect(await sides.textContent()).toMatch(new RegExp(`${parties.sender}.*回执已到.*${parties.receiver}`));
  const [gone] = await village.ask(
    `select c.state, b.short_name as body from cases.case_file c join people.person p using (person_id)
       join bodies.body b on b.body_id = p.body_id
     where c.procedure = 'transfer' and p.name = $1 order by case_id desc limit 1`,
    [parties.member],
  );
  expect(gone).toEqual({ state: "closed", body: parties.receiver });
  const counts = Object.entries(seats).map(([who, { level }]) => [who, level.count()] as const);
  for (const [who, operators] of counts) console.log(lineOf(who, operators));
  const whole = sumOf(counts.map(([, operators]) => operators));
  console.log(lineOf("transfer", whole));
  // The dates, the distance and the validity are offered: nobody but the branch types.
  expect(counts.map(([, { K }]) => K > 0)).toEqual([true, false, false, false]);
  expect(whole).toMatchObject({ P: 12, B: 24, H: 4, M: 16 });
  expect(secondsOf(whole)).toBeLessThanOrEqual(120);
});

function lineOf(who: string, operators: Operators): string {
  const parts = Object.entries(operators).map(([name, count]) => `${name} ${count}`);
  return `${who}: ${secondsOf(operators).toFixed(1)} s by the keystroke-level model (${parts.join(", ")})`;
}
