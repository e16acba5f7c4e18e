import type { PageEntry, ShellAction } from "#ui/page/page-entry.ts";
import { figureActions, figurePages } from "./figure-pages.ts";
import { statisticsTitles } from "./titles.ts";

export const pages: readonly PageEntry[] = [
  {
    path: "/statistics",
    title: statisticsTitles.statistics,
    permission: "statistics.read",
    menu: { group: "figures", order: 20 },
    load: () => import("./crosstab-page.tsx").then((file) => file.CrosstabPage),
  },
  ...figurePages,
];

export const actions: readonly ShellAction[] = [
  {
    title: statisticsTitles.statistics,
    also: ["tj", "tongji", "tjb", "统计表"],
    to: "/statistics",
    permission: "statistics.read",
  },
  ...figureActions,
];
