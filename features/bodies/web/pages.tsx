import { call } from "#ui/api/call.ts";
import type { PageEntry, ShellAction } from "#ui/page/page-entry.ts";
import type { SearchSource } from "#ui/page/search-source.ts";
import { searchBodies } from "../contract.ts";
import { bodyMessages } from "../messages.ts";

const load = () => import("./bodies-page.tsx").then((file) => file.BodiesPage);

export const pages: readonly PageEntry[] = [
  {
    path: "/bodies",
    title: bodyMessages.bodies,
    permission: "bodies.read",
    menu: { group: "daily", order: 40 },
    phoneTab: { place: 4 },
    load,
  },
  { path: "/bodies/$bodyId", title: bodyMessages.bodies, permission: "bodies.read", load },
  {
    path: "/bodies/$bodyId/rearrange",
    title: bodyMessages.rearrange,
    permission: "bodies.rearrange",
    load: () => import("./rearrange-page.tsx").then((file) => file.RearrangePage),
  },
  {
    path: "/rearrangements",
    title: bodyMessages.rearrangements,
    permission: "bodies.rearrange",
    menu: { group: "daily", order: 45 },
    load: () => import("./rearrangements-page.tsx").then((file) => file.RearrangementsPage),
  },
  {
    path: "/rearrangements/$rearrangementId",
    title: bodyMessages.rearrangements,
    permission: "bodies.rearrange",
    load: () => import("./rearrangement-page.tsx").then((file) => file.RearrangementPage),
  },
];

export const actions: readonly ShellAction[] = [
  {
    title: bodyMessages.rearrangements,
    also: ["zztz", "zuzhitiaozheng"],
    to: "/rearrangements",
    permission: "bodies.rearrange",
  },
];

export const searches: readonly SearchSource[] = [
  {
    kind: bodyMessages.bodies,
    permission: "bodies.read",
    async search(text, limit, signal) {
      const { hits } = await call(searchBodies, { text, limit }, { signal });
      return hits.map((hit) => ({
        key: hit.id,
        title: hit.name,
        ...(hit.place !== null && { detail: hit.place }),
        to: `/bodies/${hit.id}`,
      }));
    },
  },
];
