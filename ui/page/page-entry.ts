import type { ComponentType } from "react";
import type { Words } from "#foundation/endpoint.ts";

/** Groups of the menu, in its order: daily work, the matters of the organisation, data and figures, keeping house. */
export const MENU_GROUPS = ["daily", "matters", "figures", "keeping"] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

/** One page of a feature. The shell makes its route, and its place in the menu if it has one. */
export interface PageEntry {
  /** Address with `$name` for its parts: "/people/$personId". */
  path: string;
  title: Words;
  /** Asked before the page is shown; without it every account may see the page. */
  permission?: string | undefined;
  /** `everyone`: shown without an account and without the shell, such as signing in. */
  audience?: "accounts" | "everyone";
  menu?: MenuPlace | undefined;
  /** In a demonstration only. */
  demoOnly?: boolean;
  /** Place among the bottom tabs of a phone (1 to 4), with a shorter word if the title is long. */
  phoneTab?: { place: 1 | 2 | 3 | 4; title?: Words } | undefined;
  /** Loads the page's code when it is first opened. */
  load: () => Promise<ComponentType>;
}

export interface MenuPlace {
  group: MenuGroup;
  /** Order within the group, small numbers first; leave gaps of ten. */
  order: number;
  /** Draws the number at the right of the menu's line (今日 12), or nothing. */
  Count?: ComponentType;
}

/** Something that the command box can do: open a page, start a matter. */
export interface ShellAction {
  title: Words;
  /** Further words by which it is found, pinyin initials among them: "djdh". */
  also?: readonly string[];
  to: string;
  permission?: string | undefined;
}
