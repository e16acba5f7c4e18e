import type { Operation } from "#foundation/operation.ts";
import { changePassword } from "./change-password.ts";
import { createAccount, resetPassword } from "./create-account.ts";
import { disableAccount, enableAccount } from "./disable-account.ts";
import { listAccounts, listGrantsAt, listProposals, readAccount, searchPlaces } from "./list-accounts.ts";
import { proposeGrant, withdrawProposal } from "./propose-grant.ts";
import { listAuditWith, type NameAction, readAuditState, VERIFY_AUDIT } from "./read-audit.ts";
import { readMe, setPreferences } from "./read-me.ts";
import { endMySession, listMySessions } from "./sessions.ts";
import { endGrant, settleProposal } from "./settle-proposal.ts";
import { readSignInPage, signIn, signOut } from "./sign-in.ts";
import { verifyAudit, verifyAuditHandler } from "./verify-audit.ts";

export { findActorOf } from "./actor-of-account.ts";
export { findActor, findActorByName } from "./find-actor.ts";
export { forgetting } from "./forgetting.ts";
export { type HandedOver, makeFirstAdministrators } from "./make-first-administrators.ts";
export {
  type DemonstrationAccount,
  hashDemonstrationPassword,
  makeDemonstrationAccounts,
} from "./make-demonstration-accounts.ts";
export { type Holder, listHolders } from "./list-holders.ts";
export { type LostPassword, renewAdministrator } from "./renew-password.ts";
export { sweepSignIns } from "./sweep.ts";
export { VERIFY_AUDIT, verifyAuditHandler };

export const operations: readonly Operation[] = [
  signIn,
  signOut,
  readSignInPage,
  readMe,
  setPreferences,
  changePassword,
  listMySessions,
  endMySession,
  listAccounts,
  searchPlaces,
  listGrantsAt,
  readAccount,
  createAccount,
  disableAccount,
  enableAccount,
  resetPassword,
  proposeGrant,
  withdrawProposal,
  settleProposal,
  listProposals,
  endGrant,
];

/** The audit's operations; they say what each action is called, so they come after all others. */
export function auditOperations(nameAction: NameAction): readonly Operation[] {
  return [listAuditWith(nameAction), readAuditState, verifyAudit];
}
