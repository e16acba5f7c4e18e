import { Link } from "@tanstack/react-router";
import { useMe } from "#ui/account/me.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import type { PageEntry } from "#ui/page/page-entry.ts";
import { shellMessages } from "../messages.ts";
import { menuGroups } from "./menu.ts";

/** Main menu at the left. Only pages that exist and that the account may see. */
export function Rail({ pages }: { pages: readonly PageEntry[] }) {
  const t = useText(shellMessages);
  const me = useMe();
  return (
    <nav className="rail" aria-label={t("mainMenu")}>
      <Link to="/" className="mark">
        组工
      </Link>
      {menuGroups(pages, me).map((group) => (
        <ul key={group.name}>
          {group.pages.map((page) => (
            <MenuLine key={page.path} page={page} />
          ))}
        </ul>
      ))}
      {me.demo && (
        <p className="foot">
          {t("demo")}
          <br />
          {t("demoNote")}
        </p>
      )}
    </nav>
  );
}

function MenuLine({ page }: { page: PageEntry }) {
  const say = useWords();
  const Count = page.menu?.Count;
  return (
    <li>
      <Link to={page.path} activeProps={{ "aria-current": "page" }}>
        {say(page.title)}
        {Count !== undefined && (
          <span className="cnt">
            <Count />
          </span>
        )}
      </Link>
    </li>
  );
}
