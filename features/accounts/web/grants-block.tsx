import { useState } from "react";
import { formatMoment } from "#foundation/messages/format.ts";
import { useMay, useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { FormActions } from "#ui/form/field-row.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { endGrant, type GrantView } from "../grants.contract.ts";
import { administrationMessages } from "./administration-messages.ts";
import { useRoleName } from "./role-name.ts";

/** The roles of one account, those that ended after those that hold. */
export function GrantsBlock({ grants }: { grants: readonly GrantView[] }) {
  const t = useText(administrationMessages);
  return (
    <Block title={t("grants")} note={t("grantsNote")}>
      <GrantsTable grants={grants} empty={t("noGrants")} />
    </Block>
  );
}

interface GrantsTableProps {
  grants: readonly GrantView[];
  empty: string;
  /** Shows whose they are. */
  withAccount?: boolean;
}

export function GrantsTable({ grants, empty, withAccount }: GrantsTableProps) {
  const t = useText(administrationMessages);
  const nameOf = useRoleName();
  const mayEnd = useMay("accounts.grant");
  const me = useMe();
  const [ending, setEnding] = useState<string>();
  const account = {
    key: "account",
    title: t("account"),
    cell: (grant: GrantView) => <TextLink to={`/accounts/${grant.accountId}`}>{grant.accountName}</TextLink>,
  };
  return (
    <DataTable
      label={t("grants")}
      rows={grants}
      rowKey={(grant) => grant.grantId}
      empty={empty}
      below={(grant) =>
        grant.grantId === ending ? <EndForm grant={grant} onClose={() => setEnding(undefined)} /> : undefined
      }
      columns={[
        ...(withAccount ? [account] : []),
        { key: "role", title: t("role"), cell: (grant) => nameOf(grant.role) },
        { key: "body", title: t("body"), cell: (grant) => grant.body?.name ?? t("installation") },
        { key: "from", title: t("from"), width: 110, cell: (grant) => grant.fromDay },
        { key: "to", title: t("to"), width: 110, cell: (grant) => grant.toDay ?? t("noEnd") },
        { key: "by", title: t("by"), cell: (grant) => <Hands grant={grant} /> },
        { key: "state", title: t("state"), cell: (grant) => <GrantState grant={grant} /> },
        {
          key: "end",
          title: "",
          width: 80,
          cell: (grant) =>
            mayEnd &&
            grant.endedAt === null &&
            grant.accountId !== me.accountId && (
              <Button small onClick={() => setEnding(grant.grantId)}>
                {t("end")}
              </Button>
            ),
        },
      ]}
    />
  );
}

function Hands({ grant }: { grant: GrantView }) {
  const t = useText(administrationMessages);
  const hands = [grant.proposedBy, grant.grantedBy].filter((name) => name !== null);
  return <>{hands.length > 0 ? hands.join("、") : t("atInstallation")}</>;
}

function GrantState({ grant }: { grant: GrantView }) {
  const t = useText(administrationMessages);
  const { today } = useMe();
  if (grant.endedAt !== null)
    return (
      <Status kind="idle">
        {t("ended", { at: formatMoment(grant.endedAt), name: grant.endedBy ?? "" })}
      </Status>
    );
  if (grant.toDay !== null && grant.toDay <= today) return <Status kind="idle">{t("over")}</Status>;
  if (grant.fromDay > today) return <Status kind="now">{t("later")}</Status>;
  return <Status kind="ok">{t("holds")}</Status>;
}

function EndForm({ grant, onClose }: { grant: GrantView; onClose: () => void }) {
  const t = useText(administrationMessages);
  const nameOf = useRoleName();
  const [reason, setReason] = useState("");
  const command = useCommand(endGrant, { onDone: onClose });
  const title = t("endTitle", { role: nameOf(grant.role) });
  return (
    <Form
      label={title}
      errors={command.fieldErrors}
      refusal={command.refusal?.words}
      labels={{ reason: t("endReason") }}
      onSend={() => command.send({ grantId: grant.grantId, reason })}
    >
      <p className="mut">{t("endNow")}</p>
      <TextField name="reason" label={t("endReason")} value={reason} onChange={setReason} maxLength={300} />
      <FormActions>
        <Button kind="pri" type="submit" pending={command.pending}>
          {title}
        </Button>
        <Button onClick={onClose}>{t("notNow")}</Button>
      </FormActions>
    </Form>
  );
}
