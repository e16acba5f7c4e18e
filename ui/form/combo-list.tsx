import { useEffect } from "react";
import type { ComboOption } from "#ui/form/combo-option.ts";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface ComboListProps {
  id: string;
  label: string;
  options: readonly ComboOption[];
  at: number;
  waiting: boolean;
  chosen: ComboOption | undefined;
  onTake: (option: ComboOption) => void;
}

/** The list under a combo box; the focus stays in the text, the line at hand is told by its id. */
export function ComboList({ id, label, options, at, waiting, chosen, onTake }: ComboListProps) {
  const t = useText(uiMessages);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [id, at]);
  return (
    <div className="pop hits">
      <div id={id} role="listbox" aria-label={label}>
        {options.map((option, index) => (
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.value === chosen?.value}
            className={index === at ? "opt at" : "opt"}
            onPointerDown={(event) => (event.preventDefault(), onTake(option))}
          >
            {option.label}
            {option.detail !== undefined && <span className="detail">{option.detail}</span>}
          </div>
        ))}
      </div>
      {options.length === 0 && (
        <p className="none" role="status">
          {waiting ? t("reading") : t("noMatch")}
        </p>
      )}
    </div>
  );
}
