import { type MouseEvent, type ReactNode, useRef } from "react";
import { useText } from "#ui/language/language.tsx";
import type { PageEntry } from "#ui/page/page-entry.ts";
import { shellMessages } from "../messages.ts";
import { PhoneTabs, PhoneTop } from "./phone-bars.tsx";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import "./shell.css";

export interface ShellProps {
  pages: readonly PageEntry[];
  onSignOut: () => void;
  children: ReactNode;
}

/** The frame of every page: rail and top bar, or on a phone a short head and tabs. */
export function Shell({ pages, onSignOut, children }: ShellProps) {
  const t = useText(shellMessages);
  const narrow = useNarrow();
  const main = useRef<HTMLElement>(null);
  function skip(event: MouseEvent) {
    event.preventDefault();
    main.current?.focus();
  }
  return (
    <>
      <a className="skip" href="#main" onClick={skip}>
        {t("skip")}
      </a>
      {/* The page keeps its place in the tree: a phone that is turned must not lose what was typed. */}
      <div className={narrow ? "phone" : "shell"}>
        {narrow ? <PhoneTop /> : <Rail pages={pages} />}
        {!narrow && <TopBar pages={pages} onSignOut={onSignOut} />}
        <main id="main" ref={main} tabIndex={-1}>
          {children}
        </main>
        {narrow && <PhoneTabs pages={pages} />}
      </div>
    </>
  );
}
