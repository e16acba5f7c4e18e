import type { PageEntry } from "#ui/page/page-entry.ts";
import { rosterTitles } from "./titles.ts";

export const pages: readonly PageEntry[] = [
  {
    path: "/imports",
    title: rosterTitles.imports,
    permission: "rosters.import",
    menu: { group: "figures", order: 10 },
    load: () => import("./imports-page.tsx").then((file) => file.ImportsPage),
  },
  {
    path: "/imports/$runId",
    title: rosterTitles.importRoster,
    permission: "rosters.import",
    load: () => import("./import-page.tsx").then((file) => file.ImportPage),
  },
  {
    path: "/exports/new",
    title: rosterTitles.exportList,
    permission: "rosters.export",
    load: () => import("./new-export-page.tsx").then((file) => file.NewExportPage),
  },
  {
    path: "/exports/$runId",
    title: rosterTitles.oneExport,
    permission: "rosters.export",
    load: () => import("./export-page.tsx").then((file) => file.ExportPage),
  },
];
