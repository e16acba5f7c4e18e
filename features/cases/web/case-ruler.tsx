import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { Ruler, type StepState } from "#ui/mark/ruler.tsx";
import type { CaseView } from "../case.contract.ts";
import { caseMessages } from "./case-messages.ts";

interface CaseRulerProps {
  view: CaseView;
  open: string | undefined;
  onOpen: (step: string) => void;
}

const STATES: Record<CaseView["steps"][number]["state"], StepState> = {
  done: "done",
  now: "now",
  "to-come": "todo",
  skipped: "waived",
};

const NUMERALS = { zh: "一二三四五六七八九", en: "123456789" };

/** All steps on one line; the caption says what is done, at hand and next, and which edition judges. */
export function CaseRuler({ view, open, onOpen }: CaseRulerProps) {
  const t = useText(caseMessages);
  const say = useWords();
  const { language } = useLanguage();
  return (
    <Ruler
      label={t("ruler", { steps: view.steps.length, stages: view.stages.length })}
      open={open}
      onOpen={onOpen}
      stages={view.stages.map((stage, place) => ({
        key: stage.code,
        name: `${NUMERALS[language][place] ?? ""} ${say(stage.name)}`,
        steps: view.steps
          .filter((step) => step.stage === stage.code)
          .map((step) => ({
            number: step.code,
            name: say(step.name),
            state: step.late ? "late" : STATES[step.state],
          })),
      }))}
      caption={<Caption view={view} />}
    />
  );
}

function Caption({ view }: { view: CaseView }) {
  const t = useText(caseMessages);
  const say = useWords();
  const { now, procedure } = view;
  const done = view.steps.filter((step) => step.state === "done").length;
  const skipped = view.steps.filter((step) => step.state === "skipped").length;
  return (
    <>
      <span>{t("stepsDone", { count: done })}</span>
      {skipped > 0 && <span>{t("skipped", { count: skipped })}</span>}
      {now && <span className="now-is">{t("nowIs", { code: now.step, name: say(now.name) })}</span>}
      {now && (
        <span>
          {now.next ? t("nextIs", { code: now.next.code, name: say(now.next.name) }) : t("lastStep")}
        </span>
      )}
      <span className="end">{t("rules", { edition: say(procedure.editionName), day: procedure.since })}</span>
    </>
  );
}
