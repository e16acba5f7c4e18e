import { type ReactNode, useId } from "react";

export interface FindingCardProps {
  /** The fault in plain words. */
  title: string;
  /** What mending it saves: −9 件. */
  saves?: string | undefined;
  children: ReactNode;
  /** The reason, with its article. */
  basis?: string | undefined;
  open?: boolean | undefined;
  /** Taken findings are dimmed, with a tick before the title. */
  taken?: boolean | undefined;
  /** Buttons of the open card. */
  actions?: ReactNode;
}

/** One finding of a check. Cards share their borders: a list, not tiles. */
export function FindingCard({ title, saves, children, basis, open, taken, actions }: FindingCardProps) {
  const id = useId();
  const state = [open && "open", taken && "taken"].filter(Boolean).join(" ");
  return (
    <article className={`finding ${state}`} aria-labelledby={id}>
      <header className="row">
        <h3 id={id}>
          {taken && <span className="ok">✓ </span>}
          {title}
        </h3>
        {saves !== undefined && <span className="end b">{saves}</span>}
      </header>
      <div>{children}</div>
      {basis !== undefined && <p className="sm dim">{basis}</p>}
      {actions !== undefined && <footer className="row">{actions}</footer>}
    </article>
  );
}
