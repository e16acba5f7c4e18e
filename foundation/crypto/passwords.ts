import { randomBytes } from "node:crypto";
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
  await takeTurn();
  try {
    return await work();
  } finally {
    // Handed over rather than given back: nobody who comes just now can step in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function takeTurn(): Promise<void> {
  if (running < AT_ONCE) {
    running += 1;
    return;
  }
  if (waiting.length >= LONGEST_QUEUE) throw new Refused("too_many", { seconds: 5 });
  await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Argon2id in its own text form, which holds salt and cost. @throws Refused `too_many` when the queue is full */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), COST));
}

/**
 * Takes as long for an unknown account as for a wrong password, so that neither tells which names exist.
 * @throws Refused `too_many` when the queue is full
 */
export function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  return inTurn(async () => {
    // Asked for by every call: otherwise the first unknown account of a process would take twice as long.
    const nobody = await unknownHash();
    const right = await verify(stored ?? nobody, password.normalize("NFKC")).catch(() => false);
    return stored !== undefined && right;
  });
}

let unknown: Promise<string> | undefined;

function unknownHash(): Promise<string> {
  unknown ??= hash(randomBytes(16).toString("base64"), COST);
  return unknown;
}
