import { Link } from "@tanstack/react-router";
import { useMay } from "#ui/account/me.tsx";
import { useText } from "#ui/language/language.tsx";
import { InboxCount } from "./inbox-count.tsx";
import { listMessages } from "./list-messages.ts";

/** The pages of cases beside each other: what awaits me, all of them, starting one, the plan. */
export function CaseTurns() {
  const t = useText(listMessages);
  const mayAct = useMay("cases.act");
  const mayOpen = useMay("cases.open");
  return (
    <nav className="turns" aria-label={t("turns")}>
      {mayAct && (
        <Turn to="/cases" name={t("inbox")}>
          <InboxCount />
        </Turn>
      )}
      <Turn to="/cases/all" name={t("all")} />
      {mayOpen && <Turn to="/cases/start" name={t("start")} />}
      <Turn to="/cases/plan" name={t("plan")} />
    </nav>
  );
}

function Turn({ to, name, children }: { to: string; name: string; children?: React.ReactNode }) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: true, includeSearch: false }}
      activeProps={{ "aria-current": "page" }}
    >
      {name}
      {children !== undefined && <span className="cnt">{children}</span>}
    </Link>
  );
}
