import type { Pack } from "#packs/kit/pack.ts";
import { tianjin } from "#packs/tianjin/index.ts";

/** The packs that can be loaded, by id. */
const PACKS: ReadonlyMap<string, Pack> = new Map([[tianjin.id, tianjin]]);

/** @throws RangeError when there is no such pack */
export function getPack(id: string): Pack {
  const pack = PACKS.get(id);
  if (pack === undefined) throw new RangeError(`There is no pack ${id}. 没有这个配置包。`);
  return pack;
}
