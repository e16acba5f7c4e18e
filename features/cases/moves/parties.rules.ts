import type { Definition, FieldValue, PartyDefinition } from "#features/procedures/contract.ts";

/** A body as the finding of parties needs it. */
interface Link {
  bodyId: string;
  kind: string;
  approvesAdmission: boolean;
}

const BRANCH = "3";
const CITY = "4";
const DISTRICT = "5";

/**
 * The body of every party with all above it, nearest first; a party that cannot be found yet is left out.
 * @param chains for the holder and for every body named in a field: itself and all above it
 */
export function findParties<B extends Link>(
  definition: Pick<Definition, "parties">,
  holderId: string,
  values: Readonly<Record<string, FieldValue | undefined>>,
  chains: ReadonlyMap<string, readonly B[]>,
): Record<string, readonly B[]> {
  const byCode = new Map(definition.parties.map((party) => [party.code, party]));
  const found: Record<string, readonly B[]> = {};
  for (const party of definition.parties) {
    const chain = chainOf(party, 0);
    if (chain && chain.length > 0) found[party.code] = chain;
  }
  return found;

  function chainOf(party: PartyDefinition, depth: number): readonly B[] | undefined {
    const { find } = party;
    if (find.by === "holder") return chains.get(holderId);
    if (find.by === "field") return chains.get(String(values[find.field] ?? ""));
    const of = byCode.get(find.of);
    // A circle of parties is refused by the cross-check of definitions; here it just finds nobody.
    const base = of && depth < byCode.size ? chainOf(of, depth + 1) : undefined;
    return base && (find.by === "approver" ? approverIn(base) : departmentIn(base));
  }
}

/** The nearest above that may approve; a committee that may itself is its own. */
function approverIn<B extends Link>(chain: readonly B[]): readonly B[] {
  const at = chain.findIndex((body) => body.approvesAdmission && body.kind !== BRANCH);
  return at < 0 ? [] : chain.slice(at);
}

/** The organisation department above: the district's, else the city's. */
function departmentIn<B extends Link>(chain: readonly B[]): readonly B[] {
  const district = chain.findIndex((body) => body.kind === DISTRICT);
  const at = district >= 0 ? district : chain.findIndex((body) => body.kind === CITY);
  return at < 0 ? [] : chain.slice(at);
}
