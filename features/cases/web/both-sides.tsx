import type { ReactNode } from "react";
import { daysBetween } from "#foundation/messages/format.ts";
import { useMe } from "#ui/account/me.tsx";
import { useText } from "#ui/language/language.tsx";
import { DueStatus } from "#ui/mark/due-status.tsx";
import { Status } from "#ui/mark/status.tsx";
import type { CaseView } from "../case.contract.ts";
import { sideMessages } from "./side-messages.ts";
import { type Letter, letterOf, type SideBody, sidesOf } from "./sides.ts";

/** Both sides of a transfer on one screen: who sends, the letter and its days, who receives, and the receipt. */
export function BothSides({ view }: { view: CaseView }): ReactNode {
  const t = useText(sideMessages);
  const sides = sidesOf(view);
  if (sides === undefined) return null;
  return (
    <section className="sides" aria-label={t("sides")}>
      <Side title={t("from")} bodies={sides.from} ended={view.now === null} />
      <LetterWay letter={letterOf(view)} />
      <Side title={t("to")} bodies={sides.to} ended={view.now === null} />
    </section>
  );
}

interface SideProps {
  title: string;
  bodies: readonly SideBody[];
  ended: boolean;
}

/** The body where the member belongs, and below it the committee that sends or receives. */
function Side({ title, bodies, ended }: SideProps) {
  const t = useText(sideMessages);
  const turn = !ended && bodies.some((body) => body.turn);
  const [first, ...rest] = bodies;
  return (
    <div className={turn ? "turn" : undefined}>
      <p className="lead row">
        <span className="mut">{title}</span>
        {turn && (
          <span className="end">
            <Status kind="now">{t("turn")}</Status>
          </span>
        )}
      </p>
      <p className={first?.name === undefined ? "mut" : "where"}>{first?.name ?? t("notChosen")}</p>
      {rest.map(
        ({ code, name }) =>
          name !== undefined && (
            <p key={code} className="mut">
              {name}
            </p>
          ),
      )}
    </div>
  );
}

/** The letter on its way: days of validity and what is left of them, the receipt. */
function LetterWay({ letter }: { letter: Letter | undefined }) {
  const t = useText(sideMessages);
  const { today } = useMe();
  return (
    <div className="way">
      <p className="lead row">
        <span className="mut">{t("letter")}</span>
        <span className="end">
          {letter !== undefined && letter.arrived === undefined && (
            <DueStatus day={letter.until} today={today} />
          )}
        </span>
      </p>
      {letter === undefined ? (
        <p className="mut">{t("noLetter")}</p>
      ) : (
        <>
          <p>{t("letterDays", { from: letter.issued, until: letter.until })}</p>
          <LetterBar letter={letter} today={today} />
          <Arrival letter={letter} />
        </>
      )}
    </div>
  );
}

function LetterBar({ letter, today }: { letter: Letter; today: string }) {
  const t = useText(sideMessages);
  const whole = Math.max(1, daysBetween(letter.issued, letter.until));
  const used = daysBetween(letter.issued, letter.arrived ?? today);
  return (
    <div className="bar" role="img" aria-label={t("daysUsed", { used })}>
      <i style={{ width: `${Math.min(100, Math.max(0, (used / whole) * 100))}%` }} />
    </div>
  );
}

/** Until the receiver accepts, the sender is responsible; after it only the receipt may still be on its way. */
function Arrival({ letter }: { letter: Letter }) {
  const t = useText(sideMessages);
  if (letter.receipt !== undefined) return <Status kind="ok">{t("receipt", { day: letter.receipt })}</Status>;
  if (letter.arrived !== undefined)
    return <Status kind="ok">{t("received", { day: letter.arrived })}</Status>;
  return <Status kind="idle">{t("noReceipt")}</Status>;
}
