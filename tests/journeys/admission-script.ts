import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { type Life, lifeUntil } from "./admission-life.ts";

interface Now {
  step: string;
  toType: { code: string; type: string; optional: boolean; suggested: unknown }[];
}

interface View {
  now: Now | null;
  state: string;
  version: number;
  counts: { typed: number; derived: number; twice: number };
  papers: { code: string; kind: string; state: string }[];
}

/** What a whole admission cost whoever typed it. */
export interface Typing {
  /** Fields typed by hand, at most at one sitting, and keys pressed in them. */
  fields: number;
  most: number;
  keys: number;
  sittings: number;
  /** Fields without which a step cannot go on, in the order in which they were asked. */
  asked: string[];
}

/** May be left out by the form, but a rule asks for one of them. */
const NEEDED = new Set(["training_days"]);
const MOST_ROUNDS = 40;
const PATIENCE_MS = 10_000;

export async function readCaseOf(page: Page, caseId: string): Promise<View> {
  return (await page.request.get(`/api/cases/${caseId}`)).json() as never;
}

/**
 * Types a case from its first step to its end, as a clerk would on its page, and counts.
 * @throws Error when a step does not go on, or asks what nobody knows
 */
export async function typeWholeLife(page: Page, caseId: string, life: Life, voters: number): Promise<Typing> {
  const typing: Typing = { fields: 0, keys: 0, most: 0, sittings: 0, asked: [] };
  const entries: Record<string, string[]> = {
    review_on: [...life.reviews],
    probation_on: [...life.probations],
  };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const view = await readCaseOf(page, caseId);
    if (view.now === null) return typing;
    const repeated = view.now.toType.find(({ code }) => code in entries)?.code;
    const left = repeated === undefined ? undefined : entries[repeated];
    const day = left?.shift();
    await typeStep(page, view.now, typing, (code) => {
      if (code === repeated) return day;
      if (/_(present|for)$/.test(code)) return String(voters);
      return code.endsWith("_against") ? "0" : life.values[code];
    });
    if (repeated === undefined)
      typing.asked.push(...view.now.toType.filter((field) => !field.optional).map((field) => field.code));
    await goOn(page, caseId, view, left?.length === 0);
  }
  throw new Error("The admission has no end.");
}

/** Fills what the page asks at a step; what is offered already is not typed again. */
async function typeStep(
  page: Page,
  now: Now,
  typing: Typing,
  valueOf: (code: string) => string | readonly string[] | undefined,
): Promise<void> {
  let fields = 0;
  for (const { code, type, optional, suggested } of now.toType) {
    // An offered answer stands; an offered day is another than the one on which it was done.
    if ((suggested !== null && type !== "date") || (optional && !NEEDED.has(code))) continue;
    const value = valueOf(code);
    if (value === undefined) {
      if (optional) continue;
      throw new Error(`${code} is asked at step ${now.step}, and nobody knows it`);
    }
    typing.keys += await typeField(page, code, type, value);
    fields += 1;
  }
  typing.fields += fields;
  typing.most = Math.max(typing.most, fields);
  typing.sittings += 1;
}

/** @returns keys pressed: one for a choice, the letters and one to take a name, the letters of a text */
async function typeField(
  page: Page,
  code: string,
  type: string,
  value: string | readonly string[],
): Promise<number> {
  const control = page.locator(`[name="values.${code}"]`);
  const words = typeof value === "string" ? [value] : value;
  let keys = 0;
  for (const word of words) {
    if (type === "choice") await control.selectOption(word);
    else await control.fill(word);
    const isName = type === "person" || type === "people";
    if (isName) await page.getByRole("option", { name: word }).first().click();
    keys += type === "choice" ? 1 : word.length + (isName ? 1 : 0);
  }
  return keys;
}

/** Presses the button and waits until the case stands elsewhere and its page with it. */
async function goOn(page: Page, caseId: string, before: View, isLast: boolean): Promise<void> {
  await calm(page);
  const button = page.locator(isLast ? ".act button:not([type=submit])" : ".act button[type=submit]").first();
  const words = await button.textContent();
  const until = Date.now() + PATIENCE_MS;
  while ((await button.getAttribute("aria-disabled")) === "true") {
    if (Date.now() > until)
      throw new Error(`Step ${before.now?.step} is held up: ${await page.locator(".act").textContent()}`);
    await sleep(60);
  }
  await button.click();
  while ((await readCaseOf(page, caseId)).version <= before.version) {
    if (Date.now() > until) throw new Error(`Step ${before.now?.step} did not go on: ${words}`);
    await sleep(60);
  }
  await calm(page);
}

async function calm(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
}

const CHANGE = { "x-zugong": "1" };

/** Papers of a case, as they came to lie in its file. */
export interface Filed {
  /** Printed out of the facts of the case. */
  printed: string[];
  /** Signed on paper: their scans. */
  scanned: string[];
  /** Items of the shorter archive list, and how many of them are there. */
  items: number;
  complete: number;
}

/**
 * Has every paper of the case made and printed, attaches scans of those that live on paper only, and reads the list.
 * The scan is the print of another paper: no real one is at hand.
 */
export async function filePapers(page: Page, caseId: string): Promise<Filed> {
  const { papers } = await readCaseOf(page, caseId);
  const printed: string[] = [];
  let scan: Buffer = Buffer.alloc(0);
  for (const { code } of papers.filter(({ kind }) => kind === "generated")) {
    scan = await printPaper(page, caseId, code);
    if (scan.subarray(0, 5).toString() === "%PDF-") printed.push(code);
  }
  const originals = papers.filter(({ kind }) => kind === "original").map(({ code }) => code);
  for (const code of originals) await attach(page, caseId, code, scan);
  const answer = await page.request.get(`/api/cases/${caseId}/archive`);
  const { profiles } = (await answer.json()) as { profiles: { code: string; items: number }[] };
  const shortest = profiles.toSorted((a, b) => a.items - b.items)[0];
  const list = await page.request.get(`/api/cases/${caseId}/archive?profile=${shortest?.code}`);
  const { complete } = (await list.json()) as { complete: number };
  return { printed, scanned: originals, items: shortest?.items ?? 0, complete };
}

async function printPaper(page: Page, caseId: string, material: string): Promise<Buffer> {
  const made = await page.request.post(`/api/cases/${caseId}/papers`, {
    headers: { ...CHANGE, "idempotency-key": `paper-${caseId}-${material}` },
    data: { material },
  });
  if (!made.ok()) throw new Error(`${material} was not made: ${await made.text()}`);
  const { documentId } = (await made.json()) as { documentId: string };
  return (await page.request.get(`/api/cases/${caseId}/papers/${documentId}/pdf`)).body();
}

async function attach(page: Page, caseId: string, material: string, scan: Buffer): Promise<void> {
  const answer = await page.request.post(`/api/cases/${caseId}/originals/${material}?name=scan.pdf`, {
    headers: {
      ...CHANGE,
      "content-type": "application/octet-stream",
      "idempotency-key": `scan-${caseId}-${material}`,
    },
    data: scan,
  });
  if (!answer.ok()) throw new Error(`${material} was not attached: ${await answer.text()}`);
}

export interface Ask {
  <T>(text: string, values?: unknown[]): Promise<T[]>;
}

/** Opens a case for somebody new in a branch of the city; answers its id and how many may vote there. */
export async function openAdmission(page: Page, ask: Ask): Promise<Opened> {
  const branch = await findBranch(ask);
  const { today } = (await (await page.request.get("/api/me")).json()) as { today: string };
  const life = lifeUntil(today, branch.members);
  const since = String(life.values["application_on"]);
  const added = await page.request.post("/api/people", {
    headers: { ...CHANGE, "idempotency-key": `applicant-${branch.bodyId}` },
    data: {
      bodyId: branch.bodyId,
      since,
      facts: {
        name: APPLICANT,
        sex: "1",
        birthDate: "1990-05-06",
        memberType: "5",
        workPost: "镇便民服务中心",
      },
      source: { kind: "form", title: "入党申请书", dated: since },
    },
  });
  if (!added.ok()) throw new Error(`Nobody was added: ${await added.text()}`);
  const { personId } = (await added.json()) as { personId: string };
  await page.goto(`/cases/start?procedure=admission&person=${personId}`);
  await page.getByRole("button", { name: `给${APPLICANT}办` }).click();
  return { personId, life, voters: branch.full };
}

export interface Opened {
  personId: string;
  life: Life;
  voters: number;
}

const APPLICANT = "试申请";

interface Branch {
  bodyId: string;
  /** Full members with names that nobody else in the city has. */
  members: [string, string];
  full: number;
}

/** A branch in the clerk's reach with two full members whose names stand alone. */
async function findBranch(ask: Ask): Promise<Branch> {
  const [found] = await ask<Branch>(
    `select p.body_id as "bodyId", (array_agg(p.name order by p.name))[1:2] as members,
       (select count(*)::int from people.person f where f.body_id = p.body_id and f.member_type = '1') as full
     from people.person p, accounts.account a join accounts.grant g using (account_id)
       join bodies.body s on s.body_id = g.body_id
     where a.sign_in_name = 'dangwu' and p.body_lo between s.lo and s.hi and p.member_type = '1'
       and (select count(*) from people.person o where o.name like p.name || '%') = 1
     group by p.body_id having count(*) >= 2 order by count(*) desc, p.body_id limit 1`,
  );
  if (!found) throw new Error("The city has no branch with two members of rare names.");
  return found;
}

/** Opens the case that the page shows ready to be opened. @returns its id */
export async function pressOpen(page: Page): Promise<string> {
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(/cases\/\d+/);
  await calm(page);
  return page.url().split("/").at(-1) ?? "";
}
