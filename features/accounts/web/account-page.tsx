import { useState } from "react";
import { useLook } from "#ui/api/use-look.ts";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import type { z } from "zod";
import { readMe } from "../contract.ts";
import { accountMessages } from "../messages.ts";
import { describeRole, PERMISSIONS } from "../roles.contract.ts";
import { PasswordForm } from "./password-form.tsx";
import { PreferencesSheet } from "./preferences-sheet.tsx";
import { SessionsSheet } from "./sessions-sheet.tsx";

type Me = z.output<typeof readMe.output>;

/** One's own account: roles, appearance, password, where one is signed in. */
export function AccountPage() {
  const t = useText(accountMessages);
  const look = useLook(readMe, {});
  if (look.problem) return <NotReached title={t("account")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={8} what={t("account")} />;
  return <OwnAccount me={look.data} />;
}

function OwnAccount({ me }: { me: Me }) {
  const t = useText(accountMessages);
  // Kept here: with a one-time password the page around the form changes when it is done.
  const [changed, setChanged] = useState(false);
  const password = (
    <Sheet title={t("changePassword")}>
      <PasswordForm signInName={me.signInName} changed={changed} onChanged={() => setChanged(true)} />
    </Sheet>
  );
  if (me.mustChangePassword)
    return (
      <>
        <PageHead title={t("mustChange")}>
          <span className="mut">{me.name}</span>
        </PageHead>
        <div className="stack measure">
          <p>{t("mustChangeNote")}</p>
          {password}
        </div>
      </>
    );
  return (
    <>
      <PageHead title={t("account")}>
        <span className="mut">
          {me.name} {me.signInName}
        </span>
      </PageHead>
      <div className="cols even">
        <div className="stack">
          <RolesSheet me={me} />
          <SessionsSheet />
        </div>
        <div className="stack">
          <PreferencesSheet />
          {password}
        </div>
      </div>
    </>
  );
}

function RolesSheet({ me }: { me: Me }) {
  const t = useText(accountMessages);
  const say = useWords();
  const { language } = useLanguage();
  return (
    <Sheet title={t("myRoles")} note={t("myRolesNote")} space="list">
      <ul className="rows">
        {me.roles.map((role) => (
          <li key={`${role.role} ${role.body?.id ?? ""}`}>
            <span>
              <span className="b">{say(role.name)}</span> {role.body?.name ?? t("wholeInstallation")}
              <br />
              <span className="mut sm">
                {t("mayDo", {
                  list: describeRole(role.role)
                    .permissions.map((permission) => say(PERMISSIONS[permission].name))
                    .join(language === "zh" ? "、" : ", "),
                })}
              </span>
            </span>
          </li>
        ))}
        {me.roles.length === 0 && <li className="mut">{t("noRoles")}</li>}
      </ul>
    </Sheet>
  );
}
