/** Texts and numbers inside an input, by where they stand: `evidence.0.responseId`. */
export type Fields = Record<string, string>;

/** What of an input a scanner may replace. A yes or no, and nothing at all, are left as they are: another type is refused at once. */
export function fieldsOf(example: unknown, path: readonly string[] = []): Fields {
  if (typeof example === "string" || typeof example === "number") return { [path.join(".")]: String(example) };
  if (typeof example !== "object" || example === null) return {};
  const parts = Object.entries(example).map(([name, value]) => fieldsOf(value, [...path, name]));
  return Object.assign({}, ...parts);
}

/** The input with what a scanner put into its fields. A number that is one stays a number; anything else arrives as the text that it is. */
export function withFields(example: unknown, fields: Readonly<Fields>, path: readonly string[] = []): unknown {
  if (typeof example === "object" && example !== null) {
    const filled = (value: unknown, name: string | number) => withFields(value, fields, [...path, String(name)]);
    if (Array.isArray(example)) return example.map(filled);
    return Object.fromEntries(Object.entries(example).map(([name, value]) => [name, filled(value, name)]));
  }
  const given = fields[path.join(".")];
  if (given === undefined) return example;
  return typeof example === "number" && /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
}
