import { command, type CommandContext } from "#foundation/command/command.ts";
import { accept, refuse, Refused } from "#foundation/decision.ts";
import type { Keys } from "#foundation/crypto/keys.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { nameColumns } from "#foundation/names/name-columns.ts";
import { correctFacts as contract, type SomeFacts } from "./changes.contract.ts";
import {
  addOrigin,
  COLUMN_OF,
  type FactChange,
  findForUpdate,
  moveIdentityClaim,
  movePhoneIndex,
  type PersonRecord,
  recordFacts,
  updatePerson,
} from "./change-store.ts";
import { checkFacts, ELEMENT_OF, type FactField } from "./facts.rules.ts";
import { maskIdentity, maskPhone } from "./numbers.rules.ts";

interface Held {
  person: PersonRecord;
  identityNumber: string | null;
  phone: string | null;
}

export const correctFacts = command(contract, {
  load: async (tx, input, context) => open(await findForUpdate(tx, input.personId), context),
  heldBy: ({ person }) => ({ bodyId: person.bodyId, lo: person.bodyLo }),
  decide(held, input, context) {
    if (held.person.version !== input.version) throw new Refused("changed_meanwhile");
    const checked = checkFacts(input.facts, factsOf(held), context.today, context.services.demonstration);
    if (!checked.accepted) return checked;
    const changed = Object.entries(checked.value).filter(
      ([field, value]) => valueOf(held, field as FactField) !== value,
    );
    if (changed.length === 0) return refuse("nothing_changed");
    return accept({ held, facts: Object.fromEntries(changed) as SomeFacts, source: input.source });
  },
  async record(tx, { held, facts, source }, context) {
    const { person } = held;
    const originId = await addOrigin(tx, { ...source, accountId: context.actor.accountId });
    await recordFacts(tx, person, changesOf(held, facts, context), originId, context.actor.accountId);
    if (!(await updatePerson(tx, person, columnsOf(facts, context.services.keys))))
      throw new Refused("changed_meanwhile");
    await moveNumbers(tx, held, facts, context);
    const changed = Object.keys(facts).map((field) => ELEMENT_OF[field as FactField]);
    return {
      answer: { personId: person.personId as never, version: person.version + 1, changed },
      subject: { kind: "person", id: person.personId },
      persons: [person.personId],
      changes: [{ kind: "person", id: person.personId, lo: person.bodyLo }],
      detail: { elements: changed, source: source.kind },
    };
  },
  constraints: { identity_claim_pkey: "identity_taken" },
});

function open(person: PersonRecord | undefined, context: CommandContext): Held | undefined {
  if (!person) return undefined;
  const { keys } = context.services;
  return {
    person,
    identityNumber: person.identityCipher === null ? null : keys.open(person.identityCipher),
    phone: person.phoneCipher === null ? null : keys.open(person.phoneCipher),
  };
}

function valueOf(held: Held, field: FactField): string | null {
  if (field === "identityNumber") return held.identityNumber;
  if (field === "phone") return held.phone;
  return held.person.values[ELEMENT_OF[field]] ?? null;
}

function factsOf(held: Held): SomeFacts {
  const fields = Object.keys(ELEMENT_OF) as FactField[];
  return Object.fromEntries(fields.map((field) => [field, valueOf(held, field)])) as SomeFacts;
}

/** The numbers enter the history sealed, everything else in clear. */
function changesOf(held: Held, facts: SomeFacts, context: CommandContext): FactChange[] {
  const { keys } = context.services;
  return Object.entries(facts).map(([field, after]) => {
    const element = ELEMENT_OF[field as FactField];
    if (field !== "identityNumber" && field !== "phone") {
      return { element, before: valueOf(held, field as FactField), after: after ?? null };
    }
    const before = field === "phone" ? held.person.phoneCipher : held.person.identityCipher;
    return {
      element,
      before: null,
      after: null,
      cipherBefore: before,
      cipherAfter: after ? keys.seal(after) : null,
    };
  });
}

/** The columns of the person row that the facts set, masks and search keys included. */
export function columnsOf(facts: SomeFacts, keys: Keys): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(facts)) {
    const column = COLUMN_OF[ELEMENT_OF[field as FactField]];
    if (column !== undefined) columns[column] = value;
  }
  if (facts.name !== undefined) Object.assign(columns, nameColumns(facts.name));
  if (facts.identityNumber !== undefined) {
    columns["identity_mask"] = facts.identityNumber === null ? null : maskIdentity(facts.identityNumber);
    columns["identity_cipher"] = facts.identityNumber === null ? null : keys.seal(facts.identityNumber);
  }
  if (facts.phone !== undefined) {
    columns["phone_mask"] = facts.phone === null ? null : maskPhone(facts.phone);
    columns["phone_cipher"] = facts.phone === null ? null : keys.seal(facts.phone);
  }
  return columns;
}

async function moveNumbers(tx: Tx, held: Held, facts: SomeFacts, context: CommandContext): Promise<void> {
  const { keys } = context.services;
  const blind = (kind: string, value: string | null | undefined) =>
    value ? keys.blind(kind, value) : undefined;
  const { personId } = held.person;
  if (facts.identityNumber !== undefined) {
    await moveIdentityClaim(
      tx,
      personId,
      blind("identity", held.identityNumber),
      blind("identity", facts.identityNumber),
    );
  }
  if (facts.phone !== undefined) {
    await movePhoneIndex(tx, personId, blind("phone", held.phone), blind("phone", facts.phone));
  }
}
