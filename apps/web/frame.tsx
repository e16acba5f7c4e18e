import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { MeProvider, may, useMe } from "#ui/account/me.tsx";
import { SIGN_IN_PATH, useSession } from "#ui/account/session.ts";
import { useText } from "#ui/language/language.tsx";
import { Empty, NotReached } from "#ui/page/states.tsx";
import type { PageEntry } from "#ui/page/page-entry.ts";
import { shellMessages } from "./messages.ts";
import { usePages } from "./pages-context.ts";
import { endSession, useSessionState } from "./session.ts";
import { menuGroups } from "./shell/menu.ts";
import { MorePage } from "./shell/more-page.tsx";
import { Shell } from "./shell/shell.tsx";

/** The shell for an account; without one the way to sign in, and back to this address afterwards. */
export function InsideFrame() {
  const t = useText(shellMessages);
  const session = useSessionState();
  const { href } = useLocation();
  const pages = usePages();
  const signOut = useSignOut();
  if (session.state === "reading") return null;
  if (session.state === "nobody") return <Navigate to={SIGN_IN_PATH} search={{ to: href }} replace />;
  if (session.state === "not_reached")
    return (
      <main>
        <NotReached title={t("notOpened")} problem={session.problem} onAgain={session.again} />
      </main>
    );
  const { me } = session;
  return (
    <MeProvider me={me}>
      <Shell pages={pages.filter((page) => !page.demoOnly || me.demo)} onSignOut={signOut}>
        <Outlet />
      </Shell>
    </MeProvider>
  );
}

/** A page that the account may not see says so instead of failing at its first look. */
export function PageFrame({ page, children }: { page: PageEntry; children: ReactNode }) {
  if (page.audience === "everyone") return children;
  return <PermittedPage page={page}>{children}</PermittedPage>;
}

function PermittedPage({ page, children }: { page: PageEntry; children: ReactNode }) {
  const t = useText(shellMessages);
  const me = useMe();
  if (may(me, page.permission)) return children;
  return <Empty title={t("noRight")}>{t("noRightHint")}</Empty>;
}

/** The start is the first page of the account's menu. */
export function StartRoute() {
  const t = useText(shellMessages);
  const first = menuGroups(usePages(), useMe())[0]?.pages[0];
  if (first === undefined) return <Empty title={t("noRight")}>{t("noRightHint")}</Empty>;
  return <Navigate to={first.path} replace />;
}

export function MoreRoute() {
  const me = useMe();
  const signOut = useSignOut();
  return <MorePage pages={usePages().filter((page) => !page.demoOnly || me.demo)} onSignOut={signOut} />;
}

function useSignOut(): () => void {
  const { end } = useSession();
  return () => void endSession().then(end);
}
