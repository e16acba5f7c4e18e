import { useState } from "react";
import { useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { changePassword } from "../contract.ts";
import { accountMessages } from "../messages.ts";

/** One's own account: who one is here, and the password. */
export function AccountPage() {
  const t = useText(accountMessages);
  const say = useWords();
  const me = useMe();
  return (
    <>
      <PageHead title={t("account")}>
        <span className="mut">
          {me.name} {say(me.role)}
        </span>
      </PageHead>
      <Sheet title={t("changePassword")}>
        <PasswordForm />
      </Sheet>
    </>
  );
}

function PasswordForm() {
  const t = useText(accountMessages);
  const [password, setPassword] = useState("");
  const [newPassword, setNewPassword] = useState("");
  const command = useCommand(changePassword);
  return (
    <Form
      label={t("changePassword")}
      errors={command.fieldErrors}
      refusal={command.refusal?.words}
      labels={{ password: t("password"), newPassword: t("newPassword") }}
      onSend={() => command.send({ password, newPassword })}
    >
      <TextField
        name="password"
        type="password"
        label={t("password")}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <TextField
        name="newPassword"
        type="password"
        label={t("newPassword")}
        value={newPassword}
        onChange={setNewPassword}
        autoComplete="new-password"
      />
      <Button kind="pri" type="submit" pending={command.pending}>
        {t("changePassword")}
      </Button>
      {command.done && (
        <MessageLine kind="ok" word={t("changePassword")}>
          {t("passwordChanged")}
        </MessageLine>
      )}
    </Form>
  );
}
