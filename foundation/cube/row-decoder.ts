import { type Columns, openEnd, ownersOf } from "./columns.ts";
import type { Fields } from "./copy-reader.ts";
import type { Cube } from "./cube.ts";
import type { Fact } from "./fact.ts";

/** Writes one row. */
export type RowDecoder = (fields: Fields, target: Columns, row: number) => void;

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

export function rowDecoder(cube: Cube): RowDecoder {
  const { fact, owners, dictionaries } = cube;
  const readCode = Object.values(fact.dimensions).map(({ type }, i) => {
    const dictionary = dictionaries[i]!;
    return type === "integer"
      ? (fields: Fields) => dictionary.codeOf(fields.integer())
      : (fields: Fields) => dictionary.codeOf(fields.text());
  });
  return (fields, target, row) => {
    target.ids[row] = known(fields.bigint(), fact.id);
    target.bodies[row] = Number(known(fields.bigint(), fact.body));
    for (let i = 0; i < owners.length; i++) {
      target.owners[i]![row] = owners[i]!.ordinalOf(known(fields.bigint(), "an owner"));
    }
    if (fact.period) {
      target.from[row] = fields.integer() ?? -openEnd;
      target.to[row] = fields.integer() ?? openEnd;
    }
    for (const measure of target.measures) measure[row] = fields.integer() ?? 0;
    for (let i = 0; i < readCode.length; i++) target.codes[i]![row] = readCode[i]!(fields);
  };
}

/** A published fact always names its row, its body and its owners. */
function known(value: bigint | null, column: string): bigint {
  if (value === null) throw new Error(`A row of the fact has no ${column}.`);
  return value;
}
