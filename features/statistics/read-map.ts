import type { Operation } from "#foundation/operation.ts";
import { look } from "#foundation/query/look.ts";
import { type DistrictMap, readMap as contract } from "./map.contract.ts";

/** The map belongs to the city: its pack draws it, the composition hands it in. */
export function readMap(map: DistrictMap): Operation {
  return look(contract, () => Promise.resolve({ answer: map }));
}
