import { type Me, may } from "#ui/account/me.tsx";
import { MENU_GROUPS, type MenuGroup, type PageEntry } from "#ui/page/page-entry.ts";

export interface Group {
  name: MenuGroup;
  pages: PageEntry[];
}

/** The menu's groups in order, without what the account may not see and without empty groups. */
export function menuGroups(pages: readonly PageEntry[], me: Pick<Me, "permissions">): Group[] {
  const seen = pages.filter((page) => page.menu !== undefined && may(me, page.permission));
  return MENU_GROUPS.map((name) => ({
    name,
    pages: seen.filter((page) => page.menu?.group === name).toSorted((a, b) => orderOf(a) - orderOf(b)),
  })).filter((group) => group.pages.length > 0);
}

/** The tabs of a phone: at most four. When more pages are in the menu than there are tabs, the last place is "more". */
export function phoneTabs(
  pages: readonly PageEntry[],
  me: Pick<Me, "permissions">,
): { tabs: PageEntry[]; more: boolean } {
  const allowed = pages.filter((page) => may(me, page.permission));
  const tabs = allowed
    .filter((page) => page.phoneTab !== undefined)
    .toSorted((a, b) => (a.phoneTab?.place ?? 0) - (b.phoneTab?.place ?? 0));
  const inMenu = allowed.filter((page) => page.menu !== undefined && page.phoneTab === undefined);
  const more = inMenu.length > 0;
  return { tabs: tabs.slice(0, more ? 3 : 4), more };
}

function orderOf(page: PageEntry): number {
  return page.menu?.order ?? 0;
}
