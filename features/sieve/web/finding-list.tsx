import { useState } from "react";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { FindingCard } from "#ui/mark/finding-card.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { settleFindings } from "../contract.ts";
import { sieveMessages } from "../messages.ts";
import type { ItemView } from "./item-page.tsx";

type FindingView = ItemView["findings"][number];

/** What was found, the undecided first; what a regulation keeps is told in one line. */
export function FindingList({ view }: { view: ItemView }) {
  const t = useText(sieveMessages);
  const [open, setOpen] = useState<string>();
  const words = useWords();
  const settle = useCommand(settleFindings, { onDone: () => setOpen(undefined) });
  const found = view.findings.filter(({ code }) => code !== "LOCKED");
  const undecided = found.filter(({ verdict }) => verdict.state === "open" || verdict.state === "stale");
  const ordered = [...undecided, ...found.filter((one) => !undecided.includes(one))];
  const accepted = found.filter(({ verdict }) => verdict.state === "accepted").length;
  const locked = view.findings.length - found.length;
  const say = (keys: readonly string[], verdict: "accepted" | "rejected" | "open", reason = "") =>
    settle.send({ item: view.item.code, keys: [...keys], verdict, reason, version: view.version });
  return (
    <Block
      title={t("findings")}
      note={t("findingCount", { all: found.length, accepted })}
      aside={
        view.maySettle &&
        undecided.length > 1 && (
          <Button
            small
            pending={settle.pending}
            onClick={() =>
              say(
                undecided.map(({ key }) => key),
                "accepted",
              )
            }
          >
            {t("acceptAll", { count: undecided.length })}
          </Button>
        )
      }
    >
      {settle.refusal && (
        <MessageLine kind="stop" word={t("notRecorded")}>
          {words(settle.refusal.words)}
        </MessageLine>
      )}
      <div className="finding-list">
        {ordered.map((finding) => (
          <OneFinding
            key={finding.key}
            finding={finding}
            open={open === finding.key}
            may={view.maySettle}
            pending={settle.pending}
            onOpen={() => setOpen(open === finding.key ? undefined : finding.key)}
            onSay={(verdict, reason) => say([finding.key], verdict, reason)}
          />
        ))}
      </div>
      {locked > 0 && <p className="sm mut">{t("lockedCount", { count: locked })}</p>}
    </Block>
  );
}

interface OneProps {
  finding: FindingView;
  /** The reason for a rejection is being written. */
  open: boolean;
  may: boolean;
  pending: boolean;
  onOpen: () => void;
  onSay: (verdict: "accepted" | "rejected" | "open", reason?: string) => void;
}

function OneFinding({ finding, open, may, pending, onOpen, onSay }: OneProps) {
  const t = useText(sieveMessages);
  const words = useWords();
  const { verdict } = finding;
  const undecided = verdict.state === "open" || verdict.state === "stale";
  return (
    <FindingCard
      title={t(finding.code)}
      saves={useSaving(finding)}
      basis={t("basis", { text: words(finding.citation) })}
      open={open}
      taken={verdict.state === "accepted"}
      actions={
        may &&
        !open &&
        (undecided ? (
          <>
            <Button kind="pri" small pending={pending} onClick={() => onSay("accepted")}>
              {t("accept")}
            </Button>
            <Button small onClick={onOpen}>
              {t("reject")}
            </Button>
          </>
        ) : (
          <Button kind="text" small pending={pending} onClick={() => onSay("open")}>
            {t("takeBack")}
          </Button>
        ))
      }
    >
      {words(finding.reason)}
      <VerdictLine verdict={verdict} />
      {open && (
        <ReasonForm pending={pending} onLeave={onOpen} onSend={(reason) => onSay("rejected", reason)} />
      )}
    </FindingCard>
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

/** The largest thing that it spares. */
function useSaving({ saves }: FindingView): string | undefined {
  const t = useText(sieveMessages);
  if (saves.papers > 0) return t("savesPapers", { count: saves.papers });
  if (saves.levels > 0) return t("savesLevels", { count: saves.levels });
  if (saves.days > 0) return t("savesDays", { count: saves.days });
  if (saves.signatures > 0) return t("savesSignatures", { count: saves.signatures });
  return undefined;
}
