import { keyFromName } from "@heard/core/catalogue/rules";
import type { ContactColumn, ContactsMapping, ListMapping, SuppressionColumn } from "@heard/core/imports/lists/schema";

type Column = ContactColumn | SuppressionColumn;

/** What the column of a list is, as one word of a select: `email`, `consent:surveys`, `attribute:tier`. */
export function roleOfListColumn(mapping: ListMapping, name: string): string {
  const column = columnsOf(mapping).find((one) => one.column === name);
  if (!column) return "ignore";
  if (column.as === "attribute") return `attribute:${column.field}`;
  return column.as === "consent" ? `consent:${column.purpose}` : column.as;
}

const columnsOf = (mapping: ListMapping): readonly Column[] => mapping.columns;

/** Says what a column is. Every part but fields is said by one column: whoever had it before is left out. */
export function setListRole(
  mapping: ListMapping,
  name: string,
  role: string,
  /** Of the column's dates, where it has any. */
  format: string | null,
): ListMapping {
  const [as = "ignore", what = ""] = role.split(":");
  const others = columnsOf(mapping).filter((one) => one.column !== name);
  const rest = others.map((one): Column => (isTaken(one, as, what) ? { column: one.column, as: "ignore" } : one));
  const column = columnAs(name, as, what, format);
  // The order of the file stays: a column keeps its place.
  const place = columnsOf(mapping).findIndex((one) => one.column === name);
  const columns = place < 0 ? [...rest, column] : [...rest.slice(0, place), column, ...rest.slice(place)];
  return { ...mapping, columns } as ListMapping;
}

function isTaken(column: Column, as: string, what: string): boolean {
  if (as === "ignore") return false;
  return as === "attribute" ? column.as === "attribute" && column.field === what : column.as === as;
}

function columnAs(column: string, as: string, what: string, format: string | null): Column {
  switch (as) {
    case "attribute":
      return { column, as, field: what, ...(format === null ? {} : { format }) };
    case "consent":
      return { column, as, purpose: what };
    case "consentAt":
    case "at":
      return { column, as, format: format ?? "iso8601" };
    default:
      return { column, as } as Column;
  }
}

/** A column becomes a field that the import makes, called as the column is. */
export function asNewField(mapping: ContactsMapping, name: string, known: readonly string[]): ContactsMapping {
  const stem = keyFromName(name) || "field";
  const taken = new Set([...known, ...mapping.columns.flatMap((one) => (one.as === "attribute" ? [one.field] : []))]);
  let field = stem;
  for (let number = 2; taken.has(field); number += 1) field = `${stem.slice(0, 55)}-${number}`;
  const columns = mapping.columns.map((one) =>
    one.column === name ? { column: name, as: "attribute" as const, field, kind: "text" as const } : one,
  );
  return { ...mapping, columns, names: { ...mapping.names, [field]: name.slice(0, 200) }, create: ["fields"] };
}

/** Says what a word of a column of consents means; `undefined` leaves it to the words that are known. */
export function setConsentWord(
  mapping: ListMapping,
  name: string,
  word: string,
  says: boolean | null | undefined,
): ListMapping {
  const columns = columnsOf(mapping).map((one) => {
    if (one.as !== "consent" || one.column !== name) return one;
    const { [word]: _, ...others } = one.words ?? {};
    return { ...one, words: says === undefined ? others : { ...others, [word]: says } };
  });
  return { ...mapping, columns } as ListMapping;
}

/** Says how the dates of a column are written. */
export function setDateForm(mapping: ListMapping, name: string, format: string): ListMapping {
  const columns = columnsOf(mapping).map((one) => (one.column === name && "format" in one ? { ...one, format } : one));
  return { ...mapping, columns } as ListMapping;
}
