const SPECIAL = /["\\]/;

/**
 * The text of an array as PostgreSQL reads it, for a parameter that is cast to `text[]`, `bigint[]` and so on.
 * Several times faster than what the driver does to a JavaScript array, which tells in batches of a thousand rows.
 */
export function arrayText(values: readonly (string | number | null | undefined)[]): string {
  let text = "{";
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) text += ",";
    text += element(values[index]);
  }
  return `${text}}`;
}

function element(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number") return String(value);
  return `"${SPECIAL.test(value) ? value.replaceAll(/["\\]/g, "\\$&") : value}"`;
}
