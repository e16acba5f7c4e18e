import { textOf } from "#packs/kit/calendar.ts";
import type { PersonRow, PostRow } from "#packs/kit/pack.ts";
import { KIND, type TianjinBody } from "./tree-body.ts";

/** Posts in bodies: secretary, deputy, organisation, publicity, discipline; and the leading post of an official. */
const PARTY_POST = {
  secretary: "1",
  deputy: "2",
  organisation: "3",
  publicity: "4",
  discipline: "5",
} as const;
export const LEADING_POST = "9";

/** A branch with so many full members has a committee (支部工作条例 21). */
const COMMITTEE_FROM = 7;
/** From here on a branch also has a deputy secretary. */
const DEPUTY_FROM = 25;

/** The posts a body has, in the order in which people take them. */
function postsOf(body: TianjinBody): readonly string[] {
  const { secretary, deputy, organisation, publicity, discipline } = PARTY_POST;
  if (body.kind !== KIND.branch) return [secretary, deputy, organisation, publicity, discipline];
  if (body.heads.full_members < COMMITTEE_FROM) return [secretary];
  if (body.heads.full_members < DEPUTY_FROM) return [secretary, organisation, publicity, discipline];
  return [secretary, deputy, organisation, publicity, discipline];
}

/** How many full members of a branch hold posts: in it and in the bodies above that it serves. */
export function officersOf(body: TianjinBody): number {
  if (body.kind !== KIND.branch) return 0;
  const wanted = [body, ...body.servesAbove].reduce((sum, each) => sum + postsOf(each).length, 0);
  return Math.min(wanted, body.heads.full_members);
}

/** Puts the first full members of a branch into the posts of the bodies above, then of the branch itself. */
export function fillPosts(
  body: TianjinBody,
  people: readonly { row: PersonRow; full: number }[],
  today: number,
): PostRow[] {
  const posts: PostRow[] = [];
  let next = 0;
  for (const place of [...body.servesAbove.toReversed(), body]) {
    for (const post of postsOf(place)) {
      const person = people[next];
      if (person === undefined) return posts;
      next += 1;
      posts.push(makePost(place, person.row, post, null, startOf(place, person.full, today)));
    }
  }
  return posts;
}

/**
 * A post begins with the term, or when its holder had been a full member for a year. A working committee has no term:
 * its officers were appointed within the last years.
 */
function startOf(body: TianjinBody, full: number, today: number): string {
  const ready = textOf(Math.min(full + 365, today));
  const term = body.termStart ?? textOf(today - 60 - ((body.bodyId * 37) % 1500));
  return term > ready ? term : ready;
}

/** A row of people.post; ids are made of the person's. */
export function makePost(
  body: TianjinBody,
  row: PersonRow,
  post: string,
  title: string | null,
  from: string,
): PostRow {
  return {
    person_id: row.person_id,
    post_id: row.person_id * 4 + (post === LEADING_POST ? 1 : 0),
    body_id: body.bodyId,
    body_lo: body.lo,
    post,
    title,
    from_day: from,
    decided_on: from,
    origin_id: 1,
  };
}
