import type { Fact } from "./fact.ts";
import type { Cell, CrossTab } from "./query.ts";

export interface FactQuery {
  fact: string;
  query: CrossTab;
}

export interface Tables {
  tables: (readonly Cell[])[];
  /** ISO; the state of the database that all of them show. */
  at: string;
  by: "arrays" | "sql";
}

/** Rows of one cell; `next` goes on with the following page. `persons` stand beside `ids`. */
export interface FactRows {
  ids: string[];
  persons: (string | null)[];
  next: string | null;
}

export interface FactStatus {
  fact: string;
  /** `missing`: questions are answered by SQL until the arrays are there. */
  state: "ready" | "building" | "missing";
  rows: number;
  /** ISO; the state of the database that the arrays show. */
  at: string | undefined;
  /** What stood in the way last, for the log and the status page. */
  trouble: string | undefined;
}

/** Statistics over the published facts. It knows no permissions: callers ask inside a reach (`ranges`) only. */
export interface Cubes {
  facts: ReadonlyMap<string, Fact>;
  /** All tables of one fact are taken from one state of the database. */
  tables(queries: readonly FactQuery[]): Promise<Tables>;
  /** Ids of the rows of one cell, lowest first, after an id ("" from the start). `group` is that of the cell. */
  rows(
    fact: string,
    query: CrossTab,
    group: Cell["group"],
    page: { after: string; limit: number },
  ): Promise<FactRows>;
  status(): Promise<FactStatus[]>;
  close(): Promise<void>;
}

/** @throws Error when no such fact is published */
export function getFact(facts: ReadonlyMap<string, Fact>, name: string): Fact {
  const fact = facts.get(name);
  if (!fact) throw new Error(`No fact is called ${name}`);
  return fact;
}
