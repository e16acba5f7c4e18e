import { useLook } from "#ui/api/use-look.ts";
import { useText, useWords } from "#ui/language/language.tsx";
import { useAddressState, usePathPart } from "#ui/page/link.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { type CaseId, type CaseView, readCase } from "../case.contract.ts";
import { BothSides } from "./both-sides.tsx";
import { CaseHead } from "./case-head.tsx";
import { caseMessages } from "./case-messages.ts";
import { CaseParts } from "./case-parts.tsx";
import { CaseRuler } from "./case-ruler.tsx";
import { KnownFacts } from "./known-facts.tsx";
import { LeftBehind } from "./left-behind.tsx";
import { MoveSection } from "./move-section.tsx";
import { OpenedStep } from "./opened-step.tsx";
import { SideColumn } from "./side-column.tsx";
import { StepChecks } from "./step-checks.tsx";
import { StepSheet } from "./step-sheet.tsx";

/** One case: where it stands, what is left to type, what is known, who is next, what it leaves behind. */
export function CasePage() {
  const t = useText(caseMessages);
  const caseId = usePathPart("caseId") as CaseId;
  const look = useLook(readCase, { caseId });
  if (look.problem && !look.data)
    return <NotReached title={t("caseUnread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={14} what={t("case")} />;
  return <CaseFile key={caseId} view={look.data} />;
}

function CaseFile({ view }: { view: CaseView }) {
  const [address, change] = useAddressState();
  const opened = address["step"] === view.now?.step ? undefined : address["step"];
  const move = address["move"];
  return (
    <>
      <CaseHead view={view} onMove={(wanted) => change({ move: wanted })} />
      {move !== undefined && view.now !== null && (
        <MoveSection
          key={move}
          view={view}
          step={view.now}
          move={move}
          onDone={() => change({ move: undefined })}
        />
      )}
      <LeftBehind view={view} />
      <CaseRuler
        view={view}
        open={opened}
        onOpen={(step) => change({ step: step === opened ? undefined : step })}
      />
      <BothSides view={view} />
      <div className="work">
        <div className="stack">
          {opened !== undefined && (
            <OpenedStep view={view} code={opened} onClose={() => change({ step: undefined })} />
          )}
          <StepOrReason view={view} />
        </div>
        <SideColumn view={view} />
      </div>
      <CaseParts view={view} />
    </>
  );
}

/** The form for whoever may act, else the reason; a closed case shows what is known. */
function StepOrReason({ view }: { view: CaseView }) {
  const t = useText(caseMessages);
  const say = useWords();
  const { now } = view;
  if (now === null)
    return (
      <Sheet space="none" title={view.outcome === null ? t("closed") : say(view.outcome)}>
        <KnownFacts known={view.known} />
      </Sheet>
    );
  // With each move the draft on the server begins anew, also where an entry leaves the case at the same step.
  if (now.mayAct && view.state === "open")
    return <StepSheet key={`${now.step} ${view.version}`} view={view} step={now} />;
  return (
    <Sheet space="none" title={t("step", { code: now.step, name: say(now.name) })}>
      <MessageLine kind="idle" word={t("notYours")}>
        {now.mayNot !== null && say(now.mayNot)}
      </MessageLine>
      <StepChecks checks={now.checks} />
      <KnownFacts known={view.known} />
    </Sheet>
  );
}
