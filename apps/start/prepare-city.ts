import path from "node:path";
import { openServices } from "#apps/compose/open-services.ts";
import { seatAccounts } from "#apps/demonstration/case-movers.ts";
import { enlivenCases } from "#apps/demonstration/enliven-cases.ts";
import { loadCity } from "#apps/demonstration/load-city.ts";
import { chooseAccounts } from "#apps/demonstration/choose-accounts.ts";
import {
  type HandedOver,
  makeDemonstrationAccounts,
  makeFirstAdministrators,
} from "#features/accounts/index.ts";
import { openClock } from "#foundation/clock.ts";
import { type Keys, openKeys } from "#foundation/crypto/keys.ts";
import { type Database, openDatabase } from "#foundation/database/open-database.ts";
import { findSetting, putSetting } from "#foundation/database/settings.ts";
import { Refused } from "#foundation/decision.ts";
import { prepareItems, prepareProcedures } from "./prepare-procedures.ts";
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

export interface PreparedCity {
  demonstration: boolean;
  /** The administrators that were made now, with passwords that are shown this once. */
  administrators: HandedOver[];
}

/**
 * Builds the demonstration city on the first start, or the administrators of an empty installation. An unfinished load
 * is done again.
 * @throws KeyProblem when the key file is not the one that the database was sealed with
 */
export async function prepareCity(request: CityRequest): Promise<PreparedCity> {
  const database = await openDatabase(request.databaseUrl, { max: 4 });
  try {
    const keys = await openOwnKeys(database, request.home);
    await prepareProcedures(database, PACK);
    const held = (await findSetting(database.pool, "city")) as LoadedCity | undefined;
    if (held?.complete ? held.scale === "none" : request.empty) return await openEmpty(database, keys);
    if (held?.complete) sayScale(held, request);
    else await loadDemonstration(database, request);
    await prepareItems(database, PACK);
    return { demonstration: true, administrators: [] };
  } finally {
    await database.close();
  }
}

/** The fingerprint of the key is kept with the data: a lost or exchanged key file is told before anything is written. */
async function openOwnKeys(database: Database, home: string): Promise<Keys> {
  const expected = (await findSetting(database.pool, "key-fingerprint")) as string | undefined;
  const keys = await openKeys(keyFolderOf(home), expected === undefined ? {} : { expected });
  if (expected === undefined) await putSetting(database.pool, "key-fingerprint", keys.fingerprint);
  return keys;
}

function keyFolderOf(home: string): string {
  return path.join(home, "keys");
}

/** An installation for real data; whoever starts it first is handed the administrators. */
async function openEmpty(database: Database, keys: Keys): Promise<PreparedCity> {
  await putSetting(database.pool, "city", { scale: "none", complete: true });
  try {
    const administrators = await makeFirstAdministrators({ database, keys, clock: openClock() });
    return { demonstration: false, administrators };
  } catch (error) {
    if (error instanceof Refused && error.code === "not_empty")
      return { demonstration: false, administrators: [] };
    throw error;
  }
}

async function loadDemonstration(database: Database, request: CityRequest): Promise<void> {
  await putSetting(database.pool, "city", { scale: request.scale, complete: false });
  const clock = openClock();
  await loadCity({
    url: request.databaseUrl,
    keyFolder: keyFolderOf(request.home),
    pack: PACK,
    scale: request.scale,
    seed: SEED,
    today: clock.today(),
    onProgress: showProgress(),
  });
  await seatDemonstration(database, request);
  await putSetting(database.pool, "city", { scale: request.scale, complete: true });
}

/** The accounts that people sign in with, each at its body, and something to see in the cases around them. */
async function seatDemonstration(database: Database, { home, databaseUrl }: CityRequest): Promise<void> {
  const accounts = await chooseAccounts(database.pool);
  await makeDemonstrationAccounts({ database, clock: openClock() }, accounts);
  await seatAccounts(
    database.pool,
    accounts.map(({ name }) => name),
  );
  const bodyOf = (role: string) => accounts.find((one) => one.role === role)?.body?.id ?? "0";
  const services = await openServices({ home, databaseUrl, demonstration: true, connections: 4 });
  try {
    await enlivenCases(services, { branch: bodyOf("branch-secretary"), street: bodyOf("clerk") });
  } finally {
    await services.close();
  }
}

function sayScale(held: LoadedCity, request: CityRequest): void {
  if (held.scale !== request.scale && process.argv.some((word) => word.startsWith("--scale"))) {
    console.log(
      `数据文件夹里已有规模为 ${held.scale} 的城市，照旧打开；要换规模请另设 ZUGONG_HOME。\n` +
        `The data folder holds a city of scale ${held.scale}; set another ZUGONG_HOME for another scale.`,
    );
  }
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
