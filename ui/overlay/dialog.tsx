import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "#ui/form/button.tsx";
import { Glyph } from "#ui/glyph.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface DialogProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A dialog, only for the purpose of an access and for opening what is closed: everything else is on the page.
 * The browser's own: it keeps the focus inside, closes on Escape and gives the focus back.
 */
export function Dialog({ open, title, onClose, children }: DialogProps) {
  const t = useText(uiMessages);
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !box.current?.open) box.current?.showModal();
    if (!open) box.current?.close();
  }, [open]);
  return (
    <dialog ref={box} className="ask" aria-labelledby={id} onClose={onClose}>
      {open && (
        <>
          <header>
            <h2 id={id}>{title}</h2>
            <Button kind="text" small aria-label={t("close")} onClick={onClose}>
              <Glyph name="close" />
            </Button>
          </header>
          {children}
        </>
      )}
    </dialog>
  );
}
