import { hashPassword } from "#foundation/crypto/passwords.ts";
import { makeId } from "#foundation/ids.ts";
import type { Services } from "#foundation/services.ts";
import { writeOneTimePassword } from "./password.rules.ts";

/** How long a password works that an administrator hands over. */
const DAYS = 3;
const DAY_MS = 86_400_000;

/** A password to hand over, shown once. Only `seed` is stored with the answer; the password follows from it by a key. */
interface OneTimePassword {
  seed: string;
  hash: string;
  until: Date;
}

export async function makeOneTimePassword(
  services: Pick<Services, "keys" | "clock">,
): Promise<OneTimePassword> {
  const seed = makeId();
  const hash = await hashPassword(readOneTimePassword(services, seed));
  return { seed, hash, until: new Date(services.clock.now().getTime() + DAYS * DAY_MS) };
}

/** The password of a seed: a retried command shows the one that it made the first time. */
export function readOneTimePassword(services: Pick<Services, "keys">, seed: string): string {
  return writeOneTimePassword(services.keys.mac("one-time password", seed));
}
