interface AddChoiceProps {
  /** What is added: 加一个条件. It stands in the box until something is chosen. */
  label: string;
  options: readonly { value: string; label: string }[];
  onAdd: (value: string) => void;
}

/** One more from a list; the box goes back to its words at once. */
export function AddChoice({ label, options, onAdd }: AddChoiceProps) {
  return (
    <select
      className="in add"
      aria-label={label}
      value=""
      onChange={(event) => event.target.value !== "" && onAdd(event.target.value)}
    >
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
