import pg from "pg";
import { Refused } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import type { Entry } from "./write-entry.ts";

/** Writes looks at personal data before the reply goes out. */
export interface LookLog {
  /**
   * Resolves when the entry is durable; waiting entries share one insert and one flush to disk.
   * @throws Refused `audit_unavailable` when it could not be written: then nothing may be shown
   */
  append(entry: Entry): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  entry: Entry;
  resolve(): void;
  reject(error: Error): void;
}

const INSERT = `insert into audit.entry
  (entry_id, kind, account_id, action, purpose, body_id, subject_kind, subject_id, person_ids, detail)
  select id, kind, account, action, purpose, body, subject_kind, subject, persons::bigint[], detail::jsonb
  from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::bigint[],
    $9::text[], $10::text[]) as t(id, kind, account, action, purpose, body, subject_kind, subject, persons, detail)`;

/** One insert takes at most so many entries, so that one slow flush never holds a long queue. */
const MOST = 500;

/** `lanes` inserts may be on their way at once: with two, one gathers while the other is being flushed. */
export function openLookLog(url: string, lanes = 2): LookLog {
  const pool = new pg.Pool({ connectionString: url, max: lanes, application_name: "zugong look log" });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  let queue: Waiting[] = [];
  let busy = 0;

  async function drain(): Promise<void> {
    busy += 1;
    while (queue.length > 0) {
      const batch = queue.slice(0, MOST);
      queue = queue.slice(MOST);
      await write(pool, batch);
    }
    busy -= 1;
  }

  return {
    append(entry) {
      return new Promise((resolve, reject) => {
        queue.push({ entry, resolve, reject });
        // A turn of the event loop lets requests that arrived together share the insert.
        if (busy < lanes) setImmediate(() => busy < lanes && void drain());
      });
    },
    close: () => pool.end(),
  };
}

async function write(pool: pg.Pool, batch: Waiting[]): Promise<void> {
  try {
    await pool.query({
      name: "look-log",
      text: INSERT,
      values: columns(batch.map((waiting) => waiting.entry)),
    });
    for (const waiting of batch) waiting.resolve();
  } catch {
    for (const waiting of batch) waiting.reject(new Refused("audit_unavailable"));
  }
}

function columns(entries: Entry[]): unknown[] {
  return [
    entries.map(() => makeId()),
    entries.map((entry) => entry.kind),
    entries.map((entry) => entry.accountId ?? null),
    entries.map((entry) => entry.action),
    entries.map((entry) => entry.purpose ?? null),
    entries.map((entry) => entry.bodyId ?? null),
    entries.map((entry) => entry.subject?.kind ?? null),
    entries.map((entry) => entry.subject?.id ?? null),
    // Rows of unequal length do not fit a two-dimensional array, so each travels as the text of an array.
    entries.map((entry) => (entry.persons ? `{${entry.persons.join(",")}}` : null)),
    entries.map((entry) => (entry.detail === undefined ? null : JSON.stringify(entry.detail))),
  ];
}
