import type { Operation } from "#foundation/operation.ts";
import { changePassword, readMe, setPreferences } from "./read-me.ts";
import { readSignInPage, signIn, signOut } from "./sign-in.ts";

export { findActor } from "./find-actor.ts";
export { type DemonstrationAccount, makeDemonstrationAccounts } from "./make-demonstration-accounts.ts";

export const operations: readonly Operation[] = [
  signIn,
  signOut,
  readSignInPage,
  readMe,
  setPreferences,
  changePassword,
];
