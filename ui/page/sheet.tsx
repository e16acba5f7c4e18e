import { type ReactNode, useId } from "react";

export interface SheetProps {
  title?: ReactNode;
  /** Small words beside the title. */
  note?: ReactNode;
  /** At the right end of the head: a link, a counter. */
  aside?: ReactNode;
  /** `pad`: reading space; `list`: close space for facts; `none`: the content brings its own. */
  space?: "pad" | "list" | "none";
  className?: string;
  children: ReactNode;
}

/** A ruled page on the paper: border and hairlines, no shadow. */
export function Sheet({ title, note, aside, space = "pad", className = "", children }: SheetProps) {
  const id = useId();
  const inside =
    space === "none" ? children : <div className={space === "pad" ? "pad" : "pad list"}>{children}</div>;
  return (
    <section className={`sheet ${className}`} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header>
          <h2 id={id}>{title}</h2>
          {note !== undefined && <span className="dim sm">{note}</span>}
          {aside !== undefined && <span className="end sm">{aside}</span>}
        </header>
      )}
      {inside}
    </section>
  );
}

export interface BlockProps {
  title: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page without a sheet of its own, such as a table under its title. */
export function Block({ title, note, aside, children }: BlockProps) {
  const id = useId();
  return (
    <section className="block" aria-labelledby={id}>
      <div className="block-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="dim sm">{note}</span>}
        {aside !== undefined && <span className="end row">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
