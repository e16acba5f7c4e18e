import { useMe } from "#ui/account/me.tsx";
import { Button } from "#ui/form/button.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import { Select } from "#ui/form/select.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import type { CrossTabAnswer } from "../crosstab.contract.ts";
import type { FactDescription } from "../facts.contract.ts";
import { statisticsMessages } from "../messages.ts";
import type { Question } from "../question.contract.ts";
import { ConditionFields } from "./condition-fields.tsx";
import { GroupingFields } from "./grouping-fields.tsx";
import { addressOf, type ChangeAddress } from "./question-address.ts";
import { ScopeField } from "./scope-field.tsx";

export interface SettingsPanelProps {
  facts: readonly FactDescription[];
  question: Question;
  answer: CrossTabAnswer | undefined;
  change: ChangeAddress;
}

/** How it is counted: where, across and down, what, which only, as of when. Each choice counts at once. */
export function SettingsPanel({ facts, question, answer, change }: SettingsPanelProps) {
  const t = useText(statisticsMessages);
  const fact = facts.find(({ name }) => name === question.fact);
  // The name of a kept table no longer fits what is asked otherwise.
  const ask = (next: Partial<Question>) =>
    change({ ...addressOf({ ...question, ...next }), name: undefined });
  return (
    <section className="sheet settings" aria-label={t("settings")}>
      <ScopeField question={question} ask={ask} />
      {fact && (
        <>
          <GroupingFields {...{ fact, question, ask }} side="columns" />
          <GroupingFields {...{ fact, question, ask }} side="rows" />
          <div className="setting">
            <Button kind="text" small onClick={() => ask({ rows: question.columns, columns: question.rows })}>
              {t("swap")}
            </Button>
          </div>
          <WhatFields {...{ facts, fact, question, ask }} />
          <ConditionFields {...{ fact, question, ask }} />
          <DayFields {...{ fact, question, ask }} day={answer?.day ?? null} />
        </>
      )}
    </section>
  );
}

export type Ask = (next: Partial<Question>) => void;

interface WhatFieldsProps extends Pick<SettingsPanelProps, "facts" | "question"> {
  fact: FactDescription;
  ask: Ask;
}

/** Another kind of records has other items: what does not fit it any more is left out. */
function WhatFields({ facts, fact, question, ask }: WhatFieldsProps) {
  const t = useText(statisticsMessages);
  const { language } = useLanguage();
  return (
    <div className="setting">
      <Select
        name="fact"
        label={t("what")}
        options={facts.map(({ name, label }) => ({ value: name, label: label[language] }))}
        value={fact.name}
        onChange={(name) =>
          name !== undefined &&
          ask({
            fact: name,
            rows: "body",
            columns: "",
            where: "",
            measure: "count",
            on: undefined,
            against: undefined,
          })
        }
      />
      <Select
        name="measure"
        label={t("measure")}
        options={[
          { value: "count", label: t("measureCount") },
          ...(fact.people ? [{ value: "distinct", label: t("measurePeople") }] : []),
          ...fact.measures.flatMap(({ name, label }) => [
            { value: `sum.${name}`, label: t("measureSum", { name: label[language] }) },
            { value: `mean.${name}`, label: t("measureMean", { name: label[language] }) },
          ]),
        ]}
        value={question.measure}
        onChange={(measure) =>
          measure !== undefined && ask({ measure, ...(measure.startsWith("mean") && { share: "none" }) })
        }
      />
      <Select
        name="share"
        label={t("share")}
        options={[
          { value: "none", label: t("shareNone") },
          { value: "row", label: t("shareRow") },
          { value: "column", label: t("shareColumn") },
          { value: "all", label: t("shareAll") },
        ]}
        value={question.share}
        onChange={(share) => share !== undefined && ask({ share })}
      />
    </div>
  );
}

interface DayFieldsProps {
  fact: FactDescription;
  question: Question;
  ask: Ask;
  /** The day in force, where it is not the one that was asked for. */
  day: string | null;
}

function DayFields({ fact, question, ask, day }: DayFieldsProps) {
  const t = useText(statisticsMessages);
  const { today } = useMe();
  if (!fact.period)
    return (
      <div className="setting">
        <p className="sm mut">{t("noDay")}</p>
      </div>
    );
  return (
    <div className="setting">
      <DateField
        name="on"
        label={t("asOf")}
        value={question.on ?? day ?? today}
        max={today}
        onChange={(on) => ask({ on: on === "" || on === today ? undefined : on })}
      />
      <DateField
        name="against"
        label={t("against")}
        optional
        value={question.against ?? ""}
        max={today}
        onChange={(against) => ask({ against: against || undefined })}
      />
    </div>
  );
}
