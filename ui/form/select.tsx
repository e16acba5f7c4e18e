import { FieldFrame, type FieldProps } from "#ui/form/field-frame.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface SelectOption<V extends string> {
  value: V;
  label: string;
}

export interface SelectProps<V extends string> extends FieldProps {
  options: readonly SelectOption<V>[];
  /** undefined: nothing chosen yet, "选一个" is shown. */
  value: V | undefined;
  /** Called with undefined when an optional choice is taken back. */
  onChange: (value: V | undefined) => void;
}

/**
 * One of a list of up to some thirty; longer lists are a combo box. The browser's own select: its list is the
 * machine's, so phones show their picker and letters find.
 */
export function Select<V extends string>({ options, value, onChange, ...field }: SelectProps<V>) {
  const t = useText(uiMessages);
  return (
    <FieldFrame {...field}>
      {(control) => (
        <select
          {...control}
          className={control["aria-invalid"] ? "in bad" : "in"}
          value={value ?? ""}
          onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value)}
        >
          {(value === undefined || field.optional) && (
            <option value="">{field.optional ? "" : t("choose")}</option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
