import type { PageEntry } from "#ui/page/page-entry.ts";
import { sieveMessages } from "../messages.ts";

export const pages: readonly PageEntry[] = [
  {
    path: "/sieve",
    title: sieveMessages.sieve,
    permission: "sieve.read",
    menu: { group: "keeping", order: 800 },
    load: () => import("./items-page.tsx").then((file) => file.ItemsPage),
  },
  {
    path: "/sieve/$item",
    title: sieveMessages.item,
    permission: "sieve.read",
    load: () => import("./item-page.tsx").then((file) => file.ItemPage),
  },
];
