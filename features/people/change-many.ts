import { writeManyChanges } from "#foundation/audit/write-entry.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import type { SomeFacts } from "./changes.contract.ts";
import { findForUpdate, movePhoneIndex, recordFacts, updatePerson, type FactChange } from "./change-store.ts";
import { columnsOf } from "./correct-facts.ts";
import { ELEMENT_OF, type FactField } from "./facts.rules.ts";
import type { TakeInContext } from "./take-in.ts";

/** Facts of one person as a roster states them, where they differ from what is held. */
export interface Revision {
  personId: string;
  lo: number;
  bodyId: string;
  before: SomeFacts;
  after: SomeFacts;
}

/** The fields in which a roster differs from what is held; what somebody is in the organisation is not among them. */
export function differences(held: SomeFacts, stated: SomeFacts): SomeFacts {
  const never = new Set<string>(["memberType", "memberState", "officialLevel", "identityNumber"]);
  return Object.fromEntries(
    Object.entries(stated).filter(
      ([field, value]) =>
        !never.has(field) && value !== null && value !== undefined && value !== held[field as FactField],
    ),
  );
}

/** Records revisions of many people in the caller's transaction; the former values stay readable. */
export async function reviseManyPeople(
  tx: Tx,
  revisions: readonly Revision[],
  context: TakeInContext,
): Promise<void> {
  for (const revision of revisions) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one person after the other
    await revisePerson(tx, revision, context);
  }
  await writeManyChanges(
    tx,
    revisions.map((one) => ({
      kind: "change" as const,
      accountId: context.accountId,
      action: context.action,
      purpose: "import",
      bodyId: one.bodyId,
      subject: { kind: "person", id: one.personId },
      detail: { elements: Object.keys(one.after).map((field) => ELEMENT_OF[field as FactField]) },
    })),
    revisions.map((one) => ({ kind: "person", id: one.personId, lo: one.lo })),
  );
}

async function revisePerson(tx: Tx, revision: Revision, context: TakeInContext): Promise<void> {
  const person = await findForUpdate(tx, revision.personId);
  if (!person) return;
  const { keys } = context;
  const changes = Object.entries(revision.after).map(([field, after]): FactChange => {
    const element = ELEMENT_OF[field as FactField];
    if (field !== "phone") return { element, before: person.values[element] ?? null, after: after ?? null };
    return {
      element,
      before: null,
      after: null,
      cipherBefore: person.phoneCipher,
      cipherAfter: after ? keys.seal(after) : null,
    };
  });
  await recordFacts(tx, person, changes, context.originId, context.accountId);
  await updatePerson(tx, person, columnsOf(revision.after, keys));
  const phone = revision.after.phone;
  if (phone !== undefined) {
    const blind = (value: string | null | undefined) => (value ? keys.blind("phone", value) : undefined);
    await movePhoneIndex(tx, revision.personId, blind(revision.before.phone), blind(phone));
  }
}
