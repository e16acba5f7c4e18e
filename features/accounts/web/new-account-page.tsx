import { useState } from "react";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { FormActions } from "#ui/form/field-row.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { ButtonLink } from "#ui/page/link.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { createAccount } from "../administration.contract.ts";
import { administrationMessages } from "./administration-messages.ts";
import { OneTimePassword } from "./one-time-password.tsx";

const NOTHING = { signInName: "", displayName: "", personId: "" };

/** Opens an account and shows its one-time password once. */
export function NewAccountPage() {
  const t = useText(administrationMessages);
  const command = useCommand(createAccount);
  const { done } = command;
  return (
    <>
      <PageHead
        title={done ? t("opened") : t("newAccount")}
        crumbs={[{ label: t("accounts"), to: "/accounts" }]}
      />
      <div className="measure stack">
        {done ? (
          <>
            <Sheet>
              <OneTimePassword password={done.password} until={done.until} />
            </Sheet>
            <MessageLine kind="now" word={t("propose")}>
              {t("openedNext")}
            </MessageLine>
            <div className="row">
              <ButtonLink kind="pri" to={`/accounts/${done.accountId}`}>
                {t("toAccount")}
              </ButtonLink>
              <Button onClick={command.reset}>{t("another")}</Button>
            </div>
          </>
        ) : (
          <Sheet>
            <NewAccountForm command={command} />
          </Sheet>
        )}
      </div>
    </>
  );
}

type Opening = ReturnType<typeof useCommand<typeof createAccount.input, typeof createAccount.output>>;

function NewAccountForm({ command }: { command: Opening }) {
  const t = useText(administrationMessages);
  const [typed, setTyped] = useState(NOTHING);
  const put = (field: keyof typeof NOTHING) => (value: string) => setTyped({ ...typed, [field]: value });
  const { personId, ...needed } = typed;
  return (
    <Form
      label={t("newAccount")}
      errors={command.fieldErrors}
      refusal={command.refusal?.words}
      labels={{ signInName: t("signInName"), displayName: t("name"), personId: t("personId") }}
      onSend={() => command.send({ ...needed, ...(personId !== "" && { personId }) })}
    >
      <TextField
        name="displayName"
        label={t("name")}
        value={typed.displayName}
        onChange={put("displayName")}
        maxLength={60}
      />
      <TextField
        name="signInName"
        label={t("signInName")}
        hint={t("signInNameHint")}
        value={typed.signInName}
        onChange={put("signInName")}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        name="personId"
        label={t("personId")}
        hint={t("personIdHint")}
        optional
        inputMode="numeric"
        value={typed.personId}
        onChange={put("personId")}
        maxLength={19}
      />
      <FormActions>
        <Button kind="pri" type="submit" pending={command.pending}>
          {t("newAccount")}
        </Button>
      </FormActions>
    </Form>
  );
}
