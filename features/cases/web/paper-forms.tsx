import { type ChangeEvent, useState } from "react";
import { useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import type { CaseView, Paper } from "../case.contract.ts";
import { attachOriginal, recordSeen } from "../papers.contract.ts";
import { paperMessages } from "./paper-messages.ts";

interface PaperFormProps {
  view: CaseView;
  paper: Paper;
}

/** Digits of the fingerprint that are shown: enough to compare by eye. */
const SHOWN_DIGITS = 16;

/** Takes the scan of the signed original; the server answers with its fingerprint. */
export function AttachForm({ view, paper }: PaperFormProps) {
  const t = useText(paperMessages);
  const say = useWords();
  const command = useCommand(attachOriginal);
  function take(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (file !== undefined)
      command.send({ caseId: view.caseId, material: paper.code, name: file.name }, file);
  }
  return (
    <div className="stack tight">
      <label>
        <span className="lab">{t("attachWhat")}</span>
        <input
          type="file"
          accept=".pdf,.jpg,.jpeg,.png"
          aria-label={`${t("attach")} ${paper.code} ${say(paper.name)}`}
          onChange={take}
        />
      </label>
      {command.done && (
        <MessageLine kind="ok" word={t("attached")}>
          {t("digest", { digest: command.done.digest.slice(0, SHOWN_DIGITS) })}
        </MessageLine>
      )}
      {command.refusal && (
        <MessageLine kind="stop" word={t("notHere")}>
          {say(command.refusal.words)}
        </MessageLine>
      )}
    </div>
  );
}

/** "Seen by … on …", in place of a copy: the name of the paper and the day, never its number. */
export function SeenForm({ view, paper }: PaperFormProps) {
  const t = useText(paperMessages);
  const say = useWords();
  const { today } = useMe();
  const [what, setWhat] = useState(say(paper.name));
  const [on, setOn] = useState(today);
  const command = useCommand(recordSeen);
  if (command.done) return <MessageLine kind="ok" word={t("seenSaved")} />;
  return (
    <Form
      label={t("noteSeen")}
      className="form row"
      errors={command.fieldErrors}
      refusal={command.refusal?.words}
      onSend={() => command.send({ caseId: view.caseId, material: paper.code, what, on })}
    >
      <TextField
        name="what"
        label={t("whatSeen")}
        hint={t("whatSeenHint")}
        value={what}
        maxLength={60}
        onChange={setWhat}
      />
      <DateField name="on" label={t("seenOn")} max={today} value={on} onChange={setOn} />
      <Button kind="pri" type="submit" pending={command.pending}>
        {t("saveSeen")}
      </Button>
    </Form>
  );
}
