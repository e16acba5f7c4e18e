import type { ReactNode } from "react";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Popover } from "react-aria-components/Popover";
import { Pressable } from "react-aria-components/Pressable";
import { Button } from "#ui/form/button.tsx";
import { useLanguage } from "#ui/language/language.tsx";

export interface PopoverButtonProps {
  /** Words on the button, and the name of what opens. */
  label: string;
  kind?: "pri" | "plain" | "text";
  small?: boolean;
  placement?: "bottom start" | "bottom end" | "top start" | "top end";
  /** What opens; `close` shuts it after something was done in it. */
  children: (close: () => void) => ReactNode;
}

/** A button under which something small opens, such as the filters of a list. Escape and a press outside close it. */
export function PopoverButton({
  label,
  kind,
  small,
  placement = "bottom start",
  children,
}: PopoverButtonProps) {
  const { language } = useLanguage();
  return (
    <I18nProvider locale={language === "zh" ? "zh-CN" : "en-US"}>
      <DialogTrigger>
        <Pressable>
          <Button kind={kind} small={small}>
            {label}
          </Button>
        </Pressable>
        <Popover className="pop pad" placement={placement}>
          <Dialog aria-label={label}>{({ close }) => children(close)}</Dialog>
        </Popover>
      </DialogTrigger>
    </I18nProvider>
  );
}
