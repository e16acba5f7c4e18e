import { formatDay } from "#foundation/messages/format.ts";
import { useMe } from "#ui/account/me.tsx";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { CheckLine, Checks } from "#ui/mark/check-line.tsx";
import { Block, Sheet } from "#ui/page/sheet.tsx";
import type { Check } from "../rearrange.contract.ts";
import { ForeseenTable } from "./foreseen-table.tsx";
import type { Rearrangement } from "./rearrangement-page.tsx";
import { rearrangeMessages } from "./rearrange-messages.ts";

const TITLES = {
  planned: "whatChanges",
  waiting: "whatChanges",
  confirmed: "whatChanged",
  withdrawn: "wouldHaveChanged",
} as const;

/** Every body that is touched, as it was and as it will be, and who goes where. */
export function PreviewSheet({ matter }: { matter: Rearrangement }) {
  const t = useText(rearrangeMessages);
  const title = t(TITLES[matter.state]);
  return (
    <Block title={title}>
      <ForeseenTable label={title} bodies={matter.preview.bodies} />
      <Consequences matter={matter} />
    </Block>
  );
}

function Consequences({ matter }: { matter: Rearrangement }) {
  const t = useText(rearrangeMessages);
  const { language } = useLanguage();
  const { today } = useMe();
  const { moved, along, approver } = matter.preview;
  const lines = [
    ...moved.filter((one) => one.people > 0).map((one) => t("peopleMove", one)),
    ...(along.bodies > 0 ? [t("along", along)] : []),
    ...(approver
      ? [
          t("approverChanges", {
            before: approver.before ?? t("nobody"),
            after: approver.after ?? t("nobody"),
          }),
        ]
      : []),
    t("historyStays", { day: formatDay(matter.effectiveOn, language, today) }),
  ];
  return (
    <ul className="rows">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

const VERDICTS = {
  met: "met",
  warn: "warn",
  needs_approval: "needsApproval",
  block: "block",
  unknown: "unknown",
} as const;

/** The word of the line for each result of a rule. */
const RESULTS = {
  met: "met",
  warn: "warn",
  needs_approval: "approval",
  block: "stop",
  unknown: "unknown",
} as const;

/** Each rule with its verdict, the arithmetic in words, its article and how sure we are of it. */
export function RulesSheet({ checks }: { checks: readonly Check[] }) {
  const t = useText(rearrangeMessages);
  const say = useWords();
  return (
    <Sheet title={t("rules")} space="list">
      {checks.length === 0 && <p className="dim">{t("noRules")}</p>}
      <Checks label={t("rules")}>
        {checks.map((check) => (
          <CheckLine
            key={`${check.rule} ${check.words.zh}`}
            result={RESULTS[check.result]}
            verdict={t(VERDICTS[check.result])}
            article={[say(check.article), t(`mark${check.mark}`)].filter(Boolean).join(" · ")}
          >
            {say(check.words)}
          </CheckLine>
        ))}
      </Checks>
    </Sheet>
  );
}
