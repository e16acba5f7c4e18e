import type { FactQuery, FactRows, FactStatus } from "./cubes.ts";
import type { Fact } from "./fact.ts";
import type { Cell, CrossTab } from "./query.ts";

export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly folder: string;
  readonly facts: readonly Fact[];
  readonly refreshEveryMs: number;
}

/** Tables of one request are answered together, so that those of one fact show the same cut. */
export type Request =
  | { readonly kind: "tables"; readonly queries: readonly FactQuery[] }
  | {
      readonly kind: "rows";
      readonly fact: string;
      readonly query: CrossTab;
      readonly group: Cell["group"];
      readonly page: { readonly after: string; readonly limit: number };
    }
  | { readonly kind: "status" }
  | { readonly kind: "stop" };

/** `undefined` where the arrays of a fact are not there: SQL answers. */
export interface Replies {
  tables: { tables: Cell[][]; at: string } | undefined;
  rows: FactRows | undefined;
  status: FactStatus[];
  stop: true;
}

export interface Call {
  readonly id: number;
  readonly request: Request;
}

export interface Reply {
  readonly id: number;
  readonly value?: Replies[Request["kind"]];
  /** The question was wrong; SQL would refuse it too. */
  readonly error?: string;
}
