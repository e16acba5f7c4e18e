import type { ReactNode } from "react";
import { useFormField } from "#ui/form/form-context.ts";

export interface RadioOption<V extends string> {
  value: V;
  label: ReactNode;
  /** What choosing it means, in a second line. */
  sub?: ReactNode;
}

export interface RadioGroupProps<V extends string> {
  name: string;
  label: string;
  options: readonly RadioOption<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
  /** `row` beside each other, `down` below each other, `strip` in one frame, `cards` with consequences. */
  look?: "row" | "down" | "strip" | "cards";
  hideLabel?: boolean | undefined;
  error?: string | undefined;
}

const LOOKS = { row: "ticks", down: "ticks down", strip: "seg", cards: "cards" };

/** One of a few: all choices are seen at once. Arrow keys move, as in every browser. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { name, label, options, value, onChange, look = "row", hideLabel } = props;
  const { id, error } = useFormField(name, props.error);
  return (
    <fieldset className="f" aria-describedby={error === undefined ? undefined : `${id}-below`}>
      <legend className={hideLabel ? "vh" : "lab"}>{label}</legend>
      <div className={LOOKS[look]}>
        {options.map((option, index) => (
          <label key={option.value} className={look === "strip" ? undefined : "tick"}>
            <input
              id={index === 0 ? id : undefined}
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {look === "cards" ? <b>{option.label}</b> : option.label}
              {option.sub !== undefined && <span className="sub">{option.sub}</span>}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p className="err" id={`${id}-below`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
