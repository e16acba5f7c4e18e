/** By which column rows are ordered. The key is the column's. */
export interface Sort {
  key: string;
  direction: "ascending" | "descending";
}
