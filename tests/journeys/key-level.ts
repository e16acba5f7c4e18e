import type { BrowserContext, Page } from "playwright-core";

/** What hands and head do, as Card, Moran and Newell count it (The keystroke-level model, CACM 23:7, 1980). */
export interface Operators {
  /** Keys pressed. */
  K: number;
  /** Pointings with the mouse. */
  P: number;
  /** Presses and releases of its button, counted apart. */
  B: number;
  /** Hand from the mouse to the keys or back. */
  H: number;
  /** Mental preparation: before each pointing and before each field that is typed in (their rule 0, nothing taken off by rule 1 to 4 but the key that ends a field). */
  M: number;
}

/**
 * Seconds of an operator, by their table. K is that of a clerk who does not type for a living: 40 words a minute. What
 * the machine lets people wait for (R) is not among them: the benchmarks say that.
 */
const SECONDS: Readonly<Record<keyof Operators, number>> = { K: 0.28, P: 1.1, B: 0.1, H: 0.4, M: 1.35 };

export function secondsOf(operators: Operators): number {
  return (Object.keys(SECONDS) as (keyof Operators)[]).reduce(
    (sum, name) => sum + operators[name] * SECONDS[name],
    0,
  );
}

interface Gesture {
  device: "keys" | "mouse";
  /** The key, or pointerdown and pointerup. */
  what: string;
}

/** Keys that end what is typed in a field: whoever types has them in the fingers already. */
const ENDING = new Set(["Tab", "Enter", "Shift"]);

/** Counts what really arrives at the pages of a browser window, over all their addresses. */
export class KeyLevel {
  readonly #gestures: Gesture[] = [];

  async watch(context: BrowserContext): Promise<void> {
    await context.exposeBinding("noteGesture", (_source, gesture: Gesture) => {
      this.#gestures.push(gesture);
    });
    await context.addInitScript(() => {
      const note = (device: string, what: string) =>
        (window as unknown as { noteGesture: (gesture: object) => void }).noteGesture({ device, what });
      const isReal = (event: Event, act: () => void) => event.isTrusted && act();
      addEventListener("keydown", (event) => isReal(event, () => note("keys", event.key)), true);
      for (const kind of ["pointerdown", "pointerup"] as const)
        addEventListener(kind, (event) => isReal(event, () => note("mouse", event.type)), true);
    });
  }

  /** One sitting: the hand lies on the mouse at first. */
  count(): Operators {
    const sum: Operators = { K: 0, P: 0, B: 0, H: 0, M: 0 };
    let device: Gesture["device"] = "mouse";
    let goesOn = false;
    for (const gesture of this.#gestures) {
      if (gesture.device !== device) sum.H += 1;
      device = gesture.device;
      if (device === "keys") {
        sum.K += 1;
        const ends = ENDING.has(gesture.what);
        if (!ends && !goesOn) sum.M += 1;
        goesOn = !ends;
        continue;
      }
      goesOn = false;
      sum.B += 1;
      if (gesture.what === "pointerup") continue;
      sum.P += 1;
      sum.M += 1;
    }
    return sum;
  }
}

/** Opens a page whose gestures are counted from now on. */
export async function countGestures(page: Page): Promise<KeyLevel> {
  const level = new KeyLevel();
  await level.watch(page.context());
  await page.reload();
  return level;
}

export function sumOf(all: readonly Operators[]): Operators {
  return all.reduce((sum, one) => ({
    K: sum.K + one.K,
    P: sum.P + one.P,
    B: sum.B + one.B,
    H: sum.H + one.H,
    M: sum.M + one.M,
  }));
}
