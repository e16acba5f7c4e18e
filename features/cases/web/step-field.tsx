import type { FieldToType } from "#features/procedures/contract.ts";
import { DateField } from "#ui/form/date-field.tsx";
import { NumberField } from "#ui/form/number-field.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextArea, TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import type { FieldValue } from "../case.contract.ts";
import { fieldMessages } from "./field-messages.ts";
import { BodyField, PeopleField, PersonField } from "./party-fields.tsx";

export interface StepFieldProps {
  field: FieldToType;
  value: FieldValue | undefined;
  onChange: (value: FieldValue) => void;
  /** Words in place of the field's own hint. */
  hint?: string | undefined;
}

type Common = ReturnType<typeof useCommon>;

/** The control that fits a field of a step; its name is the path that the server's findings name. */
export function StepField({ field, value, onChange, hint }: StepFieldProps) {
  const common = useCommon(field, hint, value);
  const Control = CONTROLS[field.type];
  return <Control field={field} common={common} value={value} onChange={onChange} />;
}

function useCommon(field: FieldToType, hint: string | undefined, value: FieldValue | undefined) {
  const t = useText(fieldMessages);
  const { language } = useLanguage();
  const offered = field.suggested !== null && JSON.stringify(field.suggested) === JSON.stringify(value);
  return {
    source: offered ? { kind: "computed" as const, text: t("offered") } : undefined,
    name: `values.${field.code}`,
    label: field.name[language],
    optional: field.optional,
    hint: hint ?? field.hint?.[language],
    className: WIDE[field.type],
  };
}

/** Room in the grid of fields: long text has a row of its own, names of people and bodies two places. */
const WIDE: Partial<Record<FieldToType["type"], string>> = {
  long: "wide",
  text: "wider",
  person: "wider",
  people: "wider",
  body: "wider",
};

interface ControlProps extends Omit<StepFieldProps, "hint"> {
  common: Common;
}

const CONTROLS: Record<FieldToType["type"], (props: ControlProps) => React.ReactNode> = {
  text: ({ field, common, value, onChange }) => (
    <TextField {...common} value={textOf(value)} maxLength={field.max ?? 200} onChange={onChange} />
  ),
  long: ({ field, common, value, onChange }) => (
    <TextArea {...common} rows={2} value={textOf(value)} maxLength={field.max ?? 4000} onChange={onChange} />
  ),
  date: ({ common, value, onChange }) => (
    <DateField {...common} value={textOf(value)} onChange={(day) => onChange(day === "" ? null : day)} />
  ),
  number: NumberControl,
  choice: ChoiceControl,
  "yes-no": YesNoControl,
  person: ({ common, value, onChange }) => (
    <PersonField {...common} value={textOf(value)} onChange={(id) => onChange(id === "" ? null : id)} />
  ),
  people: ({ field, common, value, onChange }) => (
    <PeopleField
      {...common}
      value={Array.isArray(value) ? value : []}
      most={field.max ?? undefined}
      onChange={onChange}
    />
  ),
  body: ({ common, value, onChange }) => (
    <BodyField {...common} value={textOf(value)} onChange={(id) => onChange(id === "" ? null : id)} />
  ),
};

function NumberControl({ field, common, value, onChange }: ControlProps) {
  const { language } = useLanguage();
  return (
    <NumberField
      {...common}
      value={typeof value === "number" ? value : undefined}
      unit={field.unit?.[language]}
      min={field.min ?? undefined}
      max={field.max ?? undefined}
      decimals={1}
      onChange={(number) => onChange(number ?? null)}
    />
  );
}

function ChoiceControl({ field, common, value, onChange }: ControlProps) {
  const { language } = useLanguage();
  return (
    <Select
      {...common}
      value={typeof value === "string" ? value : undefined}
      options={field.options.map((option) => ({ value: option.code, label: option.name[language] }))}
      onChange={(code) => onChange(code ?? null)}
    />
  );
}

function YesNoControl({ common, value, onChange }: ControlProps) {
  const t = useText(fieldMessages);
  return (
    <RadioGroup
      name={common.name}
      label={common.label}
      look="strip"
      value={typeof value === "boolean" ? (value ? "yes" : "no") : undefined}
      options={[
        { value: "yes", label: t("yes") },
        { value: "no", label: t("no") },
      ]}
      onChange={(answer) => onChange(answer === "yes")}
    />
  );
}

function textOf(value: FieldValue | undefined): string {
  return typeof value === "string" ? value : "";
}
