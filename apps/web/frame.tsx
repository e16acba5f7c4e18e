import { Navigate, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
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

/** Where an account changes the password that an administrator handed over. */
const PASSWORD_PATH = "/account";

/** The shell for an account; without one the way to sign in, and back to this address afterwards. */
export function InsideFrame() {
  const t = useText(shellMessages);
  const session = useSessionState();
  const { href, pathname } = useLocation();
  const pages = usePages();
  const signOut = useSignOut();
  if (session.state === "reading") return null;
  // The address changes before this frame goes: without the check it would be led on from there for ever.
  if (session.state === "nobody" && pathname === SIGN_IN_PATH) return null;
  if (session.state === "nobody") return <Navigate to={SIGN_IN_PATH} search={{ to: href }} replace />;
  if (session.state === "not_reached")
    return (
      <main>
        <NotReached title={t("notOpened")} problem={session.problem} onAgain={session.again} />
      </main>
    );
  const { me } = session;
  if (session.mustChangePassword && pathname !== PASSWORD_PATH) return <Lead to={PASSWORD_PATH} />;
  return (
    <MeProvider me={me}>
      <Shell pages={pages.filter((page) => !page.demoOnly || me.demo)} onSignOut={signOut}>
        <Outlet />
      </Shell>
    </MeProvider>
  );
}

/** Once for each start: `Navigate` would do it again and again while the page's code is read. */
function Lead({ to }: { to: string }) {
  const navigate = useNavigate();
  useEffect(() => void navigate({ to, replace: true }), [to, navigate]);
  return null;
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

/** The start is the first page of the account's menu; with a one-time password, where it is changed. */
export function StartRoute() {
  const t = useText(shellMessages);
  const session = useSessionState();
  const first = menuGroups(usePages(), useMe())[0]?.pages[0];
  // Leading elsewhere, it would be led back from there to the password for ever.
  const mustChange = session.state === "signed_in" && session.mustChangePassword;
  const path = mustChange ? PASSWORD_PATH : first?.path;
  const navigate = useNavigate();
  // Once for each start: a component that navigates as it is drawn would do so again while the page's code is read.
  useEffect(() => {
    if (path !== undefined) void navigate({ to: path, replace: true });
  }, [path, navigate]);
  if (path === undefined) return <Empty title={t("noRight")}>{t("noRightHint")}</Empty>;
  return null;
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
