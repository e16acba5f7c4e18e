import type { ReactNode } from "react";
import { formatDay } from "#foundation/messages/format.ts";
import { useMe } from "#ui/account/me.tsx";
import { ShareBar } from "#ui/chart/progress-bar.tsx";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { DueStatus } from "#ui/mark/due-status.tsx";
import { Status, Tag } from "#ui/mark/status.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { RuleText } from "#ui/page/rule-text.tsx";
import type { CaseView } from "../case.contract.ts";
import { caseMessages } from "./case-messages.ts";
import { SidePapers } from "./side-papers.tsx";
import type { StepAtHand } from "./use-step-draft.ts";

/** Until when, by whom next, under which rule, with which papers, and how much was typed. */
export function SideColumn({ view }: { view: CaseView }): ReactNode {
  const t = useText(caseMessages);
  const { now, counts } = view;
  return (
    <aside className="side" aria-label={t("basis")}>
      {now !== null && <DuePart step={now} />}
      {now !== null && <WhoPart step={now} />}
      {now !== null && now.signOffs.length > 0 && <SignOffs step={now} />}
      {now !== null && <RulePart view={view} step={now} />}
      <SidePapers view={view} />
      <section>
        <h3>{t("share")}</h3>
        <ShareBar label={t("share")} typed={counts.typed} known={counts.derived} />
        <p className="sm mut">{t("shareLine", counts)}</p>
      </section>
    </aside>
  );
}

function DuePart({ step }: { step: StepAtHand }) {
  const t = useText(caseMessages);
  const say = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { due } = step;
  if (due === null)
    return (
      <section>
        <p>{t("due")}</p>
        <p className="mut">{t("noDue")}</p>
      </section>
    );
  return (
    <section>
      <p className="lead">
        <span>{t("due")}</span>
        <span className="end">
          <DueStatus day={due.day} today={today} />
        </span>
      </p>
      <p className="big-day">{formatDay(due.day, language, today)}</p>
      <p className="sm mut">
        {say(due.why)} · {say(due.basis.short)}
      </p>
      {due.provisional && (
        <p className="sm">
          <Status kind="warn">{t("provisional")}</Status>
        </p>
      )}
    </section>
  );
}

function WhoPart({ step }: { step: StepAtHand }) {
  const t = useText(caseMessages);
  const say = useWords();
  const { next } = step;
  return (
    <section>
      <h3>{t("nowBy")}</h3>
      <p>
        {step.party.bodyName ?? say(step.party.name)} <span className="dim">{say(step.who)}</span>
      </p>
      {step.assignee !== null && <p className="sm mut">{t("assigned", { name: step.assignee.name })}</p>}
      {next !== null && (
        <>
          <h3 className="second">{t("nextBy")}</h3>
          <p>{next.party.bodyName ?? say(next.party.name)}</p>
          <p className="sm mut">{t("step", { code: next.code, name: say(next.name) })}</p>
        </>
      )}
    </section>
  );
}

function SignOffs({ step }: { step: StepAtHand }) {
  const t = useText(caseMessages);
  return (
    <section>
      <h3>{t("signOffs")}</h3>
      <ul className="rows">
        {step.signOffs.map((sign) => (
          <li key={sign.bodyId}>
            <SignState agreed={sign.agreed} />
            <span>{sign.bodyName}</span>
            {sign.added && <Tag>{t("signAdded")}</Tag>}
            {sign.on !== null && <span className="dim sm">{`${sign.by ?? ""} ${sign.on}`}</span>}
            {sign.note !== null && <span className="sm mut">{sign.note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SignState({ agreed }: { agreed: boolean | null }) {
  const t = useText(caseMessages);
  if (agreed === null) return <Status kind="idle">{t("signWaiting")}</Status>;
  return agreed ? (
    <Status kind="ok">{t("signAgreed")}</Status>
  ) : (
    <Status kind="stop">{t("signAgainst")}</Status>
  );
}

function RulePart({ view, step }: { view: CaseView; step: StepAtHand }) {
  const t = useText(caseMessages);
  const say = useWords();
  const { basis } = step;
  return (
    <section>
      <h3>{t("basis")}</h3>
      <RuleText
        source={
          <>
            {basis.gist === null ? say(basis.full) : t("gist", { source: say(basis.full) })}{" "}
            <TextLink to={`/procedures/${view.procedure.code}?step=${step.step}`}>{t("original")}</TextLink>
          </>
        }
      >
        {say(basis.gist ?? step.name)}
      </RuleText>
    </section>
  );
}
