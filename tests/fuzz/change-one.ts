/** The same input with another value at one of its places, or without what stands there; now and then as it is. */
export function changeOne(
  input: Record<string, unknown>,
  place: number,
  value: unknown,
): Record<string, unknown> {
  const copy = structuredClone(input);
  const places = placesOf(copy);
  const chosen = places[Math.floor(place / 5) % Math.max(1, places.length)];
  if (!chosen || place % 5 === 0) return copy;
  const [holder, name] = chosen;
  // Every seventh place of the row is emptied instead of filled.
  if (place % 7 === 6 && !Array.isArray(holder)) delete holder[name];
  else holder[name] = value;
  return copy;
}

type Holder = Record<string, unknown>;

function placesOf(value: unknown): [Holder, string][] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((name) => [
    [holder, name] as [Holder, string],
    ...placesOf(holder[name]),
  ]);
}
