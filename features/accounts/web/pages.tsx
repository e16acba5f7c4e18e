import { lazy, Suspense } from "react";
import type { PageEntry, ShellAction } from "#ui/page/page-entry.ts";
import { accountMessages } from "../messages.ts";

// The page's code is not needed for a number: it comes when somebody who may see it opens the menu.
const LazyCount = lazy(() =>
  import("./proposal-count.tsx").then((file) => ({ default: file.ProposalCount })),
);

function ProposalCount() {
  return (
    <Suspense fallback={null}>
      <LazyCount />
    </Suspense>
  );
}

export const pages: readonly PageEntry[] = [
  {
    path: "/sign-in",
    title: accountMessages.signIn,
    audience: "everyone",
    load: () => import("./sign-in-page.tsx").then((file) => file.SignInPage),
  },
  {
    path: "/accounts",
    title: accountMessages.accounts,
    permission: "accounts.read",
    menu: { group: "keeping", order: 800 },
    load: () => import("./accounts-page.tsx").then((file) => file.AccountsPage),
  },
  {
    path: "/accounts/new",
    title: accountMessages.newAccount,
    permission: "accounts.manage",
    load: () => import("./new-account-page.tsx").then((file) => file.NewAccountPage),
  },
  {
    path: "/accounts/$accountId",
    title: accountMessages.accounts,
    permission: "accounts.read",
    load: () => import("./kept-account-page.tsx").then((file) => file.KeptAccountPage),
  },
  {
    path: "/grant-proposals",
    title: accountMessages.proposals,
    permission: "accounts.read",
    menu: { group: "keeping", order: 810, Count: ProposalCount },
    load: () => import("./proposals-page.tsx").then((file) => file.ProposalsPage),
  },
  {
    path: "/grants",
    title: accountMessages.grantsAt,
    permission: "accounts.read",
    menu: { group: "keeping", order: 820 },
    load: () => import("./grants-at-page.tsx").then((file) => file.GrantsAtPage),
  },
  {
    path: "/audit",
    title: accountMessages.audit,
    permission: "audit.read",
    menu: { group: "keeping", order: 830 },
    load: () => import("./audit-page.tsx").then((file) => file.AuditPage),
  },
  {
    path: "/account",
    title: accountMessages.account,
    menu: { group: "keeping", order: 900 },
    load: () => import("./account-page.tsx").then((file) => file.AccountPage),
  },
];

export const actions: readonly ShellAction[] = [
  {
    title: accountMessages.newAccount,
    also: ["kzh", "kaizhanghu"],
    to: "/accounts/new",
    permission: "accounts.manage",
  },
  { title: accountMessages.changePassword, also: ["gmm", "gaimima", "mima"], to: "/account" },
];
