import type { Db, Tx } from "#foundation/database/open-database.ts";
import { ask, type Statement, statement, word } from "#foundation/database/statement.ts";
import type { Source } from "./file.contract.ts";
import { ELEMENT_COLUMNS } from "./person-columns.ts";

/** A person as other features read the file: elements of the dictionary with where each came from. */
export interface PersonElements {
  personId: string;
  name: string;
  bodyId: string;
  bodyLo: number;
  memberType: string;
  /** Element -> value; numbers by their masks, `identity_mask` and `phone_mask`. */
  values: Readonly<Record<string, string | null>>;
  /** Where the whole file comes from, and what came otherwise. */
  source: Source;
  sources: Readonly<Record<string, Source>>;
}

const SOURCE = word("json_build_object('kind', o.kind, 'title', o.title, 'dated', o.dated)");
const PAIRS = word(ELEMENT_COLUMNS.map((name) => `'${name}', p.${name}`).join(", "));

export interface ElementsRow {
  personId: string;
  values: Record<string, string | null>;
  bodyId: string;
  bodyLo: string;
  source: Source;
  sources: Record<string, Source> | null;
}

/**
 * The question for one person with all elements, for `elementsFrom`; other features put it into theirs.
 * @param lock keeps others from changing the row until the transaction ends
 */
export function elementsStatement(personId: string, lock = false): Statement {
  return statement`select json_build_object(${PAIRS}) as values, p.person_id as "personId", p.body_id as "bodyId",
      p.body_lo as "bodyLo", ${SOURCE} as source,
      (select json_object_agg(f.element, json_build_object('kind', n.kind, 'title', n.title, 'dated', n.dated))
        from people.fact f join people.origin n using (origin_id)
        where f.person_id = p.person_id and f.superseded_at is null and f.value is not null) as sources
    from people.person p join people.origin o using (origin_id)
    where p.person_id = ${personId}::bigint ${word(lock ? "for update of p" : "")}`;
}

export function elementsFrom(row: ElementsRow): PersonElements {
  return {
    personId: row.personId,
    name: row.values["name"] ?? "",
    bodyId: row.bodyId,
    bodyLo: Number(row.bodyLo),
    memberType: row.values["member_type"] ?? "",
    values: row.values,
    source: row.source,
    sources: row.sources ?? {},
  };
}

/** One person with all elements; `lock` as above. */
export async function findElements(
  db: Db | Tx,
  personId: string,
  lock = false,
): Promise<PersonElements | undefined> {
  const [row] = await ask<ElementsRow>(db, elementsStatement(personId, lock));
  return row && elementsFrom(row);
}
