import { useState } from "react";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { sieveMessages } from "../messages.ts";
import { type FindingView, isOpen } from "./finding-groups.ts";
import type { Say } from "./finding-list.tsx";

interface Props {
  finding: FindingView;
  may: boolean;
  pending: boolean;
  onSay: Say;
}

/** One finding of an open group: the place, what it rests on, what was said of it, what may be said. */
export function FindingRow({ finding, may, pending, onSay }: Props) {
  const t = useText(sieveMessages);
  const words = useWords();
  const [rejecting, setRejecting] = useState(false);
  const { key, verdict } = finding;
  return (
    <li>
      <p>
        {verdict.state === "accepted" && <span className="ok">✓ </span>}
        {words(finding.reason)}
      </p>
      <p className="sm dim">{t("basis", { text: words(finding.citation) })}</p>
      <VerdictLine verdict={verdict} />
      {may && !rejecting && (
        <p className="row">
          {isOpen(finding) ? (
            <>
              <Button small pending={pending} onClick={() => onSay([key], "accepted")}>
                {t("accept")}
              </Button>
              <Button kind="text" small onClick={() => setRejecting(true)}>
                {t("reject")}
              </Button>
            </>
          ) : (
            <Button kind="text" small pending={pending} onClick={() => onSay([key], "open")}>
              {t("takeBack")}
            </Button>
          )}
        </p>
      )}
      {rejecting && (
        <ReasonForm
          pending={pending}
          onLeave={() => setRejecting(false)}
          onSend={(reason) => {
            setRejecting(false);
            onSay([key], "rejected", reason);
          }}
        />
      )}
    </li>
  );
}

function VerdictLine({ verdict }: { verdict: FindingView["verdict"] }) {
  const t = useText(sieveMessages);
  if (verdict.state === "open") return undefined;
  const values = { on: verdict.on ?? "", by: verdict.by ?? "", reason: verdict.reason ?? "" };
  const key = { accepted: "acceptedBy", rejected: "rejectedBy", stale: "stale" } as const;
  return <p className="sm mut">{t(key[verdict.state], values)}</p>;
}

function ReasonForm(props: { pending: boolean; onLeave: () => void; onSend: (reason: string) => void }) {
  const t = useText(sieveMessages);
  const [reason, setReason] = useState("");
  return (
    <Form label={t("rejectReason")} className="form" onSend={() => props.onSend(reason)}>
      <TextField
        name="reason"
        label={t("rejectReason")}
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
      <div className="row">
        <Button kind="pri" small type="submit" pending={props.pending}>
          {t("sendReject")}
        </Button>
        <Button kind="text" small onClick={props.onLeave}>
          {t("leave")}
        </Button>
      </div>
    </Form>
  );
}
