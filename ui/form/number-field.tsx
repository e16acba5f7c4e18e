import { useState } from "react";
import { formatNumber } from "#foundation/messages/messages.ts";
import type { FieldProps } from "#ui/form/field-frame.tsx";
import { readNumber } from "#ui/form/number-text.ts";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface NumberFieldProps extends FieldProps {
  /** undefined is an empty field. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  unit?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  /** Decimals allowed; 0 by default. */
  decimals?: number;
  readOnly?: boolean | undefined;
}

/**
 * A number typed as text: full-width digits and thousands separators are read, and nothing is changed under
 * the typing hand. No arrows: a wheel turned by chance must not change a count of votes.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, decimals = 0, ...field } = props;
  const t = useText(uiMessages);
  const [draft, setDraft] = useState<string>();
  const text = draft ?? (value === undefined ? "" : formatNumber(value));
  const reading = readNumber(text, decimals);

  function type(next: string) {
    setDraft(next);
    const read = readNumber(next, decimals);
    onChange(read.kind === "number" ? read.value : undefined);
  }
  function finding(): string | undefined {
    if (reading.kind === "not_a_number") return t("badNumber");
    if (reading.kind === "not_whole") return t("wholeNumber");
    if (reading.kind === "empty") return undefined;
    if (min !== undefined && reading.value < min) return t("numberTooSmall", { limit: min });
    return max !== undefined && reading.value > max ? t("numberTooLarge", { limit: max }) : undefined;
  }
  return (
    <TextField
      {...field}
      inputMode={decimals === 0 ? "numeric" : "decimal"}
      autoComplete="off"
      value={text}
      onChange={type}
      onBlur={() => reading.kind === "number" && setDraft(undefined)}
      error={field.error ?? finding()}
    />
  );
}
