import { useId, useRef } from "react";
import { ComboList } from "#ui/form/combo-list.tsx";
import type { ComboOption } from "#ui/form/combo-option.ts";
import { useComboList } from "#ui/form/use-combo-list.ts";
import { FieldFrame, type FieldProps } from "#ui/form/field-frame.tsx";
import { Glyph } from "#ui/glyph.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";
import { useOutside } from "#ui/overlay/use-outside.ts";

export interface ComboBoxProps extends FieldProps {
  /** What is chosen; undefined when nothing is. */
  value: ComboOption | undefined;
  onChange: (option: ComboOption | undefined) => void;
  /** A list at hand, searched by its labels and details ... */
  options?: readonly ComboOption[] | undefined;
  /** ... or a search of the server's, asked after a short pause. */
  search?: ((text: string, signal: AbortSignal) => Promise<readonly ComboOption[]>) | undefined;
}

/** Typing narrows a list, arrows move in it, Enter takes. Nothing is taken that is not in the list. */
export function ComboBox({ value, onChange, options, search, ...field }: ComboBoxProps) {
  const t = useText(uiMessages);
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useComboList(value, onChange, options, search);
  useOutside(box, list.open, list.close);
  function toggle() {
    if (list.open) list.close();
    else list.show();
    input.current?.focus();
  }
  return (
    <FieldFrame {...field}>
      {(control) => (
        <div className="combo" ref={box}>
          <div className="in">
            <input
              {...control}
              ref={input}
              role="combobox"
              aria-expanded={list.open}
              aria-controls={list.open ? listId : undefined}
              aria-autocomplete="list"
              aria-activedescendant={list.open && list.found[list.at] ? `${listId}-${list.at}` : undefined}
              autoComplete="off"
              value={list.typed ?? value?.label ?? ""}
              onChange={(event) => list.type(event.target.value)}
              onFocus={(event) => event.target.select()}
              onKeyDown={list.onKeyDown}
            />
            <button
              type="button"
              className="in-btn"
              tabIndex={-1}
              aria-label={t("showList")}
              onClick={toggle}
            >
              <Glyph name="down" />
            </button>
          </div>
          {list.open && (
            <ComboList
              id={listId}
              label={field.label}
              options={list.found}
              at={list.at}
              waiting={list.waiting}
              chosen={value}
              onTake={list.take}
            />
          )}
        </div>
      )}
    </FieldFrame>
  );
}
