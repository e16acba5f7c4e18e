import { useState } from "react";
import { Button } from "#ui/form/button.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import type { Words } from "#foundation/messages/messages.ts";
import type { FactDescription } from "../facts.contract.ts";
import { groupingLabel } from "../label.rules.ts";
import { statisticsMessages } from "../messages.ts";
import { type AskedGrouping, MOST_DIMENSIONS, type Question } from "../question.contract.ts";
import { fits, readGrouping, splitGroupings, writeGrouping } from "../question.rules.ts";
import { AddChoice } from "./add-choice.tsx";
import type { Ask } from "./settings-panel.tsx";
import { shapeOf } from "./table-title.ts";

interface GroupingFieldsProps {
  fact: FactDescription;
  question: Question;
  ask: Ask;
  side: "rows" | "columns";
}

/** What stands down or across: the groupings one by one, and one more while there are fewer than three together. */
export function GroupingFields({ fact, question, ask, side }: GroupingFieldsProps) {
  const t = useText(statisticsMessages);
  const { language } = useLanguage();
  const here = splitGroupings(question[side]);
  const used = [...splitGroupings(question.rows), ...splitGroupings(question.columns)];
  const put = (texts: readonly string[]) => ask({ [side]: texts.join(",") });
  const choices = offered(fact).filter(({ text }) => !used.includes(text));
  return (
    <div className="setting">
      <h2>{t(side)}</h2>
      {here.map((text, nr) => (
        <GroupingLine
          key={`${text}-${nr}`}
          fact={fact}
          text={text}
          onChange={(next) => put(here.with(nr, next))}
          onRemove={() => put(here.toSpliced(nr, 1))}
        />
      ))}
      {used.length < MOST_DIMENSIONS && (
        <AddChoice
          label={t(side === "rows" ? "addRow" : "addColumn")}
          options={choices.map(({ text, label }) => ({ value: text, label: label[language] }))}
          onAdd={(text) => put([...here, text])}
        />
      )}
    </div>
  );
}

/** Every way in which the records of a fact can be grouped, the bodies first. */
function offered(fact: FactDescription): { text: string; label: Words }[] {
  const shape = shapeOf(fact);
  const groupings: AskedGrouping[] = [
    { kind: "body", level: "children" },
    ...fact.dimensions.flatMap(({ name, type, codes }) => waysOf(name, type, codes)),
    { kind: "body", level: "branches" },
  ];
  return groupings
    .filter((grouping) => fits(shape, grouping))
    .map((grouping) => ({ text: writeGrouping(grouping), label: groupingLabel(shape, grouping) }));
}

function waysOf(dimension: string, type: string, codes: string | null): AskedGrouping[] {
  const age: AskedGrouping = { kind: "age", dimension, bounds: [], usual: true };
  if (type === "date") return [age, { kind: "year", dimension }];
  const value: AskedGrouping = { kind: "value", dimension };
  return codes === "occupation" ? [{ kind: "first", dimension, length: 1 }, value] : [value];
}

interface GroupingLineProps {
  fact: FactDescription;
  text: string;
  onChange: (text: string) => void;
  onRemove: () => void;
}

function GroupingLine({ fact, text, onChange, onRemove }: GroupingLineProps) {
  const t = useText(statisticsMessages);
  const { language } = useLanguage();
  const read = readGrouping(text);
  const name = read ? groupingLabel(shapeOf(fact), read)[language] : text;
  return (
    <div className="chosen">
      <span>{name}</span>
      <Button kind="text" small aria-label={t("removeNamed", { name })} onClick={onRemove}>
        {t("remove")}
      </Button>
      {(read?.kind === "age" || read?.kind === "bands") && <BandField grouping={read} onChange={onChange} />}
    </div>
  );
}

/** The field takes the place of the button that was pressed. */
function focusNow(field: HTMLInputElement | null): void {
  field?.focus();
}

/** Bands of one's own, written as their lower bounds; nothing written means the usual ones. */
function BandField({
  grouping,
  onChange,
}: {
  grouping: AskedGrouping & { bounds: readonly number[] };
  onChange: (text: string) => void;
}) {
  const t = useText(statisticsMessages);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(grouping.bounds.join(" "));
  const numbers = typed.split(/[\s,，、.;；]+/).filter((part) => part !== "");
  const wrong = numbers.some(
    (part, i) => !/^\d{1,4}$/.test(part) || Number(part) <= Number(numbers[i - 1] ?? -1),
  );
  function take() {
    if (wrong) return;
    const bounds = numbers.map(Number);
    if (bounds.length === 0 && grouping.kind === "age") onChange(writeGrouping({ ...grouping, usual: true }));
    else if (bounds.join() !== grouping.bounds.join())
      onChange(writeGrouping({ ...grouping, bounds, usual: false } as AskedGrouping));
  }
  if (!open)
    return (
      <Button kind="text" small className="bands" onClick={() => setOpen(true)}>
        {t("bandCount", { count: grouping.bounds.length })}
      </Button>
    );
  return (
    <TextField
      ref={focusNow}
      name={`bands-${"dimension" in grouping ? grouping.dimension : ""}`}
      label={t("bands")}
      hint={t("bandsHint")}
      error={wrong ? t("bandsWrong") : undefined}
      value={typed}
      onChange={setTyped}
      onBlur={take}
      maxLength={60}
    />
  );
}
