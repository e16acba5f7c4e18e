import {
  elementsFrom,
  type ElementsRow,
  elementsStatement,
  type PersonElements,
} from "#features/people/index.ts";
import type { FieldValue } from "#features/procedures/contract.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { ask, type Statement, statement, word } from "#foundation/database/statement.ts";
import {
  CHAINS,
  type ChainBody,
  type ChainRow,
  chainsFrom,
  type NamedPerson,
  namedStatement,
  type Roll,
  rollStatement,
  upStatement,
} from "./chains.ts";

/** What the surroundings of a case are asked by; a case that is being opened has no id yet. */
export interface AroundQuestion {
  caseId: string | undefined;
  procedure: string;
  personId: string;
  bodyId: string;
  bodyLo: number;
  /** Bodies and people that its fields name. */
  bodies: readonly string[];
  people: readonly string[];
  /** Accounts and a body of which only the name is wanted. */
  accounts: readonly string[];
  turnId: string | null;
  year: number;
  /** Holds the person's row. */
  lock: boolean;
}

export interface AroundFound {
  person: PersonElements;
  chains: ReadonlyMap<string, readonly ChainBody[]>;
  named: ReadonlyMap<string, NamedPerson>;
  roll: Roll;
  /** Of the year, of every body in the chains. */
  plans: readonly { bodyId: string; quota: number; used: number }[];
  /** What other cases of the person hold, the oldest first. */
  earlier: readonly Record<string, FieldValue>[];
  /** People who have no part in the case beside its subject. */
  recusals: readonly string[];
  accounts: ReadonlyMap<string, string>;
  turnName: string;
}

interface Row extends ElementsRow {
  chains: ChainRow[] | null;
  named: NamedPerson[] | null;
  roll: Roll;
  plans: AroundFound["plans"] | null;
  earlier: Record<string, FieldValue>[] | null;
  recusals: string[] | null;
  accounts: { id: string; name: string }[] | null;
  turnName: string | null;
}

/**
 * Everything around a case in one question: each part by itself would be a way to the database and back for every move.
 * @returns undefined when the person is not there any more
 */
export async function findAround(db: Db | Tx, asked: AroundQuestion): Promise<AroundFound | undefined> {
  const [row] = await ask<Row>(db, questionOf(asked));
  if (!row) return undefined;
  return {
    person: elementsFrom(row),
    chains: chainsFrom(row.chains ?? []),
    named: new Map((row.named ?? []).map((one) => [one.personId, one])),
    roll: row.roll,
    plans: row.plans ?? [],
    earlier: row.earlier ?? [],
    recusals: row.recusals ?? [],
    accounts: new Map((row.accounts ?? []).map(({ id, name }) => [id, name])),
    turnName: row.turnName ?? "",
  };
}

function questionOf(asked: AroundQuestion): Statement {
  const { procedure, personId, bodyId, bodyLo, year } = asked;
  return statement`with recursive person as materialized (${elementsStatement(personId, asked.lock)}),
    ${upStatement(bodyId, asked.bodies)}
    select person.*, ${CHAINS} as chains, ${namedStatement(asked.people)} as named, ${rollStatement(bodyId, bodyLo)} as roll,
      (select json_agg(json_build_object('bodyId', p.body_id::text, 'quota', p.quota, 'used', p.used)) from cases.plan p
        where p.procedure = ${procedure} and p.year = ${year} and p.body_id in (select body_id from up)) as plans,
      ${earlierStatement(personId, asked.caseId)} as earlier, ${recusalsStatement(asked.caseId)} as recusals,
      ${accountsStatement(asked.accounts)} as accounts, ${turnStatement(asked.turnId)} as "turnName"
    from person`;
}

/** So many cases of one person are looked through. */
const MOST_EARLIER = word("50");

function earlierStatement(personId: string, caseId: string | undefined): Statement {
  return statement`(select json_agg(e.values order by e.case_id) from (select case_id, values from cases.case_file
    where person_id = ${personId}::bigint and case_id <> ${caseId ?? "0"}::bigint order by case_id limit ${MOST_EARLIER}) e)`;
}

function recusalsStatement(caseId: string | undefined): Statement {
  return statement`(select json_agg(person_id::text) from cases.recusal where case_id = ${caseId ?? "0"}::bigint)`;
}

function accountsStatement(ids: readonly string[]): Statement {
  if (ids.length === 0) return word("null::json");
  return statement`(select json_agg(json_build_object('id', account_id::text, 'name', display_name))
    from accounts.published_account where account_id = any(${[...ids]}::bigint[]))`;
}

function turnStatement(bodyId: string | null): Statement {
  if (bodyId === null) return word("null::text");
  return statement`(select short_name from bodies.published_body where body_id = ${bodyId}::bigint)`;
}
