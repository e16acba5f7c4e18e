import { Refused } from "#foundation/decision.ts";
import { statement } from "#foundation/database/statement.ts";
import { type LookContext, look } from "#foundation/query/look.ts";
import { searchPeople as contract } from "./changes.contract.ts";
import { nameLike } from "./list-sql.ts";
import { normaliseIdentity, normalisePhone } from "./numbers.rules.ts";
import { findBy, findByBlind, findByName, type FoundPerson, reachInto } from "./store.ts";

export const searchPeople = look(contract, async (context, input) => {
  const reach = await reachInto(context.services.database.steady, context.reach, input.body);
  if (!reach) return undefined;
  const narrowed = { ...context, reach };
  const people = await find(narrowed, input.text, input.limit + 1);
  const shown = people.slice(0, input.limit);
  return {
    answer: { people: shown as never, more: people.length > input.limit },
    persons: shown.map((person) => person.personId),
    detail: { characters: [...input.text].length, found: shown.length },
  };
});

/** People by part of a name inside a reach, for features that choose somebody; fewer than two characters find nobody. */
export function findPeopleByName(
  pool: Parameters<typeof findByName>[0],
  reach: LookContext["reach"],
  text: string,
  limit: number,
): Promise<FoundPerson[]> {
  const typed = text.replaceAll(/[\s·]/gu, "");
  return [...typed].length < 2 ? Promise.resolve([]) : findByName(pool, reach, text, nameLike(text), limit);
}

/** A whole number is looked up by its blind index; everything else is a name. */
async function find(context: LookContext, text: string, limit: number): Promise<FoundPerson[]> {
  const { keys } = context.services;
  const identity = normaliseIdentity(text);
  const phone = normalisePhone(text);
  if (identity !== undefined || phone !== undefined) {
    const ids = await findByBlind(
      context.services.database.pool,
      identity === undefined ? undefined : keys.blind("identity", identity),
      phone === undefined ? undefined : keys.blind("phone", phone),
    );
    return ids.length === 0
      ? []
      : findBy(
          context.services.database.pool,
          context.reach,
          statement`p.person_id = any(${ids}::bigint[])`,
          limit,
        );
  }
  if ([...text.replaceAll(/[\s·]/gu, "")].length < 2) throw new Refused("text_too_short");
  return findByName(context.services.database.steady, context.reach, text, nameLike(text), limit);
}
