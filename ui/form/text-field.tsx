import type { ComponentProps } from "react";
import { FieldFrame, type FieldProps } from "#ui/form/field-frame.tsx";

type InputRest = Pick<
  ComponentProps<"input">,
  | "maxLength"
  | "autoComplete"
  | "inputMode"
  | "placeholder"
  | "autoFocus"
  | "onBlur"
  | "ref"
  | "spellCheck"
  | "onPaste"
>;

export interface TextFieldProps extends FieldProps, InputRest {
  value: string;
  onChange?: ((value: string) => void) | undefined;
  /** Unit inside the box at the right: 人, 票. */
  unit?: string | undefined;
  type?: "text" | "password" | "tel" | "search" | "email";
  /** A value that is held: quiet fill, nothing to click. */
  readOnly?: boolean | undefined;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, unit, type = "text", readOnly, ...rest } = props;
  const { name, label, note, optional, hint, error, source, className, ...input } = rest;
  return (
    <FieldFrame {...{ name, label, note, optional, hint, error, source, className }}>
      {(control) => (
        <div className={readOnly ? "in ro" : "in"}>
          <input
            {...input}
            {...control}
            type={type}
            value={value}
            readOnly={readOnly}
            onChange={(event) => onChange?.(event.target.value)}
          />
          {unit !== undefined && (
            <span className="u" aria-hidden="true">
              {unit}
            </span>
          )}
        </div>
      )}
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number | undefined;
}

/** Several lines of text. Enter makes a new line here, Ctrl Enter sends the form. */
export function TextArea({ value, onChange, rows = 4, maxLength, ...field }: TextAreaProps) {
  return (
    <FieldFrame {...field}>
      {(control) => (
        <textarea
          {...control}
          className={control["aria-invalid"] ? "in bad" : "in"}
          rows={rows}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}
