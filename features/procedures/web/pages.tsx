import type { PageEntry } from "#ui/page/page-entry.ts";
import { procedureMessages } from "../messages.ts";

export const pages: readonly PageEntry[] = [
  {
    path: "/procedures",
    title: procedureMessages.procedures,
    permission: "cases.read",
    menu: { group: "keeping", order: 700 },
    load: () => import("./procedures-page.tsx").then((file) => file.ProceduresPage),
  },
  {
    path: "/procedures/$procedure",
    title: procedureMessages.procedure,
    permission: "cases.read",
    load: () => import("./procedure-page.tsx").then((file) => file.ProcedurePage),
  },
];
