import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";

const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** A schematic map: a tile of one size for each district, so that a small one in the middle is as readable as a large one. */
const DistrictMap = z.strictObject({
  columns: z.int(),
  rows: z.int(),
  tiles: z.array(
    z.strictObject({
      /** Its code in the administrative divisions (GB/T 2260), six digits. */
      division: z.string().regex(/^\d{6}$/),
      name: Words,
      /** Place on the grid from the left and from above, from 0. */
      column: z.int(),
      row: z.int(),
      inner: z.boolean(),
    }),
  ),
});
export type DistrictMap = z.infer<typeof DistrictMap>;

export const readMap = endpoint({
  name: "statistics.read-map",
  method: "GET",
  path: "/statistics/map",
  permission: "statistics.read",
  purpose: "none",
  fields: "open",
  summary: { zh: "各区示意图的布局", en: "Where the districts stand on the schematic map" },
  input: z.object({}),
  output: DistrictMap,
  refusals: {},
});
