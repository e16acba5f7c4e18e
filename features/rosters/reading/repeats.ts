/** That a row repeats others of the file. */
export interface Repeat {
  readonly code: "DUPLICATE_PERSON" | "DUPLICATE_CONFLICT" | "SAME_NAME";
  /** The other rows, as `sheet!row`. */
  readonly related: readonly string[];
}

/** In larger files people of one name are no news. */
const SAME_NAME_LIMIT = 1_000;

/** How many other rows are named. */
const MOST_RELATED = 5;

/** Finds people that stand in a file more than once. Of each row only its number, name and a hash are kept. */
export class Repeats {
  readonly #sheets: number[] = [];
  readonly #rows: number[] = [];
  readonly #hashes: number[] = [];
  /** By a hash of the number, so that no number stays in memory and no piece of the file with it. */
  readonly #firstByIdentity = new Map<number, number>();
  readonly #repeated = new Map<number, number[]>();
  readonly #names = new Map<string, Map<number, number[]>>();
  readonly #sheetNames: readonly string[];
  readonly #found = new Map<string, Repeat[]>();

  constructor(sheetNames: readonly string[]) {
    this.#sheetNames = sheetNames;
  }

  /**
   * Notes one row of the survey.
   * @param content a hash of the row's texts by field; equal texts mean equal content
   */
  add(
    sheet: number,
    row: number,
    identity: string | undefined,
    name: string | undefined,
    content: number,
  ): void {
    const index = this.#rows.length;
    this.#sheets.push(sheet);
    this.#rows.push(row);
    this.#hashes.push(content);
    if (identity === undefined) return;
    const key = hashOf(identity);
    const first = this.#firstByIdentity.get(key);
    if (first === undefined) this.#firstByIdentity.set(key, index);
    else this.#repeated.set(key, [...(this.#repeated.get(key) ?? [first]), index]);
    if (name !== undefined && index < SAME_NAME_LIMIT) this.#addName(name, key, index);
  }

  #addName(name: string, identity: number, index: number): void {
    const byIdentity = this.#names.get(name) ?? new Map<number, number[]>();
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), index]);
    this.#names.set(name, byIdentity);
  }

  /** Rows of one person whose texts differ: their values must be compared before `settle`. As `sheet!row`. */
  unclear(): Set<string> {
    const unclear = new Set<string>();
    for (const rows of this.#repeated.values()) {
      if (new Set(rows.map((index) => this.#hashes[index])).size > 1)
        for (const index of rows) unclear.add(this.#place(index));
    }
    return unclear;
  }

  /** @param contents values of the unclear rows by `sheet!row`, as one text each */
  settle(contents: ReadonlyMap<string, string>): void {
    for (const rows of this.#repeated.values()) {
      const kinds = new Set(
        rows.map((index) => contents.get(this.#place(index)) ?? String(this.#hashes[index])),
      );
      if (kinds.size === 1) this.#markRepeats(rows);
      else
        for (const index of rows)
          this.#mark(index, { code: "DUPLICATE_CONFLICT", related: this.#others(rows, index) });
    }
    if (this.#rows.length <= SAME_NAME_LIMIT) this.#markNames();
  }

  /** What is known about one row. */
  of(sheet: string, row: number): readonly Repeat[] {
    return this.#found.get(`${sheet}!${row}`) ?? [];
  }

  /** The first row stays, the later ones repeat it. */
  #markRepeats(rows: readonly number[]): void {
    const [first = 0, ...later] = rows;
    for (const index of later) this.#mark(index, { code: "DUPLICATE_PERSON", related: [this.#place(first)] });
  }

  #markNames(): void {
    for (const byIdentity of this.#names.values()) {
      if (byIdentity.size < 2) continue;
      for (const [identity, rows] of byIdentity) {
        const others = [...byIdentity]
          .filter(([other]) => other !== identity)
          .flatMap(([, indexes]) => indexes);
        for (const index of rows)
          this.#mark(index, { code: "SAME_NAME", related: this.#others(others, index) });
      }
    }
  }

  #others(rows: readonly number[], index: number): string[] {
    return rows
      .filter((other) => other !== index)
      .slice(0, MOST_RELATED)
      .map((other) => this.#place(other));
  }

  #mark(index: number, repeat: Repeat): void {
    const place = this.#place(index);
    this.#found.set(place, [...(this.#found.get(place) ?? []), repeat]);
  }

  #place(index: number): string {
    return `${this.#sheetNames[this.#sheets[index] ?? 0] ?? ""}!${this.#rows[index] ?? 0}`;
  }
}

/** A hash of 53 bits over many texts: two different rows of one person fall together once in 10^15. */
export class RowHash {
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;

  add(text: string): void {
    let high = this.#high;
    let low = this.#low;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 2_654_435_761);
      low = Math.imul(low ^ code, 1_597_334_677);
    }
    // A mark between two texts, so that their boundary counts.
    this.#high = Math.imul(high ^ 1, 2_654_435_761);
    this.#low = Math.imul(low ^ 1, 1_597_334_677);
  }

  value(): number {
    const high =
      Math.imul(this.#high ^ (this.#high >>> 16), 2_246_822_507) ^
      Math.imul(this.#low ^ (this.#low >>> 13), 3_266_489_909);
    const low =
      Math.imul(this.#low ^ (this.#low >>> 16), 2_246_822_507) ^
      Math.imul(high ^ (high >>> 13), 3_266_489_909);
    return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
  }
}

function hashOf(text: string): number {
  const hash = new RowHash();
  hash.add(text);
  return hash.value();
}
