import { createContext, type ReactNode, use } from "react";
import type { Words } from "#foundation/endpoint.ts";

/** A body as the shell names it. */
export interface BodyName {
  id: string;
  name: string;
}

/** The account that is signed in. */
export interface Me {
  accountId: string;
  name: string;
  /** What the account does, in words: 党务干部. */
  role: Words;
  permissions: readonly string[];
  language: "zh" | "en";
  /** Where the account belongs. */
  homeBody: BodyName;
  /** Bodies that the account may work for, the home body included. */
  bodies: readonly BodyName[];
  /** The body that the pages are about now. */
  body: BodyName;
  setBody: (body: BodyName) => void;
  /** The city's day, `2026-11-23`, from the server's clock. */
  today: string;
  /** A demonstration: made-up people, and the gallery of parts in the menu. */
  demo: boolean;
}

const MeContext = createContext<Me | undefined>(undefined);

export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** Who reads. Only below the shell: pages that are open to anyone have no account. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === undefined) throw new Error("useMe is for pages inside the shell");
  return me;
}

/** Whether the account has a permission somewhere; the server asks again for the body at hand. */
export function useMay(permission: string): boolean {
  return may(useMe(), permission);
}

export function may(me: Pick<Me, "permissions">, permission: string | undefined): boolean {
  return permission === undefined || permission === "signed-in" || me.permissions.includes(permission);
}
