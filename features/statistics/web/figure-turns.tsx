import { Link } from "@tanstack/react-router";
import { useText } from "#ui/language/language.tsx";
import { figureMessages } from "./figure-messages.ts";

/** The pages of statistics beside each other. */
export function FigureTurns() {
  const t = useText(figureMessages);
  const pages = [
    ["/statistics", t("crosstab")],
    ["/statistics/indicators", t("indicators")],
    ["/statistics/annual", t("annual")],
    ["/statistics/requests", t("requests")],
  ] as const;
  return (
    <nav className="turns" aria-label={t("turns")}>
      {pages.map(([to, name]) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ "aria-current": "page" }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
