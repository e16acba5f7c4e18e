import { once } from "node:events";
import type { Writable } from "node:stream";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** A COPY into one table, in a transaction of its own on a connection of its own. */
export interface CopyTarget {
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the COPY and commits. */
  finish(): Promise<void>;
  /** Gives up: the connection is closed, so that the server rolls back. */
  abandon(): Promise<void>;
}

/** A connection for loading: it may lose its last commits in a crash, since an unfinished load is done again. */
export async function connectForLoad(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "zugong load" });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("set synchronous_commit = off");
  return client;
}

/** Empties the table and opens a COPY into it; rows come frozen, so that no vacuum has to touch them again. */
export async function copyInto(url: string, table: string, columns: string): Promise<CopyTarget> {
  const client = await connectForLoad(url);
  await client.query("begin");
  await client.query(`truncate ${table}`);
  const stream = openCopy(client, table, columns);
  return {
    write: (bytes) => writeTo(stream, bytes),
    async finish() {
      await endOf(stream);
      await client.query("commit");
      await client.end();
    },
    async abandon() {
      stream.destroy();
      await client.end();
    },
  };
}

/** Opens a COPY within the transaction of `client`, which has emptied or made the table. */
export function openCopy(client: pg.Client, table: string, columns: string): Writable {
  const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin with (freeze)`));
  // Errors come out of `write` and `end`; this keeps an early one from ending the process.
  stream.on("error", () => undefined);
  return stream;
}

export async function writeTo(stream: Writable, bytes: Uint8Array | string): Promise<void> {
  if (stream.destroyed) throw stream.errored ?? new Error("The COPY was given up.");
  if (!stream.write(bytes)) await once(stream, "drain");
}

export async function endOf(stream: Writable): Promise<void> {
  if (stream.errored) throw stream.errored;
  const finished = once(stream, "finish");
  stream.end();
  await finished;
}
