/** A column that is sealed in the database and leaves it readable. */
export interface SealedColumn {
  column: string;
  /** Its name in the file. */
  as: string;
  /** The table by which the value is found without being readable: `blind` and `owner`, made anew from the value. */
  found?: { table: string; kind: string; owner: string };
}

/** A table whose rows go along when a whole city moves to another installation. */
export interface Holding {
  table: string;
  sealed?: readonly SealedColumn[];
  /** Columns of bytes that hide nothing, such as checksums; they leave in hexadecimal digits. */
  digests?: readonly string[];
}

/** What a feature holds: tables in an order in which they can be filled, and those that follow from them. */
export interface Holdings {
  carried: readonly Holding[];
  /** Selects the ids of stored files to which the rows point; they go along. */
  files?: string;
  /** Counts and the like: emptied before the rows come, filled by `rebuild` after them. */
  derived: readonly string[];
  rebuild?(client: { query(text: string): Promise<unknown> }): Promise<void>;
}
