import type { ReactNode } from "react";
import { useFormField } from "#ui/form/form-context.ts";

export interface CheckboxProps {
  name: string;
  label: ReactNode;
  /** Second line in small type. */
  sub?: ReactNode;
  checked: boolean;
  /** Some of what it stands for is chosen. */
  some?: boolean | undefined;
  onChange: (checked: boolean) => void;
  error?: string | undefined;
  /** Label only for those who hear it, as in a table's row. */
  hideLabel?: boolean | undefined;
  /** -1 where the box is reached by another way, as in a grid. */
  tabIndex?: number | undefined;
}

export function Checkbox(props: CheckboxProps) {
  const { name, label, sub, checked, some = false, onChange, hideLabel, tabIndex } = props;
  const { id, error } = useFormField(name, props.error);
  return (
    <div className="f">
      <label className="tick">
        <input
          id={id}
          type="checkbox"
          name={name}
          tabIndex={tabIndex}
          checked={checked}
          ref={(box) => {
            if (box) box.indeterminate = some && !checked;
          }}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${id}-below`}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={hideLabel ? "vh" : undefined}>
          {label}
          {sub !== undefined && <span className="sub">{sub}</span>}
        </span>
      </label>
      {error !== undefined && (
        <p className="err" id={`${id}-below`}>
          {error}
        </p>
      )}
    </div>
  );
}

export interface ToggleProps {
  name: string;
  label: ReactNode;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** A switch that takes effect at once, without a button. */
export function Toggle({ name, label, on, onChange }: ToggleProps) {
  const { id } = useFormField(name, undefined);
  return (
    <label className="tick toggle">
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={on}
        name={name}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
