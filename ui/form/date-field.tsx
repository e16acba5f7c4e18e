import { lazy, Suspense, useRef, useState } from "react";
import { type DatePrecision, isBefore, readDate } from "#ui/form/date-text.ts";
import { FieldFrame, type FieldProps } from "#ui/form/field-frame.tsx";
import { Glyph } from "#ui/glyph.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

// The calendar comes with its library when it is first opened: most dates are typed or pasted.
const CalendarPopover = lazy(() =>
  import("#ui/form/calendar-popover.tsx").then((file) => ({ default: file.CalendarPopover })),
);

export interface DateFieldProps extends FieldProps {
  /** `2026-11-23`, or a part of it with `least`; "" is empty. */
  value: string;
  /** Called with the date when the text is one, with "" when it is empty or cannot be read. */
  onChange: (value: string) => void;
  /** What must be known at least; "year" allows 2026 and 2026-11 as well. */
  least?: DatePrecision;
  min?: string | undefined;
  max?: string | undefined;
  readOnly?: boolean | undefined;
}

/** A date as text: typed, pasted, in full-width digits; a calendar stands beside it. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, least = "day", min, max, readOnly, ...field } = props;
  const t = useText(uiMessages);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const typed = useTypedDate(value, onChange, least);
  const finding = useFinding(typed.text, least, min, max);
  function pick(day: string) {
    typed.forget();
    setOpen(false);
    onChange(day);
  }
  return (
    <FieldFrame {...field} error={field.error ?? (typed.left ? finding : undefined)}>
      {(control) => (
        <div className={readOnly ? "in ro" : "in"} ref={box}>
          <input
            {...control}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            readOnly={readOnly}
            value={typed.text}
            onChange={(event) => typed.type(event.target.value)}
            onBlur={typed.leave}
            onKeyDown={(event) => {
              if (!event.altKey || event.key !== "ArrowDown") return;
              event.preventDefault(); // the browser would scroll the page by a screen
              setOpen(true);
            }}
          />
          {!readOnly && (
            <button
              type="button"
              className="in-btn"
              aria-label={t("openCalendar")}
              aria-expanded={open}
              onClick={() => setOpen(true)}
            >
              <Glyph name="calendar" />
            </button>
          )}
          {open && (
            <Suspense fallback={null}>
              <CalendarPopover
                anchor={box}
                {...{ value, min, max }}
                onPick={pick}
                onClose={() => setOpen(false)}
              />
            </Suspense>
          )}
        </div>
      )}
    </FieldFrame>
  );
}

/** The text under the typing hand: nothing is changed in it before the field is left. */
function useTypedDate(value: string, onChange: (value: string) => void, least: DatePrecision) {
  const [draft, setDraft] = useState<string>();
  const [left, setLeft] = useState(false);
  const text = draft ?? value;
  return {
    text,
    left,
    forget: () => setDraft(undefined),
    type: (next: string) => {
      setDraft(next);
      setLeft(false);
      const reading = readDate(next, least);
      onChange(reading.kind === "date" ? reading.value : "");
    },
    leave: () => {
      setLeft(true);
      if (readDate(text, least).kind === "date") setDraft(undefined);
    },
  };
}

/** What is wrong with the text, in words; undefined when nothing is. */
function useFinding(text: string, least: DatePrecision, min: string | undefined, max: string | undefined) {
  const t = useText(uiMessages);
  const reading = readDate(text, least);
  if (reading.kind === "empty") return undefined;
  if (reading.kind === "no_such_day") return t("noSuchDay");
  if (reading.kind === "too_short") return t("needWholeDate");
  if (reading.kind === "unreadable") return t(least === "day" ? "badDate" : "badPartialDate");
  if (min !== undefined && isBefore(reading.value, min)) return t("dateTooEarly", { day: min });
  return max !== undefined && isBefore(max, reading.value) ? t("dateTooLate", { day: max }) : undefined;
}
