import type { PageEntry } from "#ui/page/page-entry.ts";
import { rosterMessages } from "../messages.ts";
import { exportMessages } from "./export-messages.ts";

export const pages: readonly PageEntry[] = [
  {
    path: "/imports",
    title: rosterMessages.imports,
    permission: "rosters.import",
    menu: { group: "figures", order: 10 },
    load: () => import("./imports-page.tsx").then((file) => file.ImportsPage),
  },
  {
    path: "/imports/$runId",
    title: rosterMessages.importRoster,
    permission: "rosters.import",
    load: () => import("./import-page.tsx").then((file) => file.ImportPage),
  },
  {
    path: "/exports/new",
    title: exportMessages.exportList,
    permission: "rosters.export",
    load: () => import("./new-export-page.tsx").then((file) => file.NewExportPage),
  },
  {
    path: "/exports/$runId",
    title: exportMessages.oneExport,
    permission: "rosters.export",
    load: () => import("./export-page.tsx").then((file) => file.ExportPage),
  },
];
