import { once } from "node:events";
import type { Writable } from "node:stream";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** A COPY into one table, in a transaction of its own on a connection of its own. */
export interface CopyTarget {
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the COPY and commits. */
  finish(): Promise<void>;
  /** Gives up: closes the connection, so that the server rolls back. */
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
  const copy = new Copy(client, table, columns);
  return {
    write: (bytes) => copy.write(bytes),
    async finish() {
      await copy.end();
      await client.query("commit");
      await client.end();
    },
    async abandon() {
      await client.end();
    },
  };
}

/** A COPY within the transaction of `client`, which has emptied the table; into partitions rows cannot come frozen. */
export class Copy {
  readonly #stream: Writable;
  /** What the server said first; after it the stream must not be touched, and it forgets the reason itself. */
  #failure: Error | undefined;

  constructor(client: pg.Client, table: string, columns: string, frozen = true) {
    const how = frozen ? " with (freeze)" : "";
    this.#stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin${how}`));
    this.#stream.on("error", (error: Error) => {
      this.#failure ??= error;
    });
  }

  /** @throws whatever made the server end the COPY */
  async write(bytes: Uint8Array | string): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (!this.#stream.write(bytes)) await once(this.#stream, "drain");
  }

  async end(): Promise<void> {
    if (this.#failure) throw this.#failure;
    const finished = once(this.#stream, "finish");
    this.#stream.end();
    await finished;
  }
}
