import { look, type LookContext } from "#foundation/query/look.ts";
import { type Alike, findAlike as contract } from "./changes.contract.ts";
import { findLookalikes, type Match, matchByIdentity } from "./match-people.ts";
import { maskIdentity, normaliseIdentity } from "./numbers.rules.ts";

/**
 * Files that may be the same person's. Outside of the reach only a taken number is told, and nothing of whose it is:
 * adding would be refused anyway, and a name elsewhere is nobody's business here.
 */
export const findAlike = look(contract, async (context, { name, birthDate, identityNumber }) => {
  const number = normaliseIdentity(identityNumber ?? "");
  const match = await findByNumber(context, number);
  const mine = match !== undefined && context.reach.covers(match.lo);
  const others = await findByName(context, name, birthDate);
  const alike = [
    ...(mine ? [fileOf(match, number ?? "")] : []),
    ...others.filter((one) => one.personId !== match?.personId),
  ];
  return {
    answer: { alike, takenElsewhere: match !== undefined && !mine },
    persons: alike.map((one) => one.personId),
    detail: { number: number !== undefined, found: alike.length },
  };
});

async function findByNumber(context: LookContext, number: string | undefined): Promise<Match | undefined> {
  if (number === undefined) return undefined;
  return (await matchByIdentity(context.db, context.services.keys, [number])).get(number);
}

function fileOf(match: Match, number: string): Alike {
  return {
    personId: match.personId as Alike["personId"],
    by: "identity",
    name: match.facts.name ?? "",
    birthDate: match.facts.birthDate ?? null,
    bodyName: match.bodyName,
    identityMask: maskIdentity(number),
  };
}

async function findByName(
  context: LookContext,
  name: string,
  birthDate: string | undefined,
): Promise<Alike[]> {
  if (birthDate === undefined) return [];
  const found = await findLookalikes(context.db, [{ name, birthDate }]);
  return [...found.values()]
    .flat()
    .filter((one) => context.reach.covers(one.lo))
    .map(({ lo: _lo, personId, ...one }) => ({
      ...one,
      personId: personId as Alike["personId"],
      by: "name",
    }));
}
