import type { DueOpener } from "#ui/page/due-opener.ts";
import type { PageEntry, ShellAction } from "#ui/page/page-entry.ts";
import type { SearchSource } from "#ui/page/search-source.ts";
import { shellMessages } from "./messages.ts";

/** What `features/<x>/web/pages.tsx` may export; the list of pages is needed, the rest only where there is any. */
interface FeaturePages {
  pages: readonly PageEntry[];
  actions?: readonly ShellAction[];
  searches?: readonly SearchSource[];
  dueOpeners?: readonly DueOpener[];
}

const features = Object.values(
  import.meta.glob<FeaturePages>("../../features/*/web/pages.tsx", { eager: true }),
);

/** The parts of the design system in every state, for those who build pages: by its address, in no menu. */
const gallery: PageEntry = {
  path: "/components",
  title: shellMessages.components,
  demoOnly: true,
  load: () => import("#ui/gallery/gallery.tsx").then((file) => file.Gallery),
};

/** Every page of the application. */
export function listPages(): PageEntry[] {
  return [...features.flatMap((feature) => feature.pages), gallery];
}

export function listActions(): ShellAction[] {
  return features.flatMap((feature) => feature.actions ?? []);
}

export function listSearches(): SearchSource[] {
  return features.flatMap((feature) => feature.searches ?? []);
}

export function listDueOpeners(): DueOpener[] {
  return features.flatMap((feature) => feature.dueOpeners ?? []);
}
