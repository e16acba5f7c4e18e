import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";
import { BLOCK_BITS } from "./store.ts";

/** A body or a block of bodies whose counted heads are not the people who are there. */
interface HeadFault {
  kind: "body" | "block";
  /** `lo` of the body, or the number of the block. */
  number: string;
  counted: number;
  people: number;
}

/** Compares heads with people, each kind of member apart: the first body or block that differs, or undefined. */
export async function findHeadFault(db: Db): Promise<HeadFault | undefined> {
  const { rows } = await sql<HeadFault>`
    with people_now as materialized (
      select body_lo as lo,
        case when member_type between '1' and '5' then member_type else '9' end as type, count(*)::int as heads
      from people.person group by 1, 2),
    counted as (
      select lo, type, heads from people.head_count cross join lateral (values ('1', full_members), ('2', probationary),
        ('3', objects), ('4', activists), ('5', applicants), ('9', others)) as kinds(type, heads) where heads <> 0),
    blocks as (
      select block, type, heads from people.head_block cross join lateral (values ('1', full_members), ('2', probationary),
        ('3', objects), ('4', activists), ('5', applicants), ('9', others)) as kinds(type, heads) where heads <> 0),
    people_in_blocks as (
      select lo >> ${sql.lit(Number(BLOCK_BITS))} as block, type, sum(heads)::int as heads from people_now group by 1, 2)
    (select 'body' as kind, lo::text as number, coalesce(c.heads, 0) as counted, coalesce(p.heads, 0) as people
      from counted c full join people_now p using (lo, type)
      where c.heads is distinct from p.heads order by lo limit 1)
    union all
    (select 'block', block::text, coalesce(c.heads, 0), coalesce(p.heads, 0)
      from blocks c full join people_in_blocks p using (block, type)
      where c.heads is distinct from p.heads order by block limit 1)`.execute(db);
  return rows[0];
}

/** Counts the heads of every body and block anew. The tables must be empty. */
export async function countAllHeads(client: { query(text: string): Promise<unknown> }): Promise<void> {
  const sums = KINDS.map(([column, types]) => `count(*) filter (where member_type ${types}) as ${column}`);
  const columns = KINDS.map(([column]) => column);
  await client.query(`insert into people.head_count (lo, ${columns.join(", ")})
    select body_lo, ${sums.join(", ")} from people.person group by 1`);
  await client.query(`insert into people.head_block (block, ${columns.join(", ")})
    select lo >> ${BLOCK_BITS}, ${columns.map((column) => `sum(${column})`).join(", ")}
    from people.head_count group by 1`);
}

const KINDS = [
  ["full_members", "= '1'"],
  ["probationary", "= '2'"],
  ["objects", "= '3'"],
  ["activists", "= '4'"],
  ["applicants", "= '5'"],
  ["others", "not in ('1', '2', '3', '4', '5')"],
] as const;
