import { useQueryClient } from "@tanstack/react-query";
import { forgetDrafts } from "#ui/form/draft.ts";
import { useGo } from "#ui/page/link.tsx";

/** Key under which the shell keeps the answer about the account. */
export const SESSION_KEY = ["session"] as const;

/** Where an account signs in; the page belongs to the feature that keeps accounts. */
export const SIGN_IN_PATH = "/sign-in";

/** For the pages that sign in and out. */
export function useSession() {
  const client = useQueryClient();
  const go = useGo();
  return {
    /** After signing in: goes on to the page that was asked for, which reads who it is. */
    begin(to = "/") {
      client.clear(); // answers of another account that used this machine are not for this one
      go(to);
    },
    /** After signing out: forgets every answer and draft. */
    end() {
      forgetDrafts();
      client.clear();
      go(SIGN_IN_PATH);
    },
  };
}
