import { look } from "#foundation/query/look.ts";
import { listAccounts as listContract, readAccount as readContract } from "./administration.contract.ts";
import { findBodyName, listAccountsBy, listPlaces } from "./administration-store.ts";
import { listGrantsAtBody, listGrantsOf, listProposalsBy } from "./grant-store.ts";
import {
  listGrantsAt as grantsAtContract,
  listProposals as proposalsContract,
  searchPlaces as placesContract,
} from "./grants.contract.ts";
import { findAccount } from "./store.ts";

const MOST_GRANTS = 100;

export const listAccounts = look(listContract, async ({ db, today }, question) => {
  const { text, body, role, state, after, limit } = question;
  const rows = await listAccountsBy(db, { text, body, role, state, after, limit: limit + 1, today });
  const page = rows.slice(0, limit);
  return { answer: { rows: page, next: rows.length > limit ? (page.at(-1)?.signInName ?? null) : null } };
});

export const readAccount = look(readContract, async ({ db }, { accountId }) => {
  const account = await findAccount(db, accountId);
  if (!account) return undefined;
  return {
    answer: {
      accountId: account.accountId,
      signInName: account.signInName,
      displayName: account.displayName,
      personId: account.personId,
      madeAt: account.madeAt.toISOString(),
      disabledAt: account.disabledAt?.toISOString() ?? null,
      oneTimeUntil: account.oneTimeUntil?.toISOString() ?? null,
      grants: await listGrantsOf(db, accountId, MOST_GRANTS),
    },
  };
});

export const searchPlaces = look(placesContract, async ({ db, today }, { text, limit }) => ({
  answer: { places: await listPlaces(db, text, limit, today) },
}));

export const listGrantsAt = look(grantsAtContract, async ({ db, today }, { body, reach }) => {
  const name = await findBodyName(db, body);
  if (name === undefined) return undefined;
  const grants = await listGrantsAtBody(db, body, reach === "above", today);
  return { answer: { body: { id: body, name }, grants } };
});

export const listProposals = look(proposalsContract, async ({ db }, { state, accountId, after, limit }) => {
  const rows = await listProposalsBy(db, { open: state === "open", accountId, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return { answer: { rows: page, next: rows.length > limit ? (page.at(-1)?.proposalId ?? null) : null } };
});
