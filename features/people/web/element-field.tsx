import { findCodeList, findElement } from "#features/dictionary/contract.ts";
import { ComboBox } from "#ui/form/combo-box.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import type { FieldProps } from "#ui/form/field-frame.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage } from "#ui/language/language.tsx";
import { elementName, elementValue } from "./element-value.ts";

interface ElementFieldProps extends Omit<FieldProps, "label"> {
  /** Element of the dictionary: it gives the name, the control and the choices. */
  element: string;
  label?: string;
  value: string;
  onChange: (value: string) => void;
}

/** Lists up to this length are chosen from, longer ones are searched by typing. */
const SHORT_LIST = 12;
const MOST_CHARACTERS: Record<string, number> = { name: 60, native_place: 60, work_post: 120, remark: 300 };

/** The control that fits an element: a date, a code, a number or words. A field with a source is not typed. */
export function ElementField({ element, value, onChange, label, ...rest }: ElementFieldProps) {
  const { language } = useLanguage();
  const described = findElement(element);
  const field = { ...rest, label: label ?? elementName(element, language) };
  if (rest.source !== undefined)
    return <TextField {...field} readOnly value={elementValue(element, value, language)} />;
  if (described?.type === "date")
    return <DateField {...field} least="year" value={value} onChange={onChange} />;
  if (described?.codes === undefined)
    return (
      <TextField
        {...field}
        value={value}
        onChange={onChange}
        autoComplete="off"
        maxLength={MOST_CHARACTERS[element] ?? 40}
      />
    );
  return <CodeField {...field} codes={described.codes} value={value} onChange={onChange} />;
}

interface CodeFieldProps extends FieldProps {
  codes: string;
  value: string;
  onChange: (value: string) => void;
}

function CodeField({ codes, value, onChange, ...field }: CodeFieldProps) {
  const { language } = useLanguage();
  const options = (findCodeList(codes)?.entries ?? [])
    .filter((entry) => !entry.heading)
    .map((entry) => ({ value: entry.code, label: entry.name[language] }));
  if (options.length > SHORT_LIST)
    return (
      <ComboBox
        {...field}
        value={options.find((option) => option.value === value)}
        options={options}
        onChange={(chosen) => onChange(chosen?.value ?? "")}
      />
    );
  return (
    <Select
      {...field}
      value={value === "" ? undefined : value}
      options={options}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}
