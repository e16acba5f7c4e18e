import { listPeople } from "#features/people/contract.ts";
import { call } from "#ui/api/call.ts";
import type { ComboOption } from "#ui/form/combo-option.ts";
import { findBodies } from "../choices.contract.ts";

/** Fewer characters find half the city. */
const FEWEST = 2;
const MOST_SHOWN = 12;

/** Names of what was chosen on this page, by id. */
const names = new Map<string, string>();

export function nameOf(id: string): string | undefined {
  return names.get(id);
}

export function remember(id: string, name: string): void {
  names.set(id, name);
}

export async function searchPeopleByName(text: string, signal: AbortSignal): Promise<ComboOption[]> {
  if ([...text].length < FEWEST) return [];
  const { rows } = await call(listPeople, { text, limit: MOST_SHOWN }, { signal });
  return rows.map((person) => ({
    value: person.personId,
    label: person.name,
    detail: [person.birthDate?.slice(0, 4), person.bodyName].filter(Boolean).join(" "),
  }));
}

export async function searchBodiesByName(text: string, signal: AbortSignal): Promise<ComboOption[]> {
  if ([...text].length < FEWEST) return [];
  const { bodies } = await call(findBodies, { text }, { signal });
  return bodies.map((body) => ({ value: body.bodyId, label: body.name, detail: body.above ?? undefined }));
}
