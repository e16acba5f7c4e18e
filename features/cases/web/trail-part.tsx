import { formatMoment } from "#foundation/messages/format.ts";
import { useLook } from "#ui/api/use-look.ts";
import { useText, useWords } from "#ui/language/language.tsx";
import { Trail } from "#ui/mark/trail.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import type { CaseView } from "../case.contract.ts";
import { readTimeline, type TimelineEntry } from "../lists.contract.ts";
import { caseMessages } from "./case-messages.ts";
import { StepChecks } from "./step-checks.tsx";

const BACK = new Set(["return", "withdraw", "refuse", "suspend"]);

/** Everything that was done in the case, the newest first. */
export function TrailPart({ view }: { view: CaseView }) {
  const t = useText(caseMessages);
  const say = useWords();
  const look = useLook(readTimeline, { caseId: view.caseId });
  if (look.problem)
    return <NotReached title={t("trailUnread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={8} what={t("trail")} />;
  return (
    <Trail
      label={t("trail")}
      items={look.data.entries.map((entry) => ({
        key: entry.recordId,
        day: entry.decidedOn,
        kind: BACK.has(entry.move) ? "back" : entry.move === "terminate" ? "end" : "on",
        title: (
          <>
            {t("step", { code: entry.step, name: say(entry.stepName) })} ·{" "}
            {say(entry.outcome ?? entry.moveName)}
            {entry.to !== null && <span className="mut note-word"> → {say(entry.to)}</span>}
          </>
        ),
        by: t("trailBy", { body: entry.body, name: entry.by, at: formatMoment(entry.recordedAt) }),
        note: entry.note ?? undefined,
        children: <EntryDetail entry={entry} closed />,
      }))}
    />
  );
}

/** What was typed and how it was judged then, which stays as it stood when the rules change. */
export function EntryDetail({ entry, closed = false }: { entry: TimelineEntry; closed?: boolean }) {
  const t = useText(caseMessages);
  const say = useWords();
  if (entry.values.length === 0 && entry.checks.length === 0) return null;
  const inside = (
    <>
      <ul className="inline">
        {entry.values.map((value) => (
          <li key={value.name.zh}>{t("fieldValue", { name: say(value.name), text: say(value.text) })}</li>
        ))}
      </ul>
      <StepChecks checks={entry.checks} />
      <p className="sm dim">{t("judgedBy", { edition: entry.edition })}</p>
    </>
  );
  if (!closed) return inside;
  return (
    <details>
      <summary>{t("whatWasTyped")}</summary>
      {inside}
    </details>
  );
}
