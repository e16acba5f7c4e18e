import type { PageEntry } from "#ui/page/page-entry.ts";
import { todayMessages } from "../messages.ts";
import { TodayCount } from "./today-count.tsx";

export const pages: readonly PageEntry[] = [
  {
    path: "/today",
    title: todayMessages.today,
    menu: { group: "daily", order: 10, Count: TodayCount },
    phoneTab: { place: 1 },
    load: () => import("./today-page.tsx").then((file) => file.TodayPage),
  },
];
