import { Link } from "@tanstack/react-router";
import { useMe } from "#ui/account/me.tsx";
import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import type { PageEntry } from "#ui/page/page-entry.ts";
import { shellMessages } from "../messages.ts";
import { CommandBox } from "./command-box.tsx";
import { menuGroups } from "./menu.ts";
import { usePreferences } from "./use-preferences.ts";

/** What does not fit into a phone's four tabs: search, the other pages, language, theme, signing out. */
export function MorePage({ pages, onSignOut }: { pages: readonly PageEntry[]; onSignOut: () => void }) {
  const t = useText(shellMessages);
  const say = useWords();
  const me = useMe();
  const { language, theme, choose } = usePreferences();
  return (
    <div className="more stack">
      <PageHead title={t("more")}>
        <span className="mut">
          {me.name} {say(me.role)}
        </span>
      </PageHead>
      <CommandBox pages={pages} />
      {menuGroups(pages, me).map((group) => (
        <ul key={group.name} className="sheet">
          {group.pages.map((page) => (
            <li key={page.path}>
              <Link to={page.path}>{say(page.title)}</Link>
            </li>
          ))}
        </ul>
      ))}
      <div className="row wrap">
        <Button onClick={() => choose({ language: language === "zh" ? "en" : "zh" })}>
          {language === "zh" ? "English" : "中文"}
        </Button>
        <Button onClick={() => choose({ theme: theme === "dark" ? "light" : "dark" })}>
          {theme === "dark" ? t("light") : t("dark")}
        </Button>
        <Button onClick={onSignOut}>{t("signOut")}</Button>
      </div>
    </div>
  );
}
