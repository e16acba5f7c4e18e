import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";
import { TextLink } from "#ui/page/link.tsx";

export interface Crumb {
  label: string;
  /** Address; the last crumb usually has none. */
  to?: string | undefined;
}

export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useText(uiMessages);
  return (
    <nav className="crumb" aria-label={t("breadcrumbs")}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.to ?? crumb.label}>
            {crumb.to === undefined ? crumb.label : <TextLink to={crumb.to}>{crumb.label}</TextLink>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
