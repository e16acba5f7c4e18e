import { type CalendarDate, parseDate } from "@internationalized/date";
import type { RefObject } from "react";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from "react-aria-components/Calendar";
import { Dialog } from "react-aria-components/Dialog";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Popover } from "react-aria-components/Popover";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface CalendarPopoverProps {
  anchor: RefObject<HTMLElement | null>;
  value: string;
  min: string | undefined;
  max: string | undefined;
  onPick: (day: string) => void;
  onClose: () => void;
}

/** The library's calendar under a date field; weeks begin on Monday. */
export function CalendarPopover({ anchor, value, min, max, onPick, onClose }: CalendarPopoverProps) {
  const t = useText(uiMessages);
  const { language } = useLanguage();
  return (
    <I18nProvider locale={language === "zh" ? "zh-CN" : "en-GB"}>
      <Popover
        className="pop"
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => open || onClose()}
        placement="bottom start"
      >
        <Dialog aria-label={t("openCalendar")}>
          <Calendar
            className="cal"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a press: the focus goes into it
            autoFocus
            firstDayOfWeek="mon"
            value={wholeDay(value)}
            minValue={wholeDay(min)}
            maxValue={wholeDay(max)}
            onChange={(day) => onPick(day.toString())}
          >
            <header>
              <Button slot="previous" className="btn s txt">
                {t("previousMonth")}
              </Button>
              <Heading />
              <Button slot="next" className="btn s txt">
                {t("nextMonth")}
              </Button>
            </header>
            <CalendarGrid weekdayStyle="narrow">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className="day" />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </I18nProvider>
  );
}

const WHOLE = /^\d{4}-\d{2}-\d{2}$/;

function wholeDay(day: string | undefined): CalendarDate | null {
  return day !== undefined && WHOLE.test(day) ? parseDate(day) : null;
}
