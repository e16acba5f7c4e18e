import { text } from "node:stream/consumers";
import { handlers } from "#apps/compose/handlers.ts";
import { listBodies, listChildren, searchBodies } from "#features/bodies/look-at-bodies.ts";
import { countHeads } from "#features/people/count-heads.ts";
import { countPeople, listPeople } from "#features/people/list-people.ts";
import { searchPeople } from "#features/people/search-people.ts";
import { downloadExport, readExport } from "#features/rosters/look-at-exports.ts";
import { startExport } from "#features/rosters/start-export.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { Refused } from "#foundation/decision.ts";
import { runJob } from "#foundation/jobs/run-worker.ts";
import type { FileAnswer } from "#foundation/operation.ts";
import type { City } from "#tests/kit/city.ts";
import type { Naive } from "./naive.ts";

export interface Somebody {
  id: string;
  name: string;
  bodyId: string;
  type: string;
}

/** What the views of one account show, or would by the naive predicate: sorted, so that both can be compared. */
export interface Views {
  list: string[];
  count: number;
  /** `body: people` for every living body: list and count narrowed to it. */
  below: string[];
  /** `body: heads` for every body whose heads are told. */
  heads: string[];
  search: string[];
  tree: string[];
  bodies: string[];
  bodySearch: string[];
}

const ALL_TYPES = "1,2,3,4,5,9";

export async function readEverybody(city: City): Promise<Somebody[]> {
  const { rows } = await city.services.database.pool.query<Somebody>(
    `select person_id as id, name, body_id as "bodyId", member_type as type from people.person order by 1`,
  );
  return rows;
}

/** By ids of parents and rows of grants. */
export function allowed(naive: Naive, accountId: string, everybody: readonly Somebody[]): Views {
  const sees = (permission: string) => (bodyId: string) => naive.at(accountId, permission, bodyId);
  const [mayPeople, mayBodies] = [sees("people.read"), sees("bodies.read")];
  const seen = everybody.filter((one) => mayPeople(one.bodyId));
  const below = (bodyId: string) => seen.filter((one) => naive.upwards(one.bodyId).includes(bodyId));
  const living = naive.bodies();
  const bodies = living.filter((body) => mayBodies(body.id));
  return {
    list: ids(seen),
    count: seen.length,
    below: living.map((body) => line(body.id, ids(below(body.id)))).toSorted(),
    heads: living
      .filter((body) => mayPeople(body.id))
      .map((body) => `${body.id}: ${below(body.id).length}`)
      .toSorted(),
    search: ids(seen),
    tree: bodies.map((body) => body.id).toSorted(),
    bodies: bodies
      .filter((body) => naive.upwards(body.id).slice(1).some(mayBodies))
      .map((body) => body.id)
      .toSorted(),
    bodySearch: bodies
      .filter((body) => body.name.includes("支部"))
      .map((body) => body.id)
      .toSorted(),
  };
}

function ids(people: readonly { id: string }[]): string[] {
  return people.map((one) => one.id).toSorted();
}

function line(bodyId: string, people: readonly string[]): string {
  return `${bodyId}: ${people.join()}`;
}

/** As the operations show it; who may see nothing anywhere is refused, which counts as seeing nothing. */
export async function shown(
  city: City,
  actor: Actor,
  naive: Naive,
  everybody: readonly Somebody[],
): Promise<Views> {
  const living = naive.bodies().map((body) => body.id);
  const below: string[] = [];
  for (const bodyId of living) {
    const people = await listAll(city, actor, bodyId);
    const { count } = (await asked(
      countPeople.run(city.services, actor, { body: bodyId, memberType: ALL_TYPES }),
    )) ?? { count: 0 };
    if (count !== people.length)
      throw new Error(`The list of ${bodyId} shows ${people.length}, the count says ${count}`);
    below.push(line(bodyId, people));
  }
  const heads = await asked(countHeads.run(city.services, actor, { bodies: living.join() }));
  return {
    list: await listAll(city, actor, undefined),
    count: (await asked(countPeople.run(city.services, actor, { memberType: ALL_TYPES })))?.count ?? 0,
    below: below.toSorted(),
    heads: (heads?.heads ?? []).map((one) => `${one.bodyId}: ${sumOf(one)}`).toSorted(),
    search: await searchAll(city, actor, everybody),
    tree: (await treeOf(city, actor, undefined)).toSorted(),
    bodies: await bodiesOf(city, actor),
    bodySearch: (
      (await asked(searchBodies.run(city.services, actor, { text: "支部", limit: 500 })))?.hits ?? []
    )
      .map((hit) => hit.id)
      .toSorted(),
  };
}

function sumOf(heads: Record<string, string | number>): number {
  return Object.values(heads).reduce<number>((sum, one) => sum + (typeof one === "number" ? one : 0), 0);
}

/** The answer, or nothing when it is refused for want of a right. */
async function asked<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refused && ["forbidden", "not_found"].includes(error.code)) return undefined;
    throw error;
  }
}

/** Page by page, by another order for each body, so that every index is walked. */
async function listAll(city: City, actor: Actor, body: string | undefined): Promise<string[]> {
  const sort = (["name", "birth_date", "join_date", "body"] as const)[Number(body ?? 0) % 4] ?? "name";
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await asked(
      listPeople.run(city.services, actor, {
        memberType: ALL_TYPES,
        limit: 7,
        sort,
        ...(body !== undefined && { body }),
        ...(after !== undefined && { after }),
      }),
    );
    if (!page) return found;
    found.push(...page.rows.map((row) => row.personId));
    if (page.next === null) return found.toSorted();
    after = page.next;
  }
}

/** Everybody who is found by the own name. */
async function searchAll(city: City, actor: Actor, everybody: readonly Somebody[]): Promise<string[]> {
  const found = new Set<string>();
  for (const name of new Set(everybody.map((one) => one.name))) {
    const hits = await asked(searchPeople.run(city.services, actor, { text: name, limit: 50 }));
    for (const hit of hits?.people ?? []) found.add(hit.personId);
  }
  return [...found].toSorted();
}

async function treeOf(city: City, actor: Actor, parent: string | undefined): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; ; ) {
    const window = await asked(
      listChildren.run(city.services, actor, {
        from,
        ...(parent !== undefined && { parent: parent as never }),
      }),
    );
    if (!window || window.nodes.length === 0) return found;
    for (const node of window.nodes) found.push(node.id, ...(await treeOf(city, actor, node.id)));
    from += window.nodes.length;
    if (from >= window.total) return found;
  }
}

/** Everything below the tops of what is seen. */
async function bodiesOf(city: City, actor: Actor): Promise<string[]> {
  const tops = await asked(listChildren.run(city.services, actor, {}));
  const found = new Set<string>();
  for (const top of tops?.nodes ?? []) {
    for (let after: string | undefined; ; ) {
      const page = await asked(
        listBodies.run(city.services, actor, {
          bodyId: top.id as never,
          depth: "all",
          limit: 3,
          ...(after !== undefined && { after }),
        }),
      );
      for (const row of page?.rows ?? []) found.add(row.bodyId);
      if (!page || page.next === null) break;
      after = page.next;
    }
  }
  return [...found].toSorted();
}

/**
 * Asks for an export of what is below a body; `meanwhile` happens before it is written.
 * @returns the names in the file, none when it was not written; undefined when nothing may be asked for
 */
export async function exported(
  city: City,
  actor: Actor,
  bodyId: string,
  meanwhile: () => Promise<void>,
): Promise<string[] | undefined> {
  const run = await asked(
    startExport.run(city.services, actor, {
      format: "csv",
      filter: { body: bodyId, memberType: ALL_TYPES },
      columns: ["name"],
    }),
  );
  if (!run) return undefined;
  if (run.jobId === null) throw new Error("So few people need no second person");
  await meanwhile();
  await runJob(city.services, handlers, run.jobId);
  // Whoever asked may fetch nothing any more when the grant ended: here only what stands in the file is looked at.
  const reader = { ...actor, scopes: new Map([["rosters.export", [{ lo: 0, hi: 2 ** 52 }]]]) };
  const { state } = await readExport.run(city.services, reader, { runId: run.runId });
  if (state !== "done") return [];
  const file = (await downloadExport.run(city.services, reader, { runId: run.runId })) as FileAnswer;
  const lines = (await text(file.stream())).split(/\r?\n/).map((one) => one.replaceAll('"', ""));
  return lines.filter((one) => one !== "").toSorted();
}
