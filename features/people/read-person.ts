import type { Db } from "#foundation/database/open-database.ts";
import { Refused } from "#foundation/decision.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import { listLooks } from "#foundation/audit/list-looks.ts";
import { findPerson as cardContract, listPosts as postsContract } from "./contract.ts";
import {
  readFile as fileContract,
  readHistory as historyContract,
  readLooks as looksContract,
  revealField as revealContract,
} from "./file.contract.ts";
import {
  type Card,
  findCard,
  findCipher,
  findStanding,
  listFacts,
  listPath,
  listPeriods,
  listPosts as listPostsOf,
  listPostsOfBody,
  namesOfAccounts,
  type Standing,
  type StoredFact,
  type StoredPeriod,
} from "./file-store.ts";
import { presentFacts } from "./file.rules.ts";

export const findPerson = look(cardContract, async (context, { personId }) => {
  const card = await findCard(context.services.database.steady, context.reach, personId);
  return card && { answer: card as never, persons: [personId], bodyId: card.bodyId };
});

export const readFile = look(fileContract, async (context, { personId, on, known }) => {
  const file = await readPersonFile(context, { personId, on, known });
  if (!file) return undefined;
  const { bodyId, ...answer } = file;
  return { answer: answer as never, persons: [personId], bodyId, detail: { on, known } };
});

interface FileQuestion {
  personId: string;
  on: string | undefined;
  known: string | undefined;
}

export type PersonFile = NonNullable<Awaited<ReturnType<typeof readPersonFile>>>;

/**
 * The file of a person in the reach, as of a day and as known at the end of another; undefined when there is none.
 * @throws Refused `day_to_come`
 */
export async function readPersonFile(context: LookContext, { personId, on, known }: FileQuestion) {
  const day = on ?? context.today;
  if (day > context.today || (known ?? "") > context.today) throw new Refused("day_to_come");
  const standing = await findStanding(context.db, context.reach, personId);
  const card = standing && (await findCard(context.services.database.steady, context.reach, personId));
  if (!card) return undefined;
  const held = await gather(context.db, card, standing, { day, knownAt: endOfDay(known) });
  return { personId, version: card.version, on: day, bodyId: card.bodyId, ...held };
}

function endOfDay(day: string | undefined): Date {
  return day === undefined ? new Date() : new Date(`${day}T23:59:59.999+08:00`);
}

async function gather(db: Db, card: Card, standing: Standing, when: { day: string; knownAt: Date }) {
  const [facts, periods, posts, path] = await Promise.all([
    listFacts(db, card.personId),
    listPeriods(db, card.personId, when.knownAt),
    listPostsOf(db, card.personId),
    listPath(db, standing.bodyLo),
  ]);
  const period = periods.find((one) => holdsOn(one, when.day));
  return { facts: factsOf(card, standing, facts, period, when), periods, posts, path };
}

function holdsOn(period: StoredPeriod, day: string): boolean {
  return period.fromDay <= day && (period.toDay === null || period.toDay > day);
}

function factsOf(
  card: Card,
  standing: Standing,
  facts: StoredFact[],
  period: StoredPeriod | undefined,
  when: { day: string; knownAt: Date },
) {
  const origin = { source: standing.originSource, recordedAt: standing.originRecordedAt };
  return presentFacts({ ...card }, origin, facts, period, when);
}

export const readHistory = look(historyContract, async (context, { personId }) => {
  const standing = await findStanding(context.db, context.reach, personId);
  if (!standing) return undefined;
  const facts = await listFacts(context.db, personId);
  const names = await namesOfAccounts(
    context.db,
    facts.flatMap((fact) => fact.by ?? []),
  );
  // Newest first, so the value before is the next one of the same element further down.
  const changes = facts
    .map((fact, index) => ({
      fact,
      before: facts.slice(index + 1).find((older) => older.element === fact.element),
    }))
    .filter(({ before }) => before !== undefined)
    .map(({ fact, before }) => ({
      at: fact.recordedAt.toISOString(),
      element: fact.element,
      value: fact.hidden ? null : fact.value,
      before: before && !before.hidden ? before.value : null,
      source: fact.source,
      by: fact.by === null ? null : (names.get(fact.by) ?? null),
    }));
  return { answer: { changes }, persons: [personId] };
});

/** Enough for anybody to read; the total says whether there were more. */
const MOST_LOOKS = 200;

export const readLooks = look(looksContract, async (context, { personId, days }) => {
  const standing = await findStanding(context.db, context.reach, personId);
  if (!standing) return undefined;
  const since = new Date(Date.now() - days * 86_400_000);
  const looks = await listLooks(context.db, personId, since, MOST_LOOKS);
  const names = await namesOfAccounts(
    context.db,
    looks.flatMap((one) => one.accountId ?? []),
  );
  return {
    answer: {
      total: looks.length,
      looks: looks.map((one) => ({
        at: one.at.toISOString(),
        by: one.accountId === null ? null : (names.get(one.accountId) ?? null),
        action: one.action,
        purpose: one.purpose,
        field: one.field,
        note: one.note,
      })),
    },
  };
});

export const revealField = look(revealContract, async (context, { personId, field, why, note }) => {
  const found = await findCipher(context.db, context.reach, personId, field);
  if (!found) return undefined;
  return {
    answer: { value: found.cipher === null ? null : context.services.keys.open(found.cipher) },
    persons: [personId],
    purpose: why,
    detail: { field, ...(note && { note }) },
  };
});

export const listPosts = look(postsContract, async (context, { bodyId }) => {
  const posts = await listPostsOfBody(context.db, context.reach, bodyId);
  return { answer: { posts: posts as never }, persons: posts.map((post) => post.personId), bodyId };
});
