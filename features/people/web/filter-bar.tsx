import { useState } from "react";
import { findCodeList, findElement } from "#features/dictionary/contract.ts";
import { Button } from "#ui/form/button.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import { Form } from "#ui/form/form.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { peopleMessages } from "../messages.ts";
import { elementName } from "./element-value.ts";
import { type AskedFilter, FILTER_KEYS } from "./list-view.ts";

interface FilterBarProps {
  address: Readonly<Record<string, string | undefined>>;
  filter: AskedFilter;
  onChange: (next: Record<string, string | undefined>) => void;
}

/** Filters by code list: the element gives label and choices. */
const CODED = [
  ["sex", "sex"],
  ["education", "education"],
  ["occupation", "occupation"],
  ["memberState", "member_state"],
  ["officialLevel", "official_level"],
] as const;

const RANGES = ["bornFrom", "bornTo", "joinedFrom", "joinedTo"] as const;

/** Name and kind of people first; the rest opens below. */
export function FilterBar({ address, filter, onChange }: FilterBarProps) {
  const t = useText(peopleMessages);
  const [text, setText] = useState(address["text"] ?? "");
  const [open, setOpen] = useState(false);
  const used = FILTER_KEYS.filter(
    (key) => key !== "body" && key !== "memberType" && filter[key] !== undefined,
  );
  return (
    <Form
      label={t("filters")}
      className="filters"
      onSend={() => onChange({ text: text === "" ? undefined : text })}
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
          {used.length > 0 ? `${t("filters")} ${used.length}` : t("filters")}
        </Button>
        {used.length > 0 && (
          <Button
            kind="text"
            onClick={() => {
              setText("");
              onChange(Object.fromEntries(used.map((key) => [key, undefined])));
            }}
          >
            {t("clearFilters")}
          </Button>
        )}
      </div>
      {open && <MoreFilters filter={filter} onChange={onChange} />}
    </Form>
  );
}

/** A filter of several codes stands in the address as one text. */
function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(",") : value;
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

function MoreFilters({ filter, onChange }: Omit<FilterBarProps, "address">) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  return (
    <div className="row">
      {CODED.map(([key, element]) => (
        <Select
          key={key}
          name={key}
          optional
          label={elementName(element, language)}
          value={textOf(filter[key])}
          options={(findCodeList(findElement(element)?.codes ?? "")?.entries ?? []).map((entry) => ({
            value: entry.code,
            label: entry.name[language],
          }))}
          onChange={(value) => onChange({ [key]: value })}
        />
      ))}
      {RANGES.map((key) => (
        <DateField
          key={key}
          name={key}
          optional
          least="year"
          label={t(key)}
          value={filter[key] ?? ""}
          onChange={(value) => onChange({ [key]: value === "" ? undefined : value })}
        />
      ))}
    </div>
  );
}
