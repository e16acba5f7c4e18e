/** A subtree as one range of pre-order numbers, both ends included. */
export interface Range {
  lo: number;
  hi: number;
}

/** Who asks. Permissions are already resolved to the subtrees where they hold today. */
export interface Actor {
  accountId: string;
  name: string;
  /** The person behind the account, when known: nobody approves or looks up their own archive. */
  personId: string | undefined;
  /** Permission -> where it holds. `everywhere` stands for the installation itself, which is no body. */
  scopes: ReadonlyMap<string, Scope>;
}

export type Scope = readonly Range[] | "installation";
