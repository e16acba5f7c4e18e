import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";

/** One thing that changed; the reader fetches it as it is now. */
export interface FedChange {
  changeId: string;
  kind: string;
  id: string;
  /** The pre-order number of the body it belongs to. */
  lo: number | undefined;
}

/** A moment in the history of one database, to be kept beside what was computed from it. */
export interface Cut {
  /** PostgreSQL's own snapshot: what was visible then. */
  snapshot: string;
  /** Which history the snapshot belongs to: cluster, time line and database. */
  history: string;
  /** ISO; when the cut was made. */
  at: string;
}

/** The reader's cut belongs to another history, or the feed no longer reaches back to it: compute everything anew. */
export class CutLost extends Error {
  override name = "CutLost";
}

const CUT = sql`select pg_current_snapshot() as snapshot, now() as at,
  concat_ws('/', (select system_identifier from pg_control_system()),
    (select timeline_id from pg_control_checkpoint()), current_database()) as history`;

interface Row {
  snapshot: string;
  history: string;
  at: Date;
  /** False when the feed was pruned beyond the cut, or the cut is ahead of the database. */
  reached: boolean;
  changeId: string | null;
  kind: string;
  id: string;
  lo: string | null;
}

/** The present moment. Read it in the same transaction (repeatable read) as what is computed from the whole. */
export async function readCut(db: Db): Promise<Cut> {
  const { rows } = await sql<Row>`select snapshot::text, at, history from (${CUT}) c`.execute(db);
  return cutOf(rows[0] as Row);
}

/**
 * What became visible since a cut, and the new cut, in one statement and so in one snapshot. Ids and sequence numbers
 * become visible out of order, so "everything above the last one" would lose what commits late; the difference of two
 * snapshots loses nothing and repeats nothing, also while transactions stay open between two readings.
 * @throws CutLost when the cut cannot be continued
 */
export async function readChanges(db: Db, since: Cut): Promise<{ changes: FedChange[]; cut: Cut }> {
  const { rows } = await sql<Row>`
    with cut as materialized (${CUT})
    select c.snapshot::text, c.at, c.history,
      pg_snapshot_xmax(${since.snapshot}::pg_snapshot) <= pg_snapshot_xmax(c.snapshot)
        and ${since.at}::timestamptz >= coalesce((select value #>> '{}' from installation.setting
          where name = 'feed.pruned'), '-infinity')::timestamptz as reached,
      f.change_id as "changeId", f.kind, f.id, f.body_lo as lo
    from cut c left join feed.change f
      on f.xact >= pg_snapshot_xmin(${since.snapshot}::pg_snapshot)
      and not pg_visible_in_snapshot(f.xact, ${since.snapshot}::pg_snapshot)`.execute(db);
  const first = rows[0] as Row;
  if (first.history !== since.history) throw new CutLost("The cut belongs to another history.");
  if (!first.reached) throw new CutLost("The feed does not reach back to the cut.");
  return {
    cut: cutOf(first),
    changes: rows.flatMap(({ changeId, kind, id, lo }) =>
      changeId === null ? [] : [{ changeId, kind, id, lo: lo === null ? undefined : Number(lo) }],
    ),
  };
}

function cutOf(row: Row): Cut {
  return { snapshot: row.snapshot, history: row.history, at: row.at.toISOString() };
}
