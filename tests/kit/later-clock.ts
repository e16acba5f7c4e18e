/**
 * Loaded before a program (`node --import`), so that its day lies `LATER_DAYS` after the machine's: an admission takes
 * years, and must be judged by the edition of today through and through.
 */
const DAY_MS = 86_400_000;
const ahead = Number(process.env["LATER_DAYS"] ?? 0) * DAY_MS;
const Earlier = Date;

class Later extends Earlier {
  constructor(...parts: [] | ConstructorParameters<typeof Date>) {
    if (parts.length === 0) super(Earlier.now() + ahead);
    else super(...(parts as [number]));
  }
  static override now(): number {
    return Earlier.now() + ahead;
  }
}

if (ahead !== 0) globalThis.Date = Later as unknown as DateConstructor;
