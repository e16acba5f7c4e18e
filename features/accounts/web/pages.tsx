import type { PageEntry } from "#ui/page/page-entry.ts";
import { accountMessages } from "../messages.ts";

export const pages: readonly PageEntry[] = [
  {
    path: "/sign-in",
    title: accountMessages.signIn,
    audience: "everyone",
    load: () => import("./sign-in-page.tsx").then((file) => file.SignInPage),
  },
  {
    path: "/account",
    title: accountMessages.account,
    menu: { group: "keeping", order: 900 },
    load: () => import("./account-page.tsx").then((file) => file.AccountPage),
  },
];
