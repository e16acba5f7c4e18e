/** Wrong tries that cost nothing but a second look. */
const FREE_TRIES = 5;
/** From this many on there is a rest of a quarter of an hour. */
const MOST_TRIES = 10;
const REST_SECONDS = 900;
/** Doubling rests keep guesses at one name under twenty a day, from however many addresses. */
const LONGEST_REST_SECONDS = 8 * 3600;
const DAY_SECONDS = 24 * 3600;
const HOUR_SECONDS = 3600;

/**
 * What wrong tries are counted for. `device` is a browser from which the account has signed in before: it is counted
 * alone, so that strangers who guess at a name neither delay nor lock out its owner.
 */
export type AimKind = "name" | "address" | "device";

export interface WrongTries {
  kind: AimKind;
  failures: number;
  failedAt: Date;
}

/**
 * How many seconds must pass before the next try: none for the first five failures, then doubling from two seconds, a
 * quarter of an hour from the tenth (ASVS 5.0 6.3.1). For a name the rest doubles with each further failure; an address
 * may be a whole office, so there it stays a quarter of an hour.
 */
export function secondsToWait(tries: WrongTries, now: Date): number {
  const failures = failuresNow(tries, now);
  if (failures < FREE_TRIES) return 0;
  return Math.max(0, Math.ceil(restAfter(tries.kind, failures) - secondsSince(tries, now)));
}

function restAfter(kind: AimKind, failures: number): number {
  if (failures < MOST_TRIES) return 2 ** (failures - FREE_TRIES + 1);
  if (kind !== "name") return REST_SECONDS;
  return Math.min(LONGEST_REST_SECONDS, REST_SECONDS * 2 ** (failures - MOST_TRIES));
}

/** Failures that still count: a name forgets after a day without one, an address or a device after an hour. */
export function failuresNow(tries: WrongTries, now: Date): number {
  const memory = tries.kind === "name" ? DAY_SECONDS : HOUR_SECONDS;
  return secondsSince(tries, now) >= memory ? 0 : tries.failures;
}

/** A clock that stepped back counts as no time passed. */
function secondsSince(tries: WrongTries, now: Date): number {
  return Math.max(0, (now.getTime() - tries.failedAt.getTime()) / 1000);
}

/** Addresses that one customer of a network has at will count as one: of IPv6 the first 64 bits. */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(":")) return mapped ?? address;
  const [head = "", tail = ""] = address.toLowerCase().split("%", 1).join("").split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}
