import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { ConfirmSection } from "#ui/page/confirm-section.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { disableAccount, enableAccount, resetPassword } from "../administration.contract.ts";
import { administrationMessages } from "./administration-messages.ts";
import { OneTimePassword } from "./one-time-password.tsx";

export type ActionName = "reset" | "disable" | "enable";

interface AccountActionProps {
  name: ActionName;
  account: { accountId: string; displayName: string };
  onClose: () => void;
}

/** What is done to an account, with what follows from it, before it is done. */
export function AccountAction({ name, ...props }: AccountActionProps) {
  if (name === "reset") return <Reset {...props} />;
  return <Switch on={name === "enable"} {...props} />;
}

type ActionProps = Omit<AccountActionProps, "name">;

function Reset({ account, onClose }: ActionProps) {
  const t = useText(administrationMessages);
  const say = useWords();
  const command = useCommand(resetPassword);
  const { done, refusal } = command;
  if (done)
    return (
      <Sheet>
        <OneTimePassword password={done.password} until={done.until} />
        <Button onClick={onClose}>{t("done")}</Button>
      </Sheet>
    );
  return (
    <ConfirmSection
      title={t("resetTitle", { name: account.displayName })}
      consequences={[t("resetNow"), t("resetShown")]}
      action={t("reset")}
      pending={command.pending}
      onConfirm={() => command.send({ accountId: account.accountId })}
      onCancel={onClose}
    >
      {refusal && (
        <MessageLine kind="stop" word={t("notDone")}>
          {say(refusal.words)}
        </MessageLine>
      )}
    </ConfirmSection>
  );
}

function Switch({ on, account, onClose }: ActionProps & { on: boolean }) {
  const t = useText(administrationMessages);
  const say = useWords();
  const options = { onDone: onClose };
  const disable = useCommand(disableAccount, options);
  const enable = useCommand(enableAccount, options);
  const command = on ? enable : disable;
  return (
    <ConfirmSection
      title={on ? t("enable") : t("disableTitle", { name: account.displayName })}
      consequences={on ? [t("disableGrants")] : [t("disableNow"), t("disableGrants")]}
      action={t(on ? "enable" : "disable")}
      pending={command.pending}
      onConfirm={() => command.send({ accountId: account.accountId })}
      onCancel={onClose}
    >
      {command.refusal && (
        <MessageLine kind="stop" word={t("notDone")}>
          {say(command.refusal.words)}
        </MessageLine>
      )}
    </ConfirmSection>
  );
}
