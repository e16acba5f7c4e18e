import { useLook } from "#ui/api/use-look.ts";
import { useText, useWords } from "#ui/language/language.tsx";
import { ButtonLink } from "#ui/page/link.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { type CaseId, type CaseView, readCase } from "../case.contract.ts";
import { caseMessages } from "./case-messages.ts";
import { StepForm } from "./step-sheet.tsx";
import { type StepAtHand, useStepDraft } from "./use-step-draft.ts";

/** What asks for more is done on its page, with everything that is known beside it. */
const MOST_FIELDS = 3;

/** A case on the page Today: the one to three fields of its step, the checks and the button. */
export function DueInPlace({ to }: { to: string }) {
  const t = useText(caseMessages);
  const caseId = to.slice(to.lastIndexOf("/") + 1) as CaseId;
  const look = useLook(readCase, { caseId });
  if (look.problem && !look.data)
    return <NotReached title={t("caseUnread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={3} what={t("case")} />;
  const { now, state, version } = look.data;
  if (now !== null && now.mayAct && state === "open" && now.toType.length <= MOST_FIELDS)
    return <StepHere key={`${now.step} ${version}`} view={look.data} step={now} />;
  return <Elsewhere view={look.data} to={to} />;
}

function StepHere({ view, step }: { view: CaseView; step: StepAtHand }) {
  const draft = useStepDraft(view.caseId, step);
  return (
    <div className="work step-here">
      <StepForm view={view} step={step} draft={draft} />
    </div>
  );
}

function Elsewhere({ view: { now }, to }: { view: CaseView; to: string }) {
  const t = useText(caseMessages);
  const say = useWords();
  return (
    <p className="row">
      <span className="mut">
        {now?.mayNot ? say(now.mayNot) : t("moreFields", { count: now?.toType.length ?? 0 })}
      </span>
      <ButtonLink to={to} small>
        {t("toCase")}
      </ButtonLink>
    </p>
  );
}
