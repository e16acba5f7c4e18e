/**
 * The key of a change, so that it is carried out once. When no answer came, sending the same content again
 * keeps the key; every answer ends the attempt, and other content begins another.
 */
export class Attempt {
  #last: { key: string; content: string } | undefined;

  keyFor(content: string): string {
    if (this.#last?.content !== content) this.#last = { key: makeKey(), content };
    return this.#last.key;
  }

  answered(): void {
    this.#last = undefined;
  }
}

/** Random, by a source that also works on a plain http address, where `randomUUID` is absent. */
export function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
