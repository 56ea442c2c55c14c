/**
 * Values as the text of a PostgreSQL array: `{1,NULL,"a \"b\""}`. A parameter that is text reaches the server as it is, whatever the element
 * type; the driver would guess that from the first element, and guesses wrong for empty arrays and leading nulls.
 */
export function arrayLiteral(values: readonly unknown[]): string {
  return `{${values.map(element).join(",")}}`;
}

function element(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = String(value);
  // Ids, keys and dates are most of what comes by, and have nothing to escape.
  return special.test(text) ? `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"` : `"${text}"`;
}

const special = /["\\]/;
