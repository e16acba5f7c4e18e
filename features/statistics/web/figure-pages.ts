import type { PageEntry, ShellAction } from "#ui/page/page-entry.ts";
import { figureTitles } from "./figure-titles.ts";

/** The review, and the figures that it is made of. */
export const figurePages: readonly PageEntry[] = [
  {
    path: "/review",
    title: figureTitles.review,
    permission: "statistics.read",
    menu: { group: "figures", order: 30 },
    load: () => import("./review-page.tsx").then((file) => file.ReviewPage),
  },
  {
    path: "/statistics/indicators",
    title: figureTitles.indicators,
    permission: "statistics.read",
    load: () => import("./indicators-page.tsx").then((file) => file.IndicatorsPage),
  },
  {
    path: "/statistics/indicators/$code",
    title: figureTitles.indicator,
    permission: "statistics.read",
    load: () => import("./indicator-page.tsx").then((file) => file.IndicatorPage),
  },
  {
    path: "/statistics/annual",
    title: figureTitles.annual,
    permission: "statistics.read",
    load: () => import("./annual-page.tsx").then((file) => file.AnnualPage),
  },
  {
    path: "/statistics/requests",
    title: figureTitles.requests,
    permission: "statistics.read",
    load: () => import("./requests-page.tsx").then((file) => file.RequestsPage),
  },
  {
    path: "/statistics/requests/new",
    title: figureTitles.ask,
    permission: "statistics.ask",
    load: () => import("./ask-page.tsx").then((file) => file.AskPage),
  },
  {
    path: "/statistics/requests/$requestId",
    title: figureTitles.requests,
    permission: "statistics.read",
    load: () => import("./request-page.tsx").then((file) => file.RequestPage),
  },
];

export const figureActions: readonly ShellAction[] = [
  {
    title: figureTitles.review,
    also: ["ndzs", "niandu", "综述", "bdj"],
    to: "/review",
    permission: "statistics.read",
  },
  {
    title: figureTitles.ask,
    also: ["ys", "yaoshu", "报数"],
    to: "/statistics/requests/new",
    permission: "statistics.ask",
  },
  {
    title: figureTitles.annual,
    also: ["nb", "nianbao", "党内统计"],
    to: "/statistics/annual",
    permission: "statistics.read",
  },
  {
    title: figureTitles.indicators,
    also: ["zb", "zhibiao"],
    to: "/statistics/indicators",
    permission: "statistics.read",
  },
];
