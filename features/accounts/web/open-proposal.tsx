import { useState } from "react";
import { formatMoment } from "#foundation/messages/format.ts";
import { useMay, useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { FormActions } from "#ui/form/field-row.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { type ProposalView, settleProposal, withdrawProposal } from "../grants.contract.ts";
import { administrationMessages } from "./administration-messages.ts";
import { useRoleName } from "./role-name.ts";

/** One proposal that waits: who proposes what for whom and why, and the way to settle it. */
export function OpenProposal({ proposal }: { proposal: ProposalView }) {
  const t = useText(administrationMessages);
  const nameOf = useRoleName();
  const { fromDay: from, toDay: to } = proposal;
  return (
    <article className="proposal" aria-label={`${proposal.accountName} ${nameOf(proposal.role)}`}>
      <h3>
        <TextLink to={`/accounts/${proposal.accountId}`}>{proposal.accountName}</TextLink>
        <span>
          {nameOf(proposal.role)} {proposal.body?.name ?? t("installation")}
        </span>
        <span className="mut">{to === null ? t("dayFrom", { from }) : t("dayRange", { from, to })}</span>
      </h3>
      <p>{proposal.reason}</p>
      <p className="dim sm">
        {proposal.madeByName} {formatMoment(proposal.madeAt)}
      </p>
      <Settling proposal={proposal} />
    </article>
  );
}

function Settling({ proposal }: { proposal: ProposalView }) {
  const t = useText(administrationMessages);
  const say = useWords();
  const me = useMe();
  const maySettle = useMay("accounts.grant");
  const [refusing, setRefusing] = useState(false);
  const settle = useCommand(settleProposal);
  const withdraw = useCommand(withdrawProposal);
  const { proposalId } = proposal;
  const refusal = settle.refusal ?? withdraw.refusal;
  if (refusing) return <RefuseForm proposal={proposal} onClose={() => setRefusing(false)} />;
  const mine = proposal.madeBy === me.accountId;
  return (
    <>
      <div className="row wrap">
        {mine && (
          <Button small pending={withdraw.pending} onClick={() => withdraw.send({ proposalId })}>
            {t("withdraw")}
          </Button>
        )}
        {mine && <span className="mut sm">{t("yours")}</span>}
        {proposal.accountId === me.accountId && <span className="mut sm">{t("forYou")}</span>}
        {maySettle && !mine && proposal.accountId !== me.accountId && (
          <>
            <Button
              kind="pri"
              small
              pending={settle.pending}
              onClick={() => settle.send({ proposalId, verdict: "granted" })}
            >
              {t("grant")}
            </Button>
            <Button small onClick={() => setRefusing(true)}>
              {t("refuse")}
            </Button>
          </>
        )}
      </div>
      {refusal && (
        <MessageLine kind="stop" word={t("notDone")}>
          {say(refusal.words)}
        </MessageLine>
      )}
    </>
  );
}

function RefuseForm({ proposal, onClose }: { proposal: ProposalView; onClose: () => void }) {
  const t = useText(administrationMessages);
  const nameOf = useRoleName();
  const [note, setNote] = useState("");
  const command = useCommand(settleProposal);
  return (
    <Form
      label={t("refuseTitle", { name: proposal.accountName, role: nameOf(proposal.role) })}
      errors={command.fieldErrors}
      refusal={command.refusal?.words}
      labels={{ note: t("refuseReason") }}
      onSend={() =>
        command.send({ proposalId: proposal.proposalId, verdict: "refused", ...(note !== "" && { note }) })
      }
    >
      <TextField
        name="note"
        label={t("refuseReason")}
        hint={t("refuseNote")}
        value={note}
        onChange={setNote}
        maxLength={300}
      />
      <FormActions>
        <Button kind="pri" type="submit" pending={command.pending}>
          {t("refuse")}
        </Button>
        <Button onClick={onClose}>{t("notNow")}</Button>
      </FormActions>
    </Form>
  );
}
