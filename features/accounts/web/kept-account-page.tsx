import type { z } from "zod";
import { formatMoment } from "#foundation/messages/format.ts";
import { useMay, useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { Status, Tag } from "#ui/mark/status.tsx";
import { useAddressState, usePathPart } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { readAccount } from "../administration.contract.ts";
import { administrationMessages } from "./administration-messages.ts";
import { AccountAction, type ActionName } from "./account-action.tsx";
import { GrantsBlock } from "./grants-block.tsx";
import { ProposalsBlock } from "./proposals-block.tsx";
import { ProposeForm } from "./propose-form.tsx";

type Kept = z.output<typeof readAccount.output>;

const ACTIONS: readonly (ActionName | "propose")[] = ["propose", "reset", "disable", "enable"];

/** One account as the administrators see it: its state and its roles, nothing of what it works on. */
export function KeptAccountPage() {
  const t = useText(administrationMessages);
  const accountId = usePathPart("accountId");
  const look = useLook(readAccount, { accountId });
  if (look.problem)
    return <NotReached title={t("accountsUnread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={8} what={t("account")} />;
  return <KeptAccount account={look.data} />;
}

function KeptAccount({ account }: { account: Kept }) {
  const [address, change] = useAddressState();
  const action = ACTIONS.find((name) => name === address["do"]);
  const close = () => change({ do: undefined });
  return (
    <>
      <Head account={account} onChoose={(name) => change({ do: name })} />
      <div className="stack">
        {action === "propose" && <ProposeForm account={account} onClose={close} />}
        {action !== undefined && action !== "propose" && (
          <AccountAction key={action} name={action} account={account} onClose={close} />
        )}
        <GrantsBlock grants={account.grants} />
        <ProposalsBlock accountId={account.accountId} />
      </div>
    </>
  );
}

function Head({ account, onChoose }: { account: Kept; onChoose: (name: ActionName | "propose") => void }) {
  const t = useText(administrationMessages);
  const me = useMe();
  const mayKeep = useMay("accounts.manage");
  const mayPropose = useMay("accounts.propose");
  const foreign = me.accountId !== account.accountId;
  const disabled = account.disabledAt !== null;
  return (
    <PageHead
      title={account.displayName}
      crumbs={[{ label: t("accounts"), to: "/accounts" }]}
      actions={
        foreign && (
          <>
            {mayKeep && !disabled && <Button onClick={() => onChoose("reset")}>{t("reset")}</Button>}
            {mayKeep && (
              <Button onClick={() => onChoose(disabled ? "enable" : "disable")}>
                {t(disabled ? "enable" : "disable")}
              </Button>
            )}
            {mayPropose && !disabled && (
              <Button kind="pri" onClick={() => onChoose("propose")}>
                {t("propose")}
              </Button>
            )}
          </>
        )
      }
    >
      <span className="mut">{account.signInName}</span>
      <span className="mut">{t("openedOn", { at: formatMoment(account.madeAt) })}</span>
      {disabled && <Status kind="idle">{t("disabled")}</Status>}
      {account.oneTimeUntil !== null && (
        <Tag kind="warn">{t("waitsForChange", { until: formatMoment(account.oneTimeUntil) })}</Tag>
      )}
    </PageHead>
  );
}
