import { type Columns, openEnd, ownersOf } from "./columns.ts";
import type { Fields } from "./copy-reader.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Fact } from "./fact.ts";
import type { Ordinals } from "./ordinals.ts";

/** Writes one row. */
export type RowDecoder = (fields: Fields, target: Columns, row: number) => void;

/** What values and keys are turned into numbers by. */
export interface Coding {
  readonly fact: Fact;
  readonly owners: readonly Ordinals[];
  readonly dictionaries: readonly Dictionary[];
}

/** The select list that a decoder expects, in binary types that it can read. */
export function selectList(fact: Fact): string {
  const casts = { text: "text", date: "text", integer: "int4" };
  return [
    `${fact.id}::int8`,
    `${fact.body}::int8`,
    ...ownersOf(fact).map((column) => `${column}::int8`),
    ...(fact.period ? [`${fact.period.from}::date`, `${fact.period.to}::date`] : []),
    ...Object.keys(fact.measures).map((column) => `${column}::int4`),
    ...Object.entries(fact.dimensions).map(([column, { type }]) => `${column}::${casts[type]}`),
  ].join(", ");
}

export function rowDecoder({ fact, owners, dictionaries }: Coding): RowDecoder {
  const isInteger = Object.values(fact.dimensions).map(({ type }) => type === "integer");
  function readCodes(fields: Fields, target: Columns, row: number): void {
    for (let i = 0; i < dictionaries.length; i++) {
      const dictionary = dictionaries[i]!;
      const code = !fields.next()
        ? 0
        : isInteger[i]
          ? dictionary.codeOf(fields.integer())
          : dictionary.codeOfText(fields.buffer, fields.start, fields.end);
      target.codes[i]![row] = code;
    }
  }
  return (fields, target, row) => {
    mustBe(fields.next(), fact.id);
    target.words[row * 2] = fields.low;
    target.words[row * 2 + 1] = fields.high;
    mustBe(fields.next(), fact.body);
    target.bodies[row] = fields.number();
    for (let i = 0; i < owners.length; i++) {
      mustBe(fields.next(), "an owner");
      target.owners[i]![row] = owners[i]!.ordinalOf(fields.low, fields.high);
    }
    if (fact.period) {
      target.from[row] = fields.next() ? fields.integer() : -openEnd;
      target.to[row] = fields.next() ? fields.integer() : openEnd;
    }
    for (const measure of target.measures) measure[row] = fields.next() ? fields.integer() : 0;
    readCodes(fields, target, row);
  };
}

/** A published fact always names its row, its body and its owners. */
function mustBe(isThere: boolean, column: string): void {
  if (!isThere) throw new Error(`A row of the fact has no ${column}.`);
}
