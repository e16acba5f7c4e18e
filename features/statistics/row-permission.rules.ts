const PERMISSIONS: Readonly<Record<string, string>> = {
  case: "cases.read",
  step: "cases.read",
  body: "bodies.read",
};

/** The permission that the rows of a fact ask for; rows about people ask for that over personal files. */
export function rowPermission(fact: string): string {
  return PERMISSIONS[fact] ?? "people.read";
}
