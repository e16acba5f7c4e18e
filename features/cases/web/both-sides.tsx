import type { ReactNode } from "react";
import { daysBetween } from "#foundation/messages/format.ts";
import { useMe } from "#ui/account/me.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { DueStatus } from "#ui/mark/due-status.tsx";
import { Status } from "#ui/mark/status.tsx";
import type { CaseView } from "../case.contract.ts";
import { sideMessages } from "./side-messages.ts";

/** Codes that a definition uses for a matter that passes from one body to another (features/procedures/README.md). */
const SENDER = new Set(["sender", "sender_branch", "holder"]);
const LETTER = {
  issued: "letter_issued",
  until: "letter_until",
  number: "letter_number",
  receipt: "receipt_day",
};

/** Both sides of a transfer on one screen: who sends, the letter and its days, who receives, and the receipt. */
export function BothSides({ view }: { view: CaseView }): ReactNode {
  const t = useText(sideMessages);
  const receiver = view.parties.find((party) => party.code.startsWith("receiver"));
  if (receiver === undefined) return null;
  const sending = view.parties.filter((party) => SENDER.has(party.code));
  const receiving = view.parties.filter((party) => party.code.startsWith("receiver"));
  return (
    <section className="sides" aria-label={t("sides")}>
      <Side view={view} title={t("from")} parties={sending} />
      <LetterWay view={view} />
      <Side view={view} title={t("to")} parties={receiving} />
    </section>
  );
}

type PartyOfCase = CaseView["parties"][number];

function Side({ view, title, parties }: { view: CaseView; title: string; parties: readonly PartyOfCase[] }) {
  const t = useText(sideMessages);
  const say = useWords();
  const turn = parties.some((party) => party.code === view.now?.party.code);
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
      <p className="where">{parties[0]?.bodyName ?? t("notChosen")}</p>
      <ol>
        {parties.slice(1).map((party) => (
          <li key={party.code}>
            <span className="mut">{say(party.name)}</span>
            <span>{party.bodyName ?? t("notChosen")}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The letter on its way: number, days of validity and what is left of them, the receipt. */
function LetterWay({ view }: { view: CaseView }) {
  const t = useText(sideMessages);
  const { today } = useMe();
  const known = new Map(view.known.map((fact) => [fact.code, fact.text]));
  const until = known.get(LETTER.until);
  const issued = known.get(LETTER.issued);
  const receipt = known.get(LETTER.receipt);
  return (
    <div className="way">
      <p className="lead row">
        <span className="mut">{t("letter")}</span>
        <span className="end">
          {until !== undefined && receipt === undefined && <DueStatus day={until} today={today} />}
        </span>
      </p>
      {issued === undefined || until === undefined ? (
        <p className="mut">{t("noLetter")}</p>
      ) : (
        <>
          <p>
            {known.get(LETTER.number)} {t("letterDays", { from: issued, until })}
          </p>
          <div className="bar" role="img" aria-label={t("daysUsed", { used: daysBetween(issued, today) })}>
            <i style={{ width: `${shareOf(issued, until, receipt ?? today)}%` }} />
          </div>
        </>
      )}
      <p className="sm">
        {receipt === undefined ? (
          <Status kind="idle">{t("noReceipt")}</Status>
        ) : (
          <Status kind="ok">{t("receipt", { day: receipt })}</Status>
        )}
      </p>
    </div>
  );
}

/** How much of the validity is used, percent. */
function shareOf(from: string, until: string, today: string): number {
  const whole = Math.max(1, daysBetween(from, until));
  return Math.min(100, Math.max(0, (daysBetween(from, today) / whole) * 100));
}
