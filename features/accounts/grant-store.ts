import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { Held, PlaceKnown, Wanted } from "./grant.rules.ts";
import type { GrantView, ProposalView } from "./grants.contract.ts";
import type { Role } from "./roles.contract.ts";

/** Grants of an account that were not ended, also those of later days. */
export async function listHeld(db: Db | Tx, accountId: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select role, body_id as "bodyId", from_day as "fromDay", to_day as "toDay" from accounts.grant
    where account_id = ${accountId} and ended_at is null`.execute(db);
  return rows;
}

export async function findPlace(
  db: Db | Tx,
  bodyId: string | null,
  today: string,
): Promise<PlaceKnown | undefined> {
  if (bodyId === null) return undefined;
  const { rows } = await sql<PlaceKnown>`
    select kind, (ended_on is not null and ended_on <= ${today}) as ended from bodies.published_body
    where body_id = ${bodyId}`.execute(db);
  return rows[0];
}

export interface NewProposal extends Wanted {
  proposalId: string;
  reason: string;
  madeBy: string;
}

export async function insertProposal(tx: Tx, proposal: NewProposal): Promise<void> {
  await tx
    .insertInto("accounts.grant_proposal")
    .values({
      proposal_id: proposal.proposalId,
      account_id: proposal.accountId,
      role: proposal.role,
      body_id: proposal.bodyId,
      from_day: proposal.fromDay,
      to_day: proposal.toDay,
      reason: proposal.reason,
      made_by: proposal.madeBy,
    })
    .execute();
}

export interface ProposalRecord extends Wanted {
  proposalId: string;
  state: string;
  madeBy: string;
  madeByPerson: string | null;
  settledByName: string | null;
  settledAt: Date | null;
}

/** A proposal, locked. */
export async function lockProposal(tx: Tx, proposalId: string): Promise<ProposalRecord | undefined> {
  const { rows } = await sql<ProposalRecord>`
    select p.proposal_id as "proposalId", p.account_id as "accountId", p.role, p.body_id as "bodyId",
      p.from_day as "fromDay", p.to_day as "toDay", p.state, p.made_by as "madeBy",
      (select person_id from accounts.account where account_id = p.made_by) as "madeByPerson",
      (select display_name from accounts.account where account_id = p.settled_by) as "settledByName",
      p.settled_at as "settledAt"
    from accounts.grant_proposal p where p.proposal_id = ${proposalId} for update`.execute(tx);
  return rows[0];
}

export interface Settlement {
  proposalId: string;
  state: "granted" | "refused" | "withdrawn";
  settledBy: string;
  note: string | undefined;
  now: Date;
}

export async function settle(tx: Tx, settlement: Settlement): Promise<void> {
  await sql`update accounts.grant_proposal set state = ${settlement.state}, settled_by = ${settlement.settledBy},
      settled_at = ${settlement.now}, note = ${settlement.note ?? null}
    where proposal_id = ${settlement.proposalId} and state = 'open'`.execute(tx);
}

export interface NewGrant extends Wanted {
  grantId: string;
  /** Undefined for the grants that come with an installation. */
  eyes: { proposalId: string; proposedBy: string; madeBy: string } | undefined;
}

export async function insertGrant(tx: Tx, grant: NewGrant): Promise<void> {
  await tx
    .insertInto("accounts.grant")
    .values({
      grant_id: grant.grantId,
      account_id: grant.accountId,
      role: grant.role,
      body_id: grant.bodyId,
      from_day: grant.fromDay,
      to_day: grant.toDay,
      proposal_id: grant.eyes?.proposalId ?? null,
      proposed_by: grant.eyes?.proposedBy ?? null,
      made_by: grant.eyes?.madeBy ?? null,
    })
    .execute();
}

export interface GrantRecord extends Wanted {
  grantId: string;
  ended: boolean;
}

/** A grant, locked. */
export async function lockGrant(tx: Tx, grantId: string): Promise<GrantRecord | undefined> {
  const { rows } = await sql<GrantRecord>`
    select grant_id as "grantId", account_id as "accountId", role, body_id as "bodyId", from_day as "fromDay",
      to_day as "toDay", ended_at is not null as ended
    from accounts.grant where grant_id = ${grantId} for update`.execute(tx);
  return rows[0];
}

export async function markEnded(tx: Tx, grantId: string, endedBy: string, now: Date): Promise<void> {
  await sql`update accounts.grant set ended_by = ${endedBy}, ended_at = ${now} where grant_id = ${grantId}`.execute(
    tx,
  );
}

/**
 * Accounts that hold an administrator's role today and may sign in, their grants locked: two who take away the last two
 * at once wait for each other.
 */
export async function lockHolders(tx: Tx, role: Role, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select g.account_id as id from accounts.grant g join accounts.account a using (account_id)
    where g.role = ${role} and g.body_id is null and g.ended_at is null and a.disabled_at is null
      and g.from_day <= ${today} and (g.to_day is null or g.to_day > ${today})
    order by g.grant_id for update`.execute(tx);
  return rows.map((row) => row.id);
}

/** Names of the accounts that hold one of some administrators' roles today and may sign in, one account left out. */
export async function listAdministrators(
  db: Db | Tx,
  roles: readonly Role[],
  today: string,
  without: string,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct a.display_name as name from accounts.grant g join accounts.account a using (account_id)
    where g.role = any(${[...roles]}::text[]) and g.body_id is null and g.ended_at is null and a.disabled_at is null
      and g.from_day <= ${today} and (g.to_day is null or g.to_day > ${today}) and a.account_id <> ${without}
    order by 1`.execute(db);
  return rows.map((row) => row.name);
}

type GrantRow = Omit<GrantView, "endedAt"> & { endedAt: Date | null };

const NAME_OF = (column: string): RawBuilder<string | null> =>
  sql`(select display_name from accounts.account where account_id = ${sql.ref(column)})`;

const BODY_OF = (column: string): RawBuilder<unknown> =>
  sql`(select jsonb_build_object('id', body_id::text, 'name', short_name) from bodies.published_body
    where body_id = ${sql.ref(column)})`;

function selectGrants(condition: RawBuilder<unknown>, limit: number): RawBuilder<GrantRow> {
  return sql<GrantRow>`
    select g.grant_id as "grantId", g.account_id as "accountId", a.display_name as "accountName", g.role,
      ${BODY_OF("g.body_id")} as body, g.from_day as "fromDay", g.to_day as "toDay",
      ${NAME_OF("g.proposed_by")} as "proposedBy", ${NAME_OF("g.made_by")} as "grantedBy",
      g.ended_at as "endedAt", ${NAME_OF("g.ended_by")} as "endedBy"
    from accounts.grant g join accounts.account a using (account_id)
    where ${condition} order by g.ended_at is not null, g.grant_id desc limit ${limit}`;
}

function viewOf(row: GrantRow): GrantView {
  return { ...row, endedAt: row.endedAt?.toISOString() ?? null };
}

export async function listGrantsOf(db: Db, accountId: string, limit: number): Promise<GrantView[]> {
  const { rows } = await selectGrants(sql`g.account_id = ${accountId}`, limit).execute(db);
  return rows.map(viewOf);
}

/** Who holds a role at a body today; `above`: also at the bodies that contain it. */
export async function listGrantsAtBody(
  db: Db,
  bodyId: string,
  above: boolean,
  today: string,
): Promise<GrantView[]> {
  const places = above
    ? sql`g.body_id in (
        with recursive up as (
          select body_id, parent_id from bodies.published_body where body_id = ${bodyId}
          union all
          select b.body_id, b.parent_id from up join bodies.published_body b on b.body_id = up.parent_id)
        select body_id from up)`
    : sql`g.body_id = ${bodyId}`;
  const { rows } = await selectGrants(
    sql`${places} and g.ended_at is null and a.disabled_at is null and (g.to_day is null or g.to_day > ${today})`,
    500,
  ).execute(db);
  return rows.map(viewOf);
}

type ProposalRow = Omit<ProposalView, "madeAt" | "settledAt"> & { madeAt: Date; settledAt: Date | null };

export interface ProposalQuestion {
  open: boolean;
  accountId: string | undefined;
  after: string | undefined;
  limit: number;
}

/** Proposals, the newest first. */
export async function listProposalsBy(db: Db, question: ProposalQuestion): Promise<ProposalView[]> {
  const { open, accountId, after, limit } = question;
  const { rows } = await sql<ProposalRow>`
    select p.proposal_id as "proposalId", p.account_id as "accountId", ${NAME_OF("p.account_id")} as "accountName", p.role,
      ${BODY_OF("p.body_id")} as body, p.from_day as "fromDay", p.to_day as "toDay", p.reason, p.state,
      p.made_by as "madeBy", coalesce(${NAME_OF("p.made_by")}, '') as "madeByName", p.made_at as "madeAt",
      ${NAME_OF("p.settled_by")} as "settledByName", p.settled_at as "settledAt", p.note
    from accounts.grant_proposal p
    where (p.state = 'open') = ${open}
      ${accountId === undefined ? sql`` : sql`and p.account_id = ${accountId}`}
      ${after === undefined ? sql`` : sql`and p.proposal_id < ${after}`}
    order by p.proposal_id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...row,
    madeAt: row.madeAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  }));
}
