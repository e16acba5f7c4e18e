import { useState } from "react";
import { call } from "#ui/api/call.ts";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { type Issue, revealIssue } from "../findings.contract.ts";
import { type ImportRun, mendCells } from "../imports.contract.ts";
import { rosterMessages } from "../messages.ts";

interface MendFormProps {
  run: ImportRun;
  issue: Issue;
  onDone: () => void;
}

/** The right text of one cell. A number is masked and the box is empty until the clerk asks for it. */
export function MendForm({ run, issue, onDone }: MendFormProps) {
  const t = useText(rosterMessages);
  const [text, setText] = useState(issue.masked ? "" : (issue.fix ?? issue.raw ?? ""));
  const [hidden, setHidden] = useState(issue.masked);
  const mend = useCommand(mendCells, { onDone });
  return (
    <Form
      label={t("mendHere")}
      errors={mend.fieldErrors}
      refusal={mend.refusal?.words}
      onSend={() =>
        mend.send({
          runId: run.runId,
          version: run.version,
          cells: { [`${issue.sheet}!${issue.cell}`]: text },
        })
      }
    >
      <p className="sm mut">
        {t("mendHere")} {hidden && t("showNoted")}
      </p>
      <TextField name="text" label={t("newText")} value={text} onChange={setText} maxLength={500} />
      <div className="row wrap">
        <Button kind="pri" small type="submit" pending={mend.pending}>
          {issue.fix === null || hidden ? t("saveCell") : t("mendThis")}
        </Button>
        {hidden && (
          <RevealButton
            run={run}
            issue={issue}
            onShown={(shown) => {
              setText(shown);
              setHidden(false);
            }}
          />
        )}
      </div>
    </Form>
  );
}

interface RevealButtonProps {
  run: ImportRun;
  issue: Issue;
  onShown: (text: string) => void;
}

/** Puts the whole number into the box: the proposed one, else what was written. The server writes the look down. */
function RevealButton({ run, issue, onShown }: RevealButtonProps) {
  const t = useText(rosterMessages);
  const [failed, setFailed] = useState(false);
  async function reveal() {
    try {
      const { raw, fix } = await call(revealIssue, { runId: run.runId, issueNo: issue.issueNo });
      onShown(fix ?? raw ?? "");
    } catch {
      setFailed(true);
    }
  }
  return (
    <>
      <Button kind="text" small onClick={() => void reveal()}>
        {t("showNumber")}
      </Button>
      {failed && <span role="alert">{t("showFailed")}</span>}
    </>
  );
}
