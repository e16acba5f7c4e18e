import { useState } from "react";
import { formatDay } from "#foundation/messages/format.ts";
import { useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { ButtonLink } from "#ui/page/link.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { confirmRearrangement, withdrawRearrangement } from "../rearrange.contract.ts";
import type { Rearrangement } from "./rearrangement-page.tsx";
import { rearrangeMessages } from "./rearrange-messages.ts";

/** What the change touches besides bodies: the figures of people. */
const REFRESHES = ["bodies", "people"];

/** Confirms, revises or withdraws; what forbids it stands beside the button. */
export function SettleSection({ matter }: { matter: Rearrangement }) {
  const t = useText(rearrangeMessages);
  const { language } = useLanguage();
  const { today } = useMe();
  const [reason, setReason] = useState("");
  const confirm = useCommand(confirmRearrangement, { refreshes: REFRESHES });
  const withdraw = useCommand(withdrawRearrangement);
  const { rearrangementId, version, mayConfirm, mayRevise } = matter;
  const blocks = matter.preview.checks.filter((check) => check.result === "block").length;
  const asksReason = matter.preview.checks.some((check) => check.result === "needs_approval");
  const day = formatDay(matter.effectiveOn, language, today);
  return (
    <Sheet>
      <Form
        label={t("rearrangement")}
        errors={confirm.fieldErrors}
        refusal={(confirm.refusal ?? withdraw.refusal)?.words}
        onSend={() =>
          confirm.send({ rearrangementId, version, ...(reason.trim() !== "" && { reason: reason.trim() }) })
        }
      >
        {mayConfirm && asksReason && (
          <TextField
            name="reason"
            label={t("reason")}
            hint={t("reasonHint")}
            value={reason}
            maxLength={300}
            onChange={setReason}
          />
        )}
        <div className="row wrap">
          {mayConfirm && (
            <Button
              kind="pri"
              type="submit"
              pending={confirm.pending}
              blocked={blocks > 0 ? t("blocked", { count: blocks }) : undefined}
            >
              {matter.effectiveOn > today ? t("confirmWaits", { day }) : t("confirmIt", { day })}
            </Button>
          )}
          {mayRevise && (
            <>
              <ButtonLink to={`/bodies/${matter.bodyId}/rearrange?plan=${rearrangementId}`}>
                {t("reviseIt")}
              </ButtonLink>
              <Button pending={withdraw.pending} onClick={() => withdraw.send({ rearrangementId, version })}>
                {t("withdrawIt")}
              </Button>
            </>
          )}
        </div>
        <Standing matter={matter} day={day} />
      </Form>
    </Sheet>
  );
}

/** Who settles it, where the reader does not, or what it waits for. */
function Standing({ matter, day }: { matter: Rearrangement; day: string }) {
  const t = useText(rearrangeMessages);
  const lines = [
    ...(matter.state === "waiting" ? [t("waitsFor", { day })] : []),
    ...(matter.state === "planned" && !matter.mayConfirm ? [t("mayNotConfirm")] : []),
    ...(matter.mayRevise ? [] : [t("mayNotRevise")]),
  ];
  return lines.length === 0 ? null : <p className="dim sm">{lines.join("；")}</p>;
}
