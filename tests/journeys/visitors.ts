import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findBrowser } from "../kit/find-browser.ts";
import { watchPage } from "./see-page.ts";

export interface PageChoice {
  /** The address to open, "/people"; else the account's start. */
  at?: string;
  width?: number;
  height?: number;
  touch?: boolean;
  theme?: "light" | "dark";
  size?: "normal" | "large";
  language?: "zh" | "en";
}

/** The two screens on which every page must stand: a clerk's old desktop, a secretary's phone. */
export const DESKTOP: PageChoice = { width: 1366, height: 768 };
export const PHONE: PageChoice = { width: 390, height: 844, touch: true };

const DEMONSTRATION_PASSWORD = "zugong-demo";

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
  });
}

type Kept = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Those who sit before the browser; whoever signed in once is not asked again. */
export class Visitors {
  readonly #browser: Browser;
  readonly #url: string;
  readonly #kept = new Map<string, Kept>();

  constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  async signIn(account: string, choice: PageChoice & { password?: string } = {}): Promise<Page> {
    const { width = 1366, height = 768, touch = false } = choice;
    const kept = this.#kept.get(account);
    const context = await this.#browser.newContext({
      baseURL: this.#url,
      viewport: { width, height },
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      reducedMotion: "reduce",
      hasTouch: touch,
      isMobile: touch,
      ...(kept && { storageState: kept }),
    });
    const page = await context.newPage();
    watchPage(page);
    if (!kept) {
      await fillIn(page, account, choice.password ?? DEMONSTRATION_PASSWORD);
      this.#kept.set(account, await context.storageState());
    }
    await choose(context, choice);
    await page.goto(choice.at ?? "/");
    return page;
  }
}

async function fillIn(page: Page, account: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("登录名").fill(account);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in" && url.pathname !== "/");
}

/** The look belongs to the account and is kept by the server, so it is set there. */
async function choose(context: BrowserContext, choice: PageChoice): Promise<void> {
  const { theme = "light", size = "normal", language = "zh" } = choice;
  const answer = await context.request.put("/api/me/preferences", {
    headers: { "x-zugong": "1", "idempotency-key": crypto.randomUUID() },
    data: { theme, textSize: size, language },
  });
  if (!answer.ok()) throw new Error(`Preferences: ${answer.status()} ${await answer.text()}`);
}
