import { PERMISSIONS } from "#features/accounts/roles.contract.ts";
import type { Player } from "./cast.ts";
import type { Naive } from "./naive.ts";
import type { Stage } from "./stage.ts";

/**
 * What an answer holds of people and bodies that the asker may not see: ids of people, names of bodies, whole numbers.
 * Every text that stands alone in the answer is looked at, so it does not matter in which field it came.
 */
export async function findLeaks(
  stage: Stage,
  permission: string,
  text: string,
  player: Player,
  naive: Naive,
): Promise<string[]> {
  const { residents } = stage.city;
  const seen = stringsIn(text);
  const keepsInstallation = kindOf(permission) === "installation";
  return [
    ...residents
      .filter((one) => text.includes(one.identityNumber) || text.includes(one.phone))
      .map((one) => `the numbers of ${one.personId}`),
    // Administrators see the names of bodies at which roles are granted; the audit names people by their ids only.
    ...(keepsInstallation ? namesOf(stage, text) : await findStrangers(stage, seen, player, naive)),
    ...(keepsInstallation ? [] : findBodies(seen, player, naive)),
  ];
}

function kindOf(permission: string): string | undefined {
  return (PERMISSIONS as Record<string, { kind: string }>)[permission]?.kind;
}

/** No administrator reads the name of anybody. */
function namesOf(stage: Stage, text: string): string[] {
  return stage.city.residents.filter((one) => text.includes(one.name)).map((one) => `the name ${one.name}`);
}

async function findStrangers(
  stage: Stage,
  seen: ReadonlySet<string>,
  player: Player,
  naive: Naive,
): Promise<string[]> {
  const ids = [...seen].filter((one) => /^\d{4,19}$/.test(one));
  if (ids.length === 0) return [];
  const { rows } = await stage.city.services.database.pool.query<{ id: string; body: string }>(
    "select person_id as id, body_id as body from people.person where person_id = any($1)",
    [ids],
  );
  return rows
    .filter((row) => !naive.reaches(player.accountId, row.body))
    .map((row) => `person ${row.id} of body ${row.body}`);
}

function findBodies(seen: ReadonlySet<string>, player: Player, naive: Naive): string[] {
  const named = naive.bodies().filter((body) => seen.has(body.name));
  return named.filter((body) => !mayBeNamed(naive, player, body.id)).map((body) => `body ${body.name}`);
}

/** The way up to the city, and where a body hung before, are told to everybody who sees the body. */
function mayBeNamed(naive: Naive, player: Player, bodyId: string): boolean {
  return naive
    .bodies()
    .filter((body) => naive.reaches(player.accountId, body.id))
    .some((body) => [...naive.upwards(body.id), ...naive.formerParents(body.id)].includes(bodyId));
}

/** A value of a JSON answer, or a cell of a file. */
function stringsIn(text: string): Set<string> {
  try {
    const found = new Set<string>();
    JSON.parse(text, (_key, value: unknown) => {
      if (typeof value === "string") found.add(value);
      return value;
    });
    return found;
  } catch {
    return new Set(text.split(/[,\r\n"]+/));
  }
}
