import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { inject } from "vitest";
import { openServices } from "#apps/compose/open-services.ts";
import { ROLES, type Role } from "#features/accounts/contract.ts";
import type { Actor, Scope } from "#foundation/access/actor.ts";
import { makeId } from "#foundation/ids.ts";
import type { Db } from "#foundation/database/open-database.ts";
import type { Services } from "#foundation/services.ts";
import { settlePeople, type Resident } from "./people.ts";
import { onDatabase, runOn } from "./server.ts";
import { BODIES, type BodyName, type Interval, plantTree } from "./tree.ts";

export interface City {
  services: Services;
  home: string;
  databaseUrl: string;
  places: Map<BodyName, Interval>;
  residents: Resident[];
  /** Somebody with one role at one body; the three administrators have no body. */
  actor(role: Role, body?: BodyName): Actor;
  /** The same with an account and a grant of its own: what goes on as a job asks for both again. */
  member(role: Role, body?: BodyName): Promise<Actor>;
  /** Holds a row until every sender waits for it, then lets them all go. */
  atOnce<T>(lock: string, senders: (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]>;
  /** Holds a row until `first` waits for it and `then`, begun after that, waits too or is over; then lets both go. */
  oneAfterAnother<A, B>(
    lock: string,
    first: () => Promise<A>,
    then: () => Promise<B>,
  ): Promise<[PromiseSettledResult<A>, PromiseSettledResult<B>]>;
  audit(): Promise<{ kind: string; action: string; accountId: string | null }[]>;
  close(): Promise<void>;
}

/** A city of its own database and folder, cloned from the migrated template. `each`: people in every branch. */
export async function aCity(options: { each?: number } = {}): Promise<City> {
  const server = inject("server");
  const name = `city_${randomUUID().replaceAll("-", "")}`;
  await runOn(server, `create database ${name} template city_template`);
  const home = await mkdtemp(path.join(os.tmpdir(), "zugong-city-"));
  const databaseUrl = onDatabase(server, name);
  const services = await openServices({ home, databaseUrl, demonstration: true, connections: 12 });
  const { db } = services.database;
  const places = await plantTree(db);
  const residents = await settlePeople(db, services.keys, places, options.each ?? 6);
  return {
    services,
    home,
    databaseUrl,
    places,
    residents,
    actor: (role, body) => actorOf(places, role, body),
    member: (role, body) => settleMember(db, actorOf(places, role, body), role, body),
    atOnce: (lock, senders) => atOnce(databaseUrl, lock, senders),
    oneAfterAnother: (lock, first, then) => oneAfterAnother(databaseUrl, lock, first, then),
    async audit() {
      const { rows } = await sql<{ kind: string; action: string; accountId: string | null }>`
        select kind, action, account_id as "accountId" from audit.entry order by entry_id`.execute(db);
      return rows;
    },
    async close() {
      await services.close();
      await runOn(server, `drop database ${name} with (force)`);
      await rm(home, { recursive: true, force: true });
    },
  };
}

function actorOf(places: Map<BodyName, Interval>, role: Role, body: BodyName | undefined): Actor {
  const place = body && places.get(body);
  const scope: Scope = place ? [{ lo: place.lo, hi: place.hi }] : "installation";
  const permissions = ROLES[role].permissions as readonly string[];
  return {
    accountId: makeId(),
    name: `${role} ${body === undefined ? "" : BODIES[body].short}`.trim(),
    personId: undefined,
    scopes: new Map(permissions.map((permission) => [permission, scope])),
  };
}

async function settleMember(db: Db, actor: Actor, role: Role, body: BodyName | undefined): Promise<Actor> {
  const { accountId, name } = actor;
  await sql`insert into accounts.account (account_id, sign_in_name, display_name, password_hash)
    values (${accountId}, ${`m${accountId}`}, ${name}, 'none')`.execute(db);
  await sql`insert into accounts.grant (grant_id, account_id, role, body_id, from_day)
    values (${makeId()}, ${accountId}, ${role}, ${body === undefined ? null : BODIES[body].id}, '2003-11-01')`.execute(
    db,
  );
  return actor;
}

/** Watches as the owner: the application's role does not see what other sessions wait for. */
async function atOnce<T>(
  databaseUrl: string,
  lock: string,
  senders: (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  const [holder, watcher] = [new pg.Client(databaseUrl), new pg.Client(databaseUrl)];
  await Promise.all([holder.connect(), watcher.connect()]);
  await holder.query("begin");
  await holder.query(lock);
  let over = 0;
  const sent = Promise.allSettled(senders.map((send) => send().finally(() => (over += 1))));
  // Whoever ended without waiting was refused before the lock: the others are still held.
  while ((await waiting(watcher)) + over < senders.length) await sleep(5);
  await holder.query("commit");
  await Promise.all([holder.end(), watcher.end()]);
  return sent;
}

async function oneAfterAnother<A, B>(
  databaseUrl: string,
  lock: string,
  first: () => Promise<A>,
  then: () => Promise<B>,
): Promise<[PromiseSettledResult<A>, PromiseSettledResult<B>]> {
  const [holder, watcher] = [new pg.Client(databaseUrl), new pg.Client(databaseUrl)];
  await Promise.all([holder.connect(), watcher.connect()]);
  await holder.query("begin");
  await holder.query(lock);
  let over = 0;
  const begun = (send: () => Promise<unknown>) => Promise.allSettled([send().finally(() => (over += 1))]);
  const one = begun(first);
  while ((await waiting(watcher)) + over < 1) await sleep(5);
  const other = begun(then);
  while ((await waiting(watcher)) + over < 2) await sleep(5);
  await holder.query("commit");
  await Promise.all([holder.end(), watcher.end()]);
  const [[firstEnded], [otherEnded]] = await Promise.all([one, other]);
  return [firstEnded, otherEnded] as [PromiseSettledResult<A>, PromiseSettledResult<B>];
}

async function waiting(watcher: pg.Client): Promise<number> {
  const { rows } = await watcher.query(
    "select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return (rows[0] as { waiting: number }).waiting;
}
