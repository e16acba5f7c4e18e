import { findCodeList } from "#features/dictionary/contract.ts";
import { Button } from "#ui/form/button.tsx";
import { Checkbox } from "#ui/form/checkbox.tsx";
import { ComboBox } from "#ui/form/combo-box.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import type { FactDescription } from "../facts.contract.ts";
import { statisticsMessages } from "../messages.ts";
import type { AskedCondition, Question } from "../question.contract.ts";
import { readWhere, writeWhere } from "../question.rules.ts";
import { AddChoice } from "./add-choice.tsx";
import type { Ask } from "./settings-panel.tsx";

interface ConditionFieldsProps {
  fact: FactDescription;
  question: Question;
  ask: Ask;
}

type Dimension = FactDescription["dimensions"][number];

/** Which only: codes to tick, days from and to. */
export function ConditionFields({ fact, question, ask }: ConditionFieldsProps) {
  const t = useText(statisticsMessages);
  const { language } = useLanguage();
  const { conditions } = readWhere(question.where);
  const put = (next: readonly AskedCondition[]) => ask({ where: writeWhere(next) });
  const used = new Set(conditions.map(({ dimension }) => dimension));
  const free = fact.dimensions.filter(
    ({ name, type, codes }) => !used.has(name) && (type === "date" || codes !== null),
  );
  return (
    <div className="setting">
      <h2>{t("only")}</h2>
      {conditions.map((condition, nr) => {
        const dimension = fact.dimensions.find(({ name }) => name === condition.dimension);
        return (
          dimension && (
            <ConditionLine
              key={condition.dimension}
              {...{ dimension, condition }}
              onChange={(next) => put(conditions.with(nr, next))}
              onRemove={() => put(conditions.toSpliced(nr, 1))}
            />
          )
        );
      })}
      <AddChoice
        label={t("addCondition")}
        options={free.map(({ name, label }) => ({ value: name, label: label[language] }))}
        onAdd={(name) => {
          const dimension = fact.dimensions.find((one) => one.name === name);
          if (dimension) put([...conditions, startOf(dimension)]);
        }}
      />
    </div>
  );
}

/** A condition that holds for something from the start: the first code, or days up to now. */
function startOf({ name, type, codes }: Dimension): AskedCondition {
  if (type === "date") return { dimension: name, from: "1921-07-01", to: undefined };
  const first = codes === null ? undefined : findCodeList(codes)?.entries.find(({ heading }) => !heading);
  return { dimension: name, in: [first?.code ?? null] };
}

interface ConditionLineProps {
  dimension: Dimension;
  condition: AskedCondition;
  onChange: (next: AskedCondition) => void;
  onRemove: () => void;
}

function ConditionLine({ dimension, condition, onChange, onRemove }: ConditionLineProps) {
  const t = useText(statisticsMessages);
  const { language } = useLanguage();
  const name = dimension.label[language];
  return (
    <fieldset className="chosen">
      <legend className="vh">{name}</legend>
      <span>{name}</span>
      <Button kind="text" small aria-label={t("removeNamed", { name })} onClick={onRemove}>
        {t("remove")}
      </Button>
      {"in" in condition ? (
        <CodeBoxes {...{ dimension, condition, onChange }} />
      ) : (
        <>
          <DateField
            name={`${dimension.name}-from`}
            label={t("from", { name })}
            least="year"
            value={condition.from ?? ""}
            onChange={(from) => (from || condition.to) && onChange({ ...condition, from: from || undefined })}
          />
          <DateField
            name={`${dimension.name}-to`}
            label={t("to", { name })}
            least="year"
            value={condition.to ?? ""}
            onChange={(to) => (to || condition.from) && onChange({ ...condition, to: to || undefined })}
          />
        </>
      )}
    </fieldset>
  );
}

/** So many boxes are shown; of longer lists those that are ticked, and a search for more. */
const MOST_BOXES = 9;

interface CodeBoxesProps extends Omit<ConditionLineProps, "condition" | "onRemove"> {
  condition: AskedCondition & { in: readonly (string | null)[] };
}

function CodeBoxes({ dimension, condition, onChange }: CodeBoxesProps) {
  const t = useText(statisticsMessages);
  const { language } = useLanguage();
  const list = dimension.codes === null ? undefined : findCodeList(dimension.codes);
  const entries = (list?.entries ?? []).filter(({ heading }) => !heading);
  const long = entries.length > MOST_BOXES;
  const ticked = new Set(condition.in);
  const shown = long ? entries.filter(({ code }) => ticked.has(code)) : entries;
  function put(code: string | null, on: boolean) {
    const next = on ? [...condition.in, code] : condition.in.filter((one) => one !== code);
    if (next.length > 0) onChange({ dimension: dimension.name, in: next });
  }
  const boxes = [
    ...shown.map(({ code, name }) => ({ code, label: name[language] })),
    { code: null, label: t("notRecorded") },
  ];
  return (
    <div className="codes">
      {boxes.map(({ code, label }) => (
        <Checkbox
          key={code ?? "-"}
          name={`${dimension.name}-${code ?? "-"}`}
          label={label}
          checked={ticked.has(code)}
          onChange={(on) => put(code, on)}
        />
      ))}
      {long && (
        <ComboBox
          name={`${dimension.name}-more`}
          label={dimension.label[language]}
          className="bare"
          options={entries
            .filter(({ code }) => !ticked.has(code))
            .map(({ code, name }) => ({ value: code, label: name[language] }))}
          value={undefined}
          onChange={(option) => option && put(option.value, true)}
        />
      )}
    </div>
  );
}
