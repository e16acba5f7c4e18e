import type { PageEntry } from "#ui/page/page-entry.ts";
import { dictionaryMessages } from "../messages.ts";

export const pages: readonly PageEntry[] = [
  {
    path: "/dictionary",
    title: dictionaryMessages.dictionary,
    permission: "dictionary.read",
    menu: { group: "keeping", order: 100 },
    load: () => import("./dictionary-page.tsx").then((file) => file.DictionaryPage),
  },
];
