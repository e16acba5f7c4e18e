import type { Definition, FieldValue, MaterialDefinition } from "#features/procedures/contract.ts";

/** The step whose facts a paper is made of: the first that names it. */
export function stepOfMaterial(definition: Definition, material: string): string {
  return definition.steps.find(({ materials }) => materials.includes(material))?.code ?? "";
}

/** Fields that a paper is printed from and that nobody knows yet; optional ones of their step do not count. */
export function lacksOf(
  definition: Definition,
  material: MaterialDefinition,
  isKnown: (code: string) => boolean,
): { code: string; name: { zh: string; en: string } }[] {
  const optional = new Set(
    definition.steps.flatMap(({ fields }) =>
      fields.filter((field) => field.optional || field.when !== undefined).map(({ field }) => field),
    ),
  );
  return material.fields
    .filter((code) => !optional.has(code) && !isKnown(code))
    .flatMap((code) => definition.fields.find((field) => field.code === code) ?? [])
    .map(({ code, name }) => ({ code, name }));
}

/** Whether a value is there; an empty text is none. */
export function isThere(value: FieldValue | undefined): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** JSON with the keys of every object in order: what the database gives back in another order has the same digest. */
export function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
