import {
  type AnyRoute,
  createLazyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
} from "@tanstack/react-router";
import type { PageEntry } from "#ui/page/page-entry.ts";
import { InsideFrame, MoreRoute, PageFrame, StartRoute } from "./frame.tsx";
import { NoPage, Opening, PageFailed } from "./page-states.tsx";
import { parseSearch, stringifySearch } from "./search-text.ts";
import { MORE_PATH } from "./shell/phone-bars.tsx";

/** Milliseconds before an empty page says that it is being opened. */
const PENDING_MS = 400;

/** Makes the routes of the pages: those for everyone stand alone, the others inside the shell. */
export function makeRouter(pages: readonly PageEntry[]) {
  const root = createRootRoute({ component: Outlet });
  const inside = createRoute({ getParentRoute: () => root, id: "inside", component: InsideFrame });
  const open = pages.filter(isOpen).map((page) => routeOf(page, root));
  const closed = pages.filter((page) => !isOpen(page)).map((page) => routeOf(page, inside));
  const start = createRoute({ getParentRoute: () => inside, path: "/", component: StartRoute });
  const more = createRoute({ getParentRoute: () => inside, path: MORE_PATH, component: MoreRoute });
  return createRouter({
    routeTree: root.addChildren([...open, inside.addChildren([start, more, ...closed])]),
    defaultPreload: "intent",
    defaultPendingMs: PENDING_MS,
    defaultPendingComponent: Opening,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NoPage,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
  });
}

function isOpen(page: PageEntry): boolean {
  return page.audience === "everyone";
}

/** The page's code is loaded with the route, and ahead when a link to it is pointed at. */
function routeOf(page: PageEntry, parent: AnyRoute) {
  return createRoute({ getParentRoute: () => parent, path: page.path }).lazy(async () => {
    const Page = await page.load();
    function component() {
      return (
        <PageFrame page={page}>
          <Page />
        </PageFrame>
      );
    }
    return createLazyRoute(page.path)({ component });
  });
}
