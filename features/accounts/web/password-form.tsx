import { useState } from "react";
import { useRefresh } from "#ui/api/use-look.ts";
import { SESSION_KEY } from "#ui/account/session.ts";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { FormActions } from "#ui/form/field-row.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { changePassword } from "../contract.ts";
import { accountMessages } from "../messages.ts";

interface PasswordFormProps {
  signInName: string;
  changed: boolean;
  onChanged: () => void;
}

/** One's own password. Browsers and password keepers are told which field is which. */
export function PasswordForm({ signInName, changed, onChanged }: PasswordFormProps) {
  const t = useText(accountMessages);
  const [password, setPassword] = useState("");
  const [newPassword, setNewPassword] = useState("");
  const refresh = useRefresh();
  const command = useCommand(changePassword, {
    onDone() {
      setPassword("");
      setNewPassword("");
      onChanged();
      // With a one-time password everything else was closed until now.
      refresh(SESSION_KEY[0]);
    },
  });
  return (
    <Form
      label={t("changePassword")}
      errors={command.fieldErrors}
      refusal={command.refusal?.words}
      labels={{ password: t("oldPassword"), newPassword: t("newPassword") }}
      onSend={() => command.send({ password, newPassword })}
    >
      <TextField
        name="password"
        type="password"
        label={t("oldPassword")}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <TextField
        name="newPassword"
        type="password"
        label={t("newPassword")}
        hint={t("newPasswordHint")}
        value={newPassword}
        onChange={setNewPassword}
        autoComplete="new-password"
      />
      <FormActions>
        <input
          type="text"
          className="vh"
          tabIndex={-1}
          aria-hidden="true"
          autoComplete="username"
          value={signInName}
          readOnly
        />
        <Button kind="pri" type="submit" pending={command.pending}>
          {t("changePassword")}
        </Button>
      </FormActions>
      {changed && (
        <MessageLine kind="ok" word={t("passwordChanged")}>
          {t("passwordChangedNote")}
        </MessageLine>
      )}
    </Form>
  );
}
