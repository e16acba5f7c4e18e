import { command, type CommandContext } from "#foundation/command/command.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import { MEMBERS } from "./contract.ts";
import { addPerson as contract, type SomeFacts } from "./changes.contract.ts";
import { addOrigin, moveIdentityClaim, movePhoneIndex } from "./change-store.ts";
import { columnsOf } from "./correct-facts.ts";
import { checkFacts } from "./facts.rules.ts";
import { addHeads, holdPlace, insertMembership, insertPerson, type Place } from "./join-store.ts";

export const addPerson = command(contract, {
  load: (tx, input) => holdPlace(tx, input.bodyId),
  heldBy: (place) => ({ bodyId: place.bodyId, lo: place.lo }),
  decide(place, input, context) {
    if (place.kind !== "3") return refuse("body_not_a_branch");
    if (place.endedOn !== null) return refuse("body_ended");
    if (place.establishedOn !== null && input.since < place.establishedOn)
      return refuse("before_the_branch", { day: place.establishedOn });
    if (input.since > context.today) return refuse("since_to_come");
    const checked = checkFacts(input.facts, {}, context.today, context.services.demonstration);
    return checked.accepted ? accept({ place, facts: withState(checked.value), input }) : checked;
  },
  async record(tx, { place, facts, input }, context) {
    const originId = await addOrigin(tx, { ...input.source, accountId: context.actor.accountId });
    const personId = await joinPerson(tx, place, facts, { originId, since: input.since }, context);
    return {
      answer: { personId: personId as never, version: 1 },
      subject: { kind: "person", id: personId },
      persons: [personId],
      changes: [{ kind: "person", id: personId, lo: place.lo }],
    };
  },
  constraints: { identity_claim_pkey: "identity_taken" },
});

const NORMAL = "1";

/** A member of whom nothing else is said is in good standing; others have no such state. */
function withState(facts: SomeFacts): SomeFacts {
  const member = MEMBERS.some((type) => type === facts.memberType);
  return member ? { ...facts, memberState: facts.memberState ?? NORMAL } : facts;
}

/** Writes one new person: row, period, claims and heads. */
async function joinPerson(
  tx: Tx,
  place: Place,
  facts: SomeFacts,
  from: { originId: string; since: string },
  context: CommandContext,
): Promise<string> {
  const personId = makeId();
  const { keys } = context.services;
  await insertPerson(tx, personId, place, from.originId, columnsOf(facts, keys));
  await insertMembership(tx, personId, place, {
    ...from,
    type: facts.memberType ?? "",
    state: facts.memberState ?? null,
  });
  if (facts.identityNumber)
    await moveIdentityClaim(tx, personId, undefined, keys.blind("identity", facts.identityNumber));
  if (facts.phone) await movePhoneIndex(tx, personId, undefined, keys.blind("phone", facts.phone));
  await addHeads(tx, [{ lo: place.lo, memberType: facts.memberType ?? "", by: 1 }]);
  return personId;
}
