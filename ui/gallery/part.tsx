import { type ReactNode, useId } from "react";

/** One part of the gallery, one to three columns wide. */
export function Part({
  title,
  wide = 1,
  children,
}: {
  title: string;
  wide?: 1 | 2 | 3;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`blk w${wide}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
