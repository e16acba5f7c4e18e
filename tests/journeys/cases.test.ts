import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Life, lifeUntil } from "./admission-life.ts";
import { seePage, settle } from "./see-page.ts";
import { openVillage, type Village } from "./village.ts";
import { PHONE } from "./visitors.ts";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village?.close());

interface Branch {
  bodyId: string;
  /** Full members with names that nobody else in the city has. */
  members: [string, string];
  full: number;
}

/** A branch in the clerk's reach with two full members whose names stand alone. */
async function aBranch(): Promise<Branch> {
  const [found] = await village.ask<Branch>(
    `select p.body_id as "bodyId", (array_agg(p.name order by p.name))[1:2] as members,
       (select count(*)::int from people.person f where f.body_id = p.body_id and f.member_type = '1') as full
     from people.person p, accounts.account a join accounts.grant g using (account_id)
       join bodies.body s on s.body_id = g.body_id
     where a.sign_in_name = 'dangwu' and p.body_lo between s.lo and s.hi and p.member_type = '1'
       and (select count(*) from people.person o where o.name like p.name || '%') = 1
     group by p.body_id having count(*) >= 2 order by count(*) desc, p.body_id limit 1`,
  );
  if (!found) throw new Error("The village has no branch with two members of rare names.");
  return found;
}

/** Somebody who wants to apply, taken in over the interface of the product; not yet an applicant with a date. */
async function anApplicant(page: Page, bodyId: string, since: string): Promise<string> {
  const answer = await page.request.post("/api/people", {
    headers: { "x-zugong": "1", "idempotency-key": `journey-${bodyId}` },
    data: {
      bodyId,
      since,
      facts: { name: "试申请", sex: "1", birthDate: "1990-05-06", memberType: "5" },
      source: { kind: "form", title: "入党申请书", dated: since },
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const { personId } = (await answer.json()) as { personId: string };
  return personId;
}

interface Now {
  step: string;
  toType: { code: string; type: string; optional: boolean; suggested: unknown }[];
}

interface View {
  now: Now | null;
  state: string;
  version: number;
  counts: unknown;
}

async function nowOf(page: Page, caseId: string): Promise<View> {
  return (await page.request.get(`/api/cases/${caseId}`)).json() as never;
}

interface Typing {
  fields: number;
  keys: number;
  most: number;
  asked: string[];
}

/** May be left out by the form, but a rule asks for one of them. */
const NEEDED = new Set(["training_days"]);

/** Fills what the page asks, as a person would, and counts it. */
async function fillStep(
  page: Page,
  now: Now,
  valueOf: (code: string) => string | readonly string[] | undefined,
) {
  let [fields, keys] = [0, 0];
  for (const { code, type, optional, suggested } of now.toType) {
    // The contacts are offered as introducers: nobody types them again.
    if (type === "people" && suggested !== null) continue;
    if (optional && !NEEDED.has(code)) continue;
    const value = valueOf(code);
    if (value === undefined) {
      expect(optional, `${code} is asked at step ${now.step} and the journey does not know it`).toBe(true);
      continue;
    }
    const control = page.locator(`[name="values.${code}"]`);
    for (const word of Array.isArray(value) ? value : [value]) {
      if (type === "choice") await control.selectOption(word);
      else await control.fill(word);
      if (type === "person" || type === "people")
        await page.getByRole("option", { name: word }).first().click();
      keys += type === "choice" ? 1 : word.length;
    }
    fields += 1;
  }
  return { fields, keys };
}

/** From the application to the archive; answers what was typed. */
async function live(page: Page, caseId: string, life: Life, voters: number): Promise<Typing> {
  const typing: Typing = { fields: 0, keys: 0, most: 0, asked: [] };
  const entries = { review_on: [...life.reviews], probation_on: [...life.probations] };
  for (let round = 0; round < 40; round += 1) {
    const view = await nowOf(page, caseId);
    const { now } = view;
    if (now === null) return typing;
    const repeated = now.toType.find(({ code }) => code in entries);
    const day = repeated && entries[repeated.code as keyof typeof entries].shift();
    const { fields, keys } = await fillStep(page, now, (code) => {
      if (code === repeated?.code) return day;
      if (/_(present|for)$/.test(code)) return String(voters);
      if (/_(against)$/.test(code)) return "0";
      return life.values[code];
    });
    typing.fields += fields;
    typing.keys += keys;
    typing.most = Math.max(typing.most, fields);
    if (repeated === undefined)
      typing.asked.push(...now.toType.filter((f) => !f.optional).map((f) => f.code));
    const isLast = repeated !== undefined && entries[repeated.code as keyof typeof entries].length === 0;
    await goOn(page, caseId, view, isLast);
  }
  throw new Error("The admission has no end.");
}

/** Presses the button and waits until the case stands elsewhere. */
async function goOn(page: Page, caseId: string, before: View, isLast: boolean): Promise<void> {
  await settle(page);
  const button = page.locator(isLast ? ".act button:not([type=submit])" : ".act button[type=submit]").first();
  const words = await button.textContent();
  await button.click();
  const message = `step ${before.now?.step}: ${words}`;
  await expect
    .poll(async () => (await nowOf(page, caseId)).version, { message, timeout: 8000 })
    .toBeGreaterThan(before.version);
  await settle(page);
}

test("an admission from the application to the archive: few fields, none twice", async () => {
  const clerk = await village.signIn("shichu");
  const branch = await aBranch();
  const today = ((await (await clerk.request.get("/api/me")).json()) as { today: string }).today;
  const life = lifeUntil(today, branch.members);
  const personId = await anApplicant(clerk, branch.bodyId, life.values["application_on"] as string);
  await clerk.goto(`/cases/start?procedure=admission&person=${personId}`);
  await clerk.getByRole("button", { name: "给试申请办" }).click();
  await seePage(clerk, "cases-start");
  await clerk.locator("main button[type=submit]").click();
  await clerk.waitForURL(/cases\/\d+/);
  await seePage(clerk, "cases-first-step");
  const caseId = clerk.url().split("/").at(-1) as string;
  const typing = await live(clerk, caseId, life, branch.full);
  await seePage(clerk, "cases-done");
  console.log(`admission: ${typing.fields} fields, ${typing.keys} keys, at most ${typing.most} at a sitting`);
  expect((await nowOf(clerk, caseId)).state).toBe("closed");
  expect(typing.fields).toBeLessThanOrEqual(60);
  expect(typing.most).toBeLessThanOrEqual(12);
  expect(new Set(typing.asked).size).toBe(typing.asked.length);
  expect((await nowOf(clerk, caseId)).counts).toMatchObject({ twice: 0 });
  const [person] = await village.ask<{ type: string }>(
    "select member_type as type from people.person where person_id = $1",
    [personId],
  );
  expect(person?.type).toBe("1");
  const phone = await village.signIn("dangwu", { ...PHONE, at: `/cases/${caseId}` });
  await seePage(phone, "cases-done");
});
