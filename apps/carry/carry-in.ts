import path from "node:path";
import { openKeys } from "#foundation/crypto/keys.ts";
import type { Database } from "#foundation/database/open-database.ts";
import { findSetting, putSetting } from "#foundation/database/settings.ts";
import { openFiles } from "#foundation/files/open-files.ts";
import { digestHoldings } from "#foundation/holdings/export-holdings.ts";
import { importHoldings, type ImportStep } from "#foundation/holdings/import-holdings.ts";
import { HoldingsProblem, type Manifest } from "#foundation/holdings/manifest.ts";
import { HOLDINGS } from "./holdings.ts";
import { noteTerminalWork } from "#apps/cli/note-terminal-work.ts";

export interface CarriedIn {
  manifest: Manifest;
  /** Tables whose rows are not those of the manifest; none when all is well. */
  differing: string[];
}

export type CarryStep = ImportStep | "compare";

/**
 * Takes an exported city into an installation without data, then reads everything back and compares it.
 * @throws HoldingsProblem when this is a demonstration, or holds bodies or people
 */
export async function carryIn(
  database: Database,
  home: string,
  folder: string,
  onStep: (step: CarryStep, what: string, done: number) => void,
): Promise<CarriedIn> {
  const city = (await findSetting(database.pool, "city")) as { scale: string } | undefined;
  if (city !== undefined && city.scale !== "none")
    throw new HoldingsProblem(
      "This installation holds the demonstration city; take the export into one without data (npm start -- --empty).\n" +
        "这里装的是演示城市，整市数据只能导入没有数据的系统（npm start -- --empty）。",
    );
  // Without this the next start would build a demonstration beside the city.
  await putSetting(database.pool, "city", { scale: "none", complete: true });
  const keys = await openKeys(path.join(home, "keys"));
  await noteTerminalWork(database, {
    kind: "change",
    action: "installation.import-city",
    purpose: "import",
    detail: { folder },
  });
  const manifest = await importHoldings({
    url: database.url,
    keys,
    store: await openFiles(path.join(home, "files"), keys),
    holdings: HOLDINGS,
    folder,
    onStep,
  });
  const carried = HOLDINGS.flatMap((one) => one.carried);
  const found = await digestHoldings(database.url, keys, carried, (table, rows) =>
    onStep("compare", table, rows),
  );
  const differing = manifest.tables
    .filter(({ table, digest }) => found.get(table)?.digest !== digest)
    .map(({ table }) => table);
  return { manifest, differing };
}
