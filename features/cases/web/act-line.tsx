import type { ReactNode } from "react";
import { formatTime } from "#foundation/messages/format.ts";
import { Button } from "#ui/form/button.tsx";
import { TextArea } from "#ui/form/text-field.tsx";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import type { Outlook } from "../case.contract.ts";
import { caseMessages } from "./case-messages.ts";
import type { StepAtHand, StepDraft } from "./use-step-draft.ts";
import type { Sending } from "./use-send-step.ts";

interface ActLineProps {
  step: StepAtHand;
  draft: StepDraft;
  note: string;
  onNote: (note: string) => void;
  sending: Sending;
}

/** The button that says what it does, what still hinders, and when the draft was kept. */
export function ActLine({ step, draft, note, onNote, sending }: ActLineProps) {
  const t = useText(caseMessages);
  const words = useButtonWords(step, draft.outlook);
  const blocked = useHindrance(draft.outlook);
  const needsNote = draft.outlook.checks.some(({ result }) => result === "warn" || result === "approval");
  return (
    <>
      {needsNote && (
        <div className="fill">
          <TextArea
            name="note"
            className="wide"
            label={t("whyLate")}
            note={t("whyLateNote")}
            rows={2}
            maxLength={500}
            value={note}
            onChange={onNote}
          />
        </div>
      )}
      <Effects outlook={draft.outlook} />
      <div className="act">
        <Button kind="pri" type="submit" pending={sending.pending} blocked={blocked} tellsWhy>
          {words}
        </Button>
        <Enough draft={draft} sending={sending} blocked={blocked} />
        <Kept draft={draft} />
      </div>
    </>
  );
}

interface EnoughProps {
  draft: StepDraft;
  sending: Sending;
  blocked: string | undefined;
}

/** Entries that come again: with enough of them, the last one leads on. */
function Enough({ draft, sending, blocked }: EnoughProps) {
  const t = useText(caseMessages);
  const say = useWords();
  const { ending } = draft.outlook;
  if (ending === null) return null;
  const words = { outcome: say(ending.name), code: ending.to?.code ?? "" };
  return (
    <Button pending={sending.pending} blocked={blocked} onClick={sending.finish}>
      {ending.to === null ? t("registerEnd", words) : t("registerOutcome", words)}
    </Button>
  );
}

/** 登记“通过”，转第 16 步: the outcome in words, as far as it is known. */
function useButtonWords(step: StepAtHand, { outcome }: Outlook): string {
  const t = useText(caseMessages);
  const say = useWords();
  if (outcome === null) return step.next ? t("register", { code: step.next.code }) : t("registerLast");
  if (outcome.to === null) return t("registerEnd", { outcome: say(outcome.name) });
  if (outcome.to.code === step.step) return t("registerStay", { code: step.step });
  return t("registerOutcome", { outcome: say(outcome.name), code: outcome.to.code });
}

/** Why it cannot be done now: a rule that stops, else what is still to be typed. */
function useHindrance({ checks, missing, toType }: Outlook): string | undefined {
  const t = useText(caseMessages);
  const say = useWords();
  const { language } = useLanguage();
  const stop = checks.find(({ result }) => result === "stop");
  if (stop !== undefined) return t("stops", { verdict: say(stop.verdict), text: say(stop.text) });
  const names = toType.filter(({ code }) => missing.includes(code)).map(({ name }) => name[language]);
  const fields = names.join(language === "zh" ? "、" : ", ");
  return names.length > 0 ? t("missing", { fields }) : undefined;
}

function Effects({ outlook }: { outlook: Outlook }): ReactNode {
  const t = useText(caseMessages);
  const say = useWords();
  const effects = outlook.outcome?.effects ?? [];
  if (effects.length === 0) return null;
  return (
    <div className="effects">
      <h3>{t("effects")}</h3>
      <ul>
        {effects.map((effect) => (
          <li key={effect.zh}>{say(effect)}</li>
        ))}
      </ul>
    </div>
  );
}

function Kept({ draft }: { draft: StepDraft }): ReactNode {
  const t = useText(caseMessages);
  if (draft.problem !== undefined) return null;
  if (draft.state === "saving") return <span className="dim sm">{t("saving")}</span>;
  if (draft.state === "unsaved") return <span className="dim sm">{t("unsaved")}</span>;
  if (draft.savedAt === undefined) return null;
  return <span className="dim sm">{t("saved", { time: formatTime(draft.savedAt) })}</span>;
}
