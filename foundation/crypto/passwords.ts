import { hash, verify } from "@node-rs/argon2";
import { Refused } from "#foundation/decision.ts";

/** OWASP's least for argon2id: 19 MiB, two passes, one lane; about 10 ms here. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** More waiting sign-ins than this are told to come back: the rest of the server must go on. */
const LONGEST_QUEUE = 200;
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= LONGEST_QUEUE) throw new Refused("too_many", { seconds: 5 });
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), COST));
}

/** Takes as long for an unknown account as for a wrong password, so that neither tells which names exist. */
export function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  return inTurn(async () => {
    const right = await verify(stored ?? (await unknownHash()), password.normalize("NFKC")).catch(() => false);
    return stored !== undefined && right;
  });
}

let unknown: Promise<string> | undefined;

function unknownHash(): Promise<string> {
  unknown ??= hash("nobody has this password", COST);
  return unknown;
}
