import { Link, useLocation, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";

export interface TextLinkProps {
  /** Address inside the application: `/people/123?on=2026-11-23`. */
  to: string;
  children: ReactNode;
  className?: string | undefined;
  /** -1 where the link is reached by another way, as in a grid. */
  tabIndex?: number | undefined;
}

/** A link to another page of the application, read ahead when pointed at. */
export function TextLink({ to, children, className, tabIndex }: TextLinkProps) {
  return (
    <Link to={to} tabIndex={tabIndex} {...(className === undefined ? {} : { className })}>
      {children}
    </Link>
  );
}

export interface ButtonLinkProps extends TextLinkProps {
  kind?: "pri" | "plain" | "text";
  small?: boolean;
  full?: boolean;
}

const KINDS = { pri: "btn pri", plain: "btn", text: "btn txt" };

/** A link that looks like a button, where a press leads to another page. */
export function ButtonLink({ kind = "plain", small, full, className, ...link }: ButtonLinkProps) {
  const classes = [KINDS[kind], small && "s", full && "full", className].filter(Boolean).join(" ");
  return <TextLink {...link} className={classes} />;
}

/** Part of the address named in the route: `usePathPart("personId")` of `/people/$personId`. */
export function usePathPart(name: string): string {
  const parts: Record<string, string | undefined> = useParams({ strict: false });
  const part = parts[name];
  if (part === undefined) throw new Error(`The address has no part ${name}`);
  return part;
}

/** The `?name=value` parts of the address and the way to change them (history is replaced, not grown). */
export function useAddressState(): [
  state: Readonly<Record<string, string | undefined>>,
  change: (next: Record<string, string | undefined>) => void,
] {
  const state: Record<string, string | undefined> = useSearch({ strict: false });
  const navigate = useNavigate();
  const { pathname } = useLocation();
  function change(next: Record<string, string | undefined>) {
    void navigate({ to: pathname, search: { ...state, ...next }, replace: true });
  }
  return [state, change];
}

/** Goes to another page from code, after a command has succeeded. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return (to) => void navigate({ to });
}
