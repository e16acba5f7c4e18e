import { type StepDefinition, readProcedure } from "#features/procedures/contract.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { RuleText } from "#ui/page/rule-text.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { Loading } from "#ui/page/states.tsx";
import type { CaseView } from "../case.contract.ts";
import { readTimeline } from "../lists.contract.ts";
import { caseMessages } from "./case-messages.ts";
import { EntryDetail } from "./trail-part.tsx";

interface OpenedStepProps {
  view: CaseView;
  code: string;
  onClose: () => void;
}

/** Another step than the one at hand: what was done at it, or what it will ask. */
export function OpenedStep({ view, code, onClose }: OpenedStepProps) {
  const t = useText(caseMessages);
  const say = useWords();
  const step = view.steps.find((one) => one.code === code);
  if (step === undefined) return null;
  return (
    <Sheet
      title={t("step", { code, name: say(step.name) })}
      aside={
        <Button kind="text" small onClick={onClose}>
          {view.now === null ? t("putAwayStep") : t("backToNow", { code: view.now.step })}
        </Button>
      }
    >
      {step.state === "done" ? <DoneStep view={view} code={code} /> : <ComingStep view={view} step={step} />}
    </Sheet>
  );
}

/** The records of the step, the newest first. */
function DoneStep({ view, code }: { view: CaseView; code: string }) {
  const t = useText(caseMessages);
  const say = useWords();
  const look = useLook(readTimeline, { caseId: view.caseId });
  if (!look.data) return <Loading rows={4} what={t("trail")} />;
  const entries = look.data.entries.filter((entry) => entry.step === code);
  return (
    <div className="stack tight">
      {entries.map((entry) => (
        <div key={entry.recordId}>
          <p>
            <b>{say(entry.outcome ?? entry.moveName)}</b> {entry.decidedOn}{" "}
            <span className="dim sm">
              {entry.body} {entry.by}
            </span>
          </p>
          {entry.note !== null && <p className="mut">{entry.note}</p>}
          <EntryDetail entry={entry} />
        </div>
      ))}
    </div>
  );
}

function ComingStep({ view, step }: { view: CaseView; step: CaseView["steps"][number] }) {
  const t = useText(caseMessages);
  const say = useWords();
  const { procedure } = view;
  const look = useLook(readProcedure, { procedure: procedure.code, edition: procedure.edition });
  if (!look.data) return <Loading rows={4} what={t("original")} />;
  const { definition } = look.data;
  const found = definition.steps.find((one) => one.code === step.code);
  const names = new Map(definition.fields.map((field) => [field.code, say(field.name)]));
  return (
    <div className="stack tight">
      <p className="mut">{t(step.state === "skipped" ? "wasSkipped" : "notDoneYet")}</p>
      {found !== undefined && (
        <>
          <WhoDoes step={found} />
          <p>
            <span className="mut">{t("willAsk")}</span>{" "}
            {found.fields.map(({ field }) => names.get(field) ?? field).join("、")}
          </p>
          {found.basis.gist !== undefined && (
            <RuleText source={say(definition.editionName)}>{say(found.basis.gist)}</RuleText>
          )}
        </>
      )}
    </div>
  );
}

function WhoDoes({ step }: { step: StepDefinition }) {
  const t = useText(caseMessages);
  const say = useWords();
  return (
    <p>
      <span className="mut">{t("nowBy")}</span> {say(step.who)}
    </p>
  );
}
