import { useState } from "react";
import { findCodeList } from "#features/dictionary/contract.ts";
import { Button } from "#ui/form/button.tsx";
import { ComboBox } from "#ui/form/combo-box.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import { Form } from "#ui/form/form.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { peopleMessages } from "../messages.ts";
import { elementName, elementValue } from "./element-value.ts";
import { codesOf, FILTERS, type ListFilter, textOf, usedFilters } from "./filters.ts";
import type { AskedFilter } from "./list-view.ts";
import { useNumberSearch } from "./number-search.tsx";

interface FilterBarProps {
  filter: AskedFilter;
  onChange: (next: Record<string, string | undefined>) => void;
}

/** Name and kind of people first; the rest opens below, and what narrows the list is always told. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const t = useText(peopleMessages);
  const [text, setText] = useState(filter.text ?? "");
  const [open, setOpen] = useState(false);
  const search = useNumberSearch();
  return (
    <Form
      label={t("filters")}
      className="filters"
      refusal={search.refusal}
      onSend={() => {
        if (!search.start(text)) onChange({ text: text.trim() === "" ? undefined : text.trim() });
      }}
    >
      <div className="row">
        <TextField
          name="text"
          type="search"
          label={t("findByName")}
          value={text}
          onChange={setText}
          maxLength={40}
        />
        <KindSelect value={textOf(filter.memberType)} onChange={(memberType) => onChange({ memberType })} />
        <Button type="submit">{t("searching")}</Button>
        <Button kind="text" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("filters")}
        </Button>
      </div>
      {search.found}
      {open && (
        <div className="fields">
          {FILTERS.map((one) => (
            <FilterField
              key={one.key}
              filter={one}
              value={textOf(filter[one.key])}
              onChange={(value) => onChange({ [one.key]: value })}
            />
          ))}
        </div>
      )}
      <UsedFilters
        filter={filter}
        onChange={(next) => {
          if ("text" in next) setText("");
          onChange(next);
        }}
      />
    </Form>
  );
}

/** What narrows the list now; a press takes one away. */
function UsedFilters({ filter, onChange }: FilterBarProps) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const used = usedFilters(filter).map((one) => ({
    key: one.key as string,
    words: `${labelOf(one, language, t)} ${valueOf(one, language)}`,
  }));
  const all = filter.text === undefined ? used : [{ key: "text", words: `“${filter.text}”` }, ...used];
  if (all.length === 0) return null;
  return (
    <div className="row chips">
      {all.map(({ key, words }) => (
        <Button
          key={key}
          small
          aria-label={t("dropFilter", { words })}
          onClick={() => onChange({ [key]: undefined })}
        >
          {words} ×
        </Button>
      ))}
      {all.length > 1 && (
        <Button
          kind="text"
          small
          onClick={() => onChange(Object.fromEntries(all.map(({ key }) => [key, undefined])))}
        >
          {t("clearFilters")}
        </Button>
      )}
    </div>
  );
}

type Language = "zh" | "en";

function labelOf(
  { element, end }: ListFilter,
  language: Language,
  t: ReturnType<typeof useText<typeof peopleMessages>>,
): string {
  const name = elementName(element, language);
  return end === undefined ? name : t(end === "from" ? "notBefore" : "notAfter", { name });
}

function valueOf(filter: ListFilter & { value: string }, language: Language): string {
  return filter.value
    .split(",")
    .map((code) => elementValue(filter.element, code, language))
    .join("、");
}

function KindSelect({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const types = findCodeList("member_type")?.entries ?? [];
  return (
    <Select
      name="memberType"
      label={t("whichPeople")}
      value={value ?? "1,2"}
      options={[
        { value: "1,2", label: t("members") },
        ...types.map((entry) => ({ value: entry.code, label: entry.name[language] })),
        { value: types.map((entry) => entry.code).join(","), label: t("everybody") },
      ]}
      onChange={(chosen) => onChange(chosen === "1,2" ? undefined : chosen)}
    />
  );
}

/** Lists longer than this are searched by typing. */
const LONG_LIST = 30;

interface FilterFieldProps {
  filter: ListFilter;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** The control that fits the element: a date, a short list, or a long one that is searched. */
function FilterField({ filter, value, onChange }: FilterFieldProps) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const field = { name: filter.key, label: labelOf(filter, language, t) };
  const codes = codesOf(filter);
  if (codes === undefined)
    return (
      <DateField
        {...field}
        least="year"
        value={value ?? ""}
        onChange={(date) => onChange(date === "" ? undefined : date)}
      />
    );
  const options = (findCodeList(codes)?.entries ?? []).map((entry) => ({
    value: entry.code,
    label: entry.name[language],
  }));
  if (options.length <= LONG_LIST)
    return <Select {...field} optional note="" value={value} options={options} onChange={onChange} />;
  return (
    <ComboBox
      {...field}
      value={options.find((option) => option.value === value)}
      options={options}
      onChange={(chosen) => onChange(chosen?.value)}
    />
  );
}
