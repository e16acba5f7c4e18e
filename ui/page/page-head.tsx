import { type ReactNode, useEffect } from "react";
import { Breadcrumbs, type Crumb } from "#ui/page/breadcrumbs.tsx";

export interface PageHeadProps {
  /** States what the page is, or the result: 检查完了，45 行要改. */
  title: string;
  /** Beside the title: date, counts, tags. */
  children?: ReactNode;
  /** At most one primary button. */
  actions?: ReactNode;
  crumbs?: readonly Crumb[] | undefined;
}

/** Head of a page: where, title, a word beside it, actions at the right. Names the browser's tab too. */
export function PageHead({ title, children, actions, crumbs }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · 组工`;
  }, [title]);
  return (
    <>
      {crumbs !== undefined && <Breadcrumbs crumbs={crumbs} />}
      <div className="head">
        <h1>{title}</h1>
        {children}
        {actions !== undefined && <div className="acts">{actions}</div>}
      </div>
    </>
  );
}
