import path from "node:path";
import { loadCity } from "#apps/demonstration/load-city.ts";
import { chooseAccounts } from "#apps/demonstration/choose-accounts.ts";
import { makeDemonstrationAccounts } from "#features/accounts/index.ts";
import { openClock } from "#foundation/clock.ts";
import { openKeys } from "#foundation/crypto/keys.ts";
import { openDatabase } from "#foundation/database/open-database.ts";
import { findSetting, putSetting } from "#foundation/database/settings.ts";
import { prepareProcedures } from "./prepare-procedures.ts";
import type { Scale } from "./read-arguments.ts";

export interface CityRequest {
  home: string;
  databaseUrl: string;
  scale: Scale;
  empty: boolean;
}

interface LoadedCity {
  scale: Scale | "none";
  complete: boolean;
}

/** One seed, so that every demonstration of a scale is the same city. */
const SEED = 2023;
const PACK = "tianjin";

/**
 * Builds the demonstration city on the first start. An unfinished load is done again.
 * @returns whether the installation is a demonstration
 */
export async function prepareCity(request: CityRequest): Promise<boolean> {
  const database = await openDatabase(request.databaseUrl, { max: 4 });
  try {
    await prepareProcedures(database, PACK);
    const held = (await findSetting(database.pool, "city")) as LoadedCity | undefined;
    if (held?.complete) return keep(held, request);
    if (request.empty) {
      await putSetting(database.pool, "city", { scale: "none", complete: true });
      return false;
    }
    await putSetting(database.pool, "city", { scale: request.scale, complete: false });
    const clock = openClock();
    const keyFolder = path.join(request.home, "keys");
    await openKeys(keyFolder);
    await loadCity({
      url: request.databaseUrl,
      keyFolder,
      pack: PACK,
      scale: request.scale,
      seed: SEED,
      today: clock.today(),
      onProgress: showProgress(),
    });
    await makeDemonstrationAccounts({ database, clock }, await chooseAccounts(database.pool));
    await putSetting(database.pool, "city", { scale: request.scale, complete: true });
    return true;
  } finally {
    await database.close();
  }
}

function keep(held: LoadedCity, request: CityRequest): boolean {
  if (
    held.scale !== "none" &&
    held.scale !== request.scale &&
    process.argv.some((word) => word.startsWith("--scale"))
  ) {
    console.log(
      `数据文件夹里已有规模为 ${held.scale} 的城市，照旧打开；要换规模请另设 ZUGONG_HOME。\n` +
        `The data folder holds a city of scale ${held.scale}; set another ZUGONG_HOME for another scale.`,
    );
  }
  return held.scale !== "none";
}

interface Progress {
  stage: { zh: string; en: string };
  done: number;
  total: number;
}

/** One line per stage on a log, a moving bar on a terminal. */
function showProgress(): (progress: Progress) => void {
  let last = "";
  return ({ stage, done, total }) => {
    const share = total === 0 ? 1 : done / total;
    if (process.stdout.isTTY) {
      const bar = "█".repeat(Math.round(share * 30)).padEnd(30, "░");
      process.stdout.write(
        `\r${bar} ${stage.zh} ${stage.en} ${done.toLocaleString("en")} / ${total.toLocaleString("en")}   `,
      );
      if (share >= 1) process.stdout.write("\n");
    } else if (stage.zh !== last) {
      console.log(`${stage.zh} ${stage.en} (${total.toLocaleString("en")})`);
    }
    last = stage.zh;
  };
}
