import { Refused } from "#foundation/decision.ts";
import type { RequestMeta } from "#foundation/operation.ts";
import type { Services } from "#foundation/services.ts";
import { addressGroup, type AimKind, secondsToWait, type WrongTries } from "./brute-force.rules.ts";
import { hashToken } from "./find-actor.ts";
import { type Aim, isKnownDevice } from "./tries-store.ts";

/** A browser that was not used for so long is a stranger again. */
export const DEVICE_DAYS = 180;
const DAY_MS = 86_400_000;
/** Waits from here on are said in minutes. */
const SECONDS_SAID = 120;

/** What a try at signing in is counted for: the device when it is known, else the name and the address. */
export async function aimsOf(
  services: Services,
  name: string,
  accountId: string | undefined,
  meta: RequestMeta,
): Promise<Aim[]> {
  const { deviceToken } = meta;
  if (accountId !== undefined && deviceToken !== undefined) {
    const hash = hashToken(deviceToken);
    const since = new Date(services.clock.now().getTime() - DEVICE_DAYS * DAY_MS);
    if (await isKnownDevice(services.database.db, accountId, hash, since))
      return [aim(services, "device", `${accountId}:${hash.toString("base64")}`)];
  }
  return [nameAim(services, name), aim(services, "address", addressGroup(meta.address ?? ""))];
}

export function nameAim(services: Pick<Services, "keys">, name: string): Aim {
  return aim(services, "name", name.trim().toLowerCase());
}

/** For tries at the old password by somebody who is signed in already. */
export function ownAim(services: Pick<Services, "keys">, accountId: string): Aim {
  return aim(services, "device", `own:${accountId}`);
}

function aim(services: Pick<Services, "keys">, kind: AimKind, value: string): Aim {
  return { kind, key: services.keys.mac("sign-in try", `${kind}\0${value}`) };
}

/** @throws Refused `too_many` or `too_many_tries` while any of the aims must wait */
export function askToWait(tries: readonly WrongTries[], now: Date): void {
  const seconds = Math.max(0, ...tries.map((one) => secondsToWait(one, now)));
  if (seconds === 0) return;
  if (seconds < SECONDS_SAID) throw new Refused("too_many", { seconds });
  throw new Refused("too_many_tries", { minutes: Math.ceil(seconds / 60) });
}
