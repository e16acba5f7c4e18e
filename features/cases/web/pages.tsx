import { lazy, Suspense } from "react";
import { call } from "#ui/api/call.ts";
import type { DueOpener } from "#ui/page/due-opener.ts";
import type { PageEntry, ShellAction } from "#ui/page/page-entry.ts";
import type { SearchSource } from "#ui/page/search-source.ts";
import { pageTitles } from "./page-titles.ts";

// Read after the first page: its contract would weigh on it.
const InboxCount = lazy(() => import("./inbox-count.tsx").then((file) => ({ default: file.InboxCount })));

const DueInPlace = lazy(() => import("./due-in-place.tsx").then((file) => ({ default: file.DueInPlace })));

function MenuCount() {
  return (
    <Suspense fallback={null}>
      <InboxCount />
    </Suspense>
  );
}

export const pages: readonly PageEntry[] = [
  {
    path: "/cases",
    title: pageTitles.cases,
    permission: "cases.read",
    menu: { group: "daily", order: 20, Count: MenuCount },
    phoneTab: { place: 2 },
    load: () => import("./inbox-page.tsx").then((file) => file.InboxPage),
  },
  {
    path: "/cases/all",
    title: pageTitles.all,
    permission: "cases.read",
    load: () => import("./all-page.tsx").then((file) => file.AllPage),
  },
  {
    path: "/cases/start",
    title: pageTitles.start,
    permission: "cases.open",
    load: () => import("./start-page.tsx").then((file) => file.StartPage),
  },
  {
    path: "/cases/plan",
    title: pageTitles.plan,
    permission: "cases.read",
    load: () => import("./plan-page.tsx").then((file) => file.PlanPage),
  },
  {
    path: "/cases/$caseId",
    title: pageTitles.case,
    permission: "cases.read",
    load: () => import("./case-page.tsx").then((file) => file.CasePage),
  },
];

export const actions: readonly ShellAction[] = [
  { title: pageTitles.start, also: ["byjxd", "立案", "lian"], to: "/cases/start", permission: "cases.open" },
  {
    title: pageTitles.admission,
    also: ["fzdy", "rudang"],
    to: "/cases/start?procedure=admission",
    permission: "cases.open",
  },
  {
    title: pageTitles.transfer,
    also: ["zzgxzj", "zhuanjie"],
    to: "/cases/start?procedure=transfer",
    permission: "cases.open",
  },
  { title: pageTitles.plan, also: ["ndjh"], to: "/cases/plan", permission: "cases.read" },
];

export const dueOpeners: readonly DueOpener[] = [{ prefix: "case-", Opened: DueInPlace }];

export const searches: readonly SearchSource[] = [
  {
    kind: pageTitles.cases,
    permission: "cases.read",
    async search(text, limit, signal) {
      if ([...text].length < 2) return [];
      const { listCases } = await import("../lists.contract.ts");
      const { rows } = await call(listCases, { text, limit, state: "running" }, { signal });
      return rows.map((row) => ({
        key: row.caseId,
        title: `${row.name} ${row.procedureName.zh}`,
        detail: `${row.step} ${row.stepName.zh}`,
        to: `/cases/${row.caseId}`,
      }));
    },
  },
];
