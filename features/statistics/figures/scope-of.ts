import { childrenOn, listTops, subtreeOn } from "#features/bodies/index.ts";
import type { Reach } from "#foundation/access/scope.ts";
import type { Interval } from "#foundation/cube/query.ts";
import { Refused } from "#foundation/decision.ts";
import type { LookContext } from "#foundation/query/look.ts";
import { findPlace, type Place } from "../places-store.ts";
import { yearsBefore } from "./source.rules.ts";

/** A body within the reader's own reach, where every figure is told exactly. */
export interface ScopeOf {
  place: Place;
  day: string;
  before: string;
  /** The ranges of today's numbers that made up the body on a day. */
  rangesOn(day: string): Promise<readonly Interval[]>;
}

/**
 * Where a figure is read. Only bodies that lie whole in the reach are asked about here: for others there is the protected
 * cross-tab. Undefined when there is no such body or it is out of reach.
 * @throws Refused day_to_come
 */
export async function findScope(
  context: LookContext,
  asked: { body?: string | undefined; day?: string | undefined },
  reach: Reach = context.reach,
): Promise<ScopeOf | undefined> {
  const { db, today } = context;
  const day = asked.day ?? today;
  if (day > today) throw new Refused("day_to_come", { day });
  const place = await findPlace(db, asked.body ?? (await ownBody(context, reach)));
  if (!place || !reach.ranges.some(({ lo, hi }) => lo <= place.lo && place.hi <= hi)) return undefined;
  return {
    place,
    day,
    before: yearsBefore(day, 1),
    rangesOn: (on) => subtreeOn(db, place.bodyId, on),
  };
}

/** The first body of the reach, which for most readers is the only one. "0" is no body. */
async function ownBody({ db }: LookContext, reach: Reach): Promise<string> {
  const [top] = await listTops(db, reach);
  return top?.id ?? "0";
}

/** What stood directly below the body on the day of the scope. */
export function childrenOf({ db }: LookContext, { place, day }: ScopeOf) {
  return childrenOn(db, place.bodyId, day);
}
