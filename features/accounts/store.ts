import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";

export interface Preferences {
  language: "zh" | "en";
  textSize: "normal" | "large";
  theme: "light" | "dark";
}

export interface SignInRow extends Preferences {
  accountId: string;
  passwordHash: string;
  disabled: boolean;
  oneTimeUntil: Date | null;
}

const PREFERENCES = sql`language, text_size as "textSize", theme`;

export async function findBySignInName(db: Db, name: string): Promise<SignInRow | undefined> {
  const { rows } = await sql<SignInRow>`
    select account_id as "accountId", password_hash as "passwordHash", disabled_at is not null as disabled,
      one_time_until as "oneTimeUntil", ${PREFERENCES}
    from accounts.account where lower(sign_in_name) = lower(${name})`.execute(db);
  return rows[0];
}

export interface OwnAccount extends Preferences {
  signInName: string;
  homeBody: string | null;
}

export async function findOwn(db: Db, accountId: string): Promise<OwnAccount | undefined> {
  const { rows } = await sql<OwnAccount>`
    select sign_in_name as "signInName", home_body as "homeBody", ${PREFERENCES} from accounts.account
    where account_id = ${accountId}`.execute(db);
  return rows[0];
}

export interface AccountRecord {
  accountId: string;
  signInName: string;
  displayName: string;
  personId: string | null;
  passwordHash: string;
  madeAt: Date;
  disabledAt: Date | null;
  oneTimeUntil: Date | null;
}

const RECORD = sql`account_id as "accountId", sign_in_name as "signInName", display_name as "displayName",
  person_id as "personId", password_hash as "passwordHash", made_at as "madeAt", disabled_at as "disabledAt",
  one_time_until as "oneTimeUntil"`;

export async function findAccount(db: Db, accountId: string): Promise<AccountRecord | undefined> {
  const { rows } = await sql<AccountRecord>`
    select ${RECORD} from accounts.account where account_id = ${accountId}`.execute(db);
  return rows[0];
}

/** Locks an account: whatever is decided about its role or its state is decided by one after the other. */
export async function lockAccount(tx: Tx, accountId: string): Promise<AccountRecord | undefined> {
  const { rows } = await sql<AccountRecord>`
    select ${RECORD} from accounts.account where account_id = ${accountId} for update`.execute(tx);
  return rows[0];
}

export interface NewAccount {
  accountId: string;
  signInName: string;
  displayName: string;
  personId: string | undefined;
  passwordHash: string;
  oneTimeUntil: Date | null;
  homeBody?: string | undefined;
}

export async function insertAccount(tx: Tx, account: NewAccount): Promise<void> {
  await tx
    .insertInto("accounts.account")
    .values({
      account_id: account.accountId,
      sign_in_name: account.signInName,
      display_name: account.displayName,
      person_id: account.personId ?? null,
      password_hash: account.passwordHash,
      one_time_until: account.oneTimeUntil,
      home_body: account.homeBody ?? null,
    })
    .execute();
}

export interface AccountChange {
  password_hash?: string;
  one_time_until?: Date | null;
  disabled_at?: Date | null;
  language?: string;
  text_size?: string;
  theme?: string;
  home_body?: string;
}

export async function updateAccount(tx: Tx, accountId: string, change: AccountChange): Promise<void> {
  await tx
    .updateTable("accounts.account")
    .set((column) => ({ ...change, version: column("version", "+", 1) }))
    .where("account_id", "=", accountId)
    .execute();
}

export async function hasAccounts(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from accounts.account limit 1`.execute(db);
  return rows.length > 0;
}
