import { useState } from "react";
import type { z } from "zod";
import { findMyJob } from "#foundation/jobs/contract.ts";
import { type Command, useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { ProgressBar } from "#ui/chart/progress-bar.tsx";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { Loading } from "#ui/page/states.tsx";
import { type CaseId, type FieldValues, readCase } from "../case.contract.ts";
import type { CaseRow } from "../lists.contract.ts";
import { moveMany } from "../moves.contract.ts";
import { listMessages } from "./list-messages.ts";
import { PreviewTable } from "./preview-table.tsx";
import { StepField } from "./step-field.tsx";
import { usePreview } from "./use-preview.ts";
import { forwardMove } from "./use-send-step.ts";
import type { StepAtHand } from "./use-step-draft.ts";

interface BatchSectionProps {
  rows: readonly CaseRow[];
  onLeave: () => void;
  onDone: () => void;
}

/** Many cases of one step: what is typed once for all, what becomes of each, then the one button. */
export function BatchSection({ rows, onLeave, onDone }: BatchSectionProps) {
  const t = useText(listMessages);
  const first = useLook(readCase, { caseId: (rows[0]?.caseId ?? "") as CaseId });
  const now = first.data?.now ?? undefined;
  const command = useCommand(moveMany, { refreshes: [] });
  if (now === undefined) return <Loading rows={3} what={t("cases")} />;
  if (command.done)
    return <BatchProgress jobId={command.done.jobId} total={command.done.total} onDone={onDone} />;
  return <BatchForm rows={rows} now={now} command={command} onLeave={onLeave} />;
}

interface BatchFormProps {
  rows: readonly CaseRow[];
  now: StepAtHand;
  command: Command<z.input<typeof moveMany.input>, z.output<typeof moveMany.output>>;
  onLeave: () => void;
}

function BatchForm({ rows, now, command, onLeave }: BatchFormProps) {
  const t = useText(listMessages);
  const say = useWords();
  const [values, setValues] = useState<FieldValues>({});
  const move = forwardMove(now) as "submit";
  const preview = usePreview(rows, move, values);
  const movable = preview.cases.filter((one) => one.because === null);
  const title = t("batchTitle", { count: rows.length });
  return (
    <Sheet title={title} note={`${now.step} ${say(now.name)}`}>
      <Form
        label={title}
        errors={command.fieldErrors}
        refusal={command.refusal?.words ?? preview.problem?.words}
        onSend={() =>
          command.send({
            cases: movable.map((one) => ({ caseId: one.caseId as CaseId, version: one.version })),
            move,
            step: now.step,
            values,
          })
        }
      >
        <BatchFields now={now} values={values} onChange={setValues} />
        <PreviewTable cases={preview.cases} />
        <div className="acts">
          <Button
            kind="pri"
            type="submit"
            pending={command.pending}
            blocked={movable.length === 0 ? t("batchCannot", { count: preview.cases.length }) : undefined}
          >
            {t("batchDo", { count: movable.length })}
          </Button>
          <Button onClick={onLeave}>{t("leave")}</Button>
        </div>
      </Form>
    </Sheet>
  );
}

function BatchFields({
  now,
  values,
  onChange,
}: {
  now: StepAtHand;
  values: FieldValues;
  onChange: (values: FieldValues) => void;
}) {
  const t = useText(listMessages);
  if (now.toType.length === 0) return null;
  return (
    <>
      <h3>{t("batchFields")}</h3>
      <div className="fields">
        {now.toType.map((field) => (
          <StepField
            key={field.code}
            field={field}
            value={values[field.code]}
            onChange={(value) => onChange({ ...values, [field.code]: value })}
          />
        ))}
      </div>
    </>
  );
}

const ASK_MS = 500;

/** The job moves them one by one; each stands or falls alone. */
function BatchProgress({ jobId, total, onDone }: { jobId: string; total: number; onDone: () => void }) {
  const t = useText(listMessages);
  const job = useJob(jobId);
  const done = job?.done ?? 0;
  if (job === undefined || job.endedAt === null)
    return <ProgressBar label={t("batchGoing")} done={done} total={total} unit={t("casesUnit")} />;
  return (
    <MessageLine
      kind={job.state === "done" ? "ok" : "warn"}
      word={t("batchDone")}
      action={
        <Button small onClick={onDone}>
          {t("toList")}
        </Button>
      }
    >
      {`${done} / ${total} ${t("casesUnit")}`}
    </MessageLine>
  );
}

/** Asked again until it has ended. */
function useJob(jobId: string) {
  const [ended, setEnded] = useState(false);
  const { data } = useLook(findMyJob, { jobId }, ended ? {} : { every: ASK_MS, freshFor: 0 });
  if (data !== undefined && data.endedAt !== null && !ended) setEnded(true);
  return data;
}
