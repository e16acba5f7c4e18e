import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { Source } from "./file.contract.ts";

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

const ELEMENTS = [
  "name",
  "sex",
  "birth_date",
  "ethnicity",
  "education",
  "native_place",
  "occupation",
  "work_post",
  "identity_mask",
  "phone_mask",
  "member_type",
  "member_state",
  "official_level",
  "apply_date",
  "activist_date",
  "object_date",
  "join_date",
  "full_date",
];

const SOURCE = sql`jsonb_build_object('kind', o.kind, 'title', o.title, 'dated', o.dated)`;

interface Row {
  values: Record<string, string | null>;
  bodyId: string;
  bodyLo: string;
  source: Source;
  sources: Record<string, Source> | null;
}

/** One person with all elements; `lock` keeps others from changing the row until the transaction ends. */
export async function findElements(
  db: Db | Tx,
  personId: string,
  lock = false,
): Promise<PersonElements | undefined> {
  const pairs = sql.join(ELEMENTS.map((name) => sql`${sql.lit(name)}::text, p.${sql.ref(name)}`));
  const { rows } = await sql<Row>`
    select jsonb_build_object(${pairs}) as values, p.body_id as "bodyId", p.body_lo as "bodyLo", ${SOURCE} as source,
      (select jsonb_object_agg(f.element, jsonb_build_object('kind', n.kind, 'title', n.title, 'dated', n.dated))
        from people.fact f join people.origin n using (origin_id)
        where f.person_id = p.person_id and f.superseded_at is null and f.value is not null) as sources
    from people.person p join people.origin o using (origin_id)
    where p.person_id = ${personId} ${lock ? sql`for update of p` : sql``}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  return {
    personId,
    name: row.values["name"] ?? "",
    bodyId: row.bodyId,
    bodyLo: Number(row.bodyLo),
    memberType: row.values["member_type"] ?? "",
    values: row.values,
    source: row.source,
    sources: row.sources ?? {},
  };
}
