import { Link } from "@tanstack/react-router";
import { useMe } from "#ui/account/me.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import type { PageEntry } from "#ui/page/page-entry.ts";
import { shellMessages } from "../messages.ts";
import { phoneTabs } from "./menu.ts";
import { SizeSwitch } from "./top-bar.tsx";

/** Address of the page that holds the rest of the menu on a phone. */
export const MORE_PATH = "/more";

/** Name of the product, the body, and 大字版. */
export function PhoneTop() {
  const me = useMe();
  return (
    <header className="phone-top">
      <Link to="/" className="mark">
        组工
      </Link>
      <span className="mut sm">{me.body.name}</span>
      <SizeSwitch />
    </header>
  );
}

/** At most four tabs at the bottom. */
export function PhoneTabs({ pages }: { pages: readonly PageEntry[] }) {
  const t = useText(shellMessages);
  const say = useWords();
  const { tabs, more } = phoneTabs(pages, useMe());
  return (
    <nav className="phone-tabs" aria-label={t("mainMenu")}>
      {tabs.map((page) => (
        <Link key={page.path} to={page.path} activeProps={{ "aria-current": "page" }}>
          {say(page.phoneTab?.title ?? page.title)}
        </Link>
      ))}
      {more && (
        <Link to={MORE_PATH} activeProps={{ "aria-current": "page" }}>
          {t("more")}
        </Link>
      )}
    </nav>
  );
}
