import type { Range } from "#foundation/access/actor.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { findRange, listFamily, listMoved } from "./day-store.ts";
import { rangesOn } from "./tree-of-day.rules.ts";

/**
 * Today's numbers of what stood below a body on a day, with itself, for statistics as of that day. A body that was not
 * yet founded counts where it was founded, one that has ended where it ended.
 * @param day YYYY-MM-DD
 * @returns sorted ranges; none when there is no such body
 */
export async function subtreeOn(db: Db, bodyId: string, day: string): Promise<Range[]> {
  const [body, moved] = [await findRange(db, bodyId), await listMoved(db, day)];
  return body ? rangesOn(body, moved) : [];
}

export interface ChildSubtree {
  bodyId: string;
  /** The short name that it had on the day. */
  name: string;
  ranges: Range[];
}

/** What stood directly below a body on a day, each with its subtree of that day; together with `own` it is all of it. */
export async function childrenOn(
  db: Db,
  bodyId: string,
  day: string,
): Promise<{ own: Range[]; children: ChildSubtree[] }> {
  const moved = await listMoved(db, day);
  const { body, children } = await listFamily(db, bodyId, day, moved);
  // Nobody but the body itself stands at its own first number.
  return {
    own: body ? [{ lo: body.lo, hi: body.lo }] : [],
    children: children.map(({ bodyId: id, name, lo, hi }) => ({
      bodyId: id,
      name,
      ranges: rangesOn({ lo, hi }, moved),
    })),
  };
}
