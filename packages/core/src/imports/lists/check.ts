import type { ContactCatalogue } from "../../contacts/prepare.ts";
import { contactLanguage, mostContactFields } from "../../contacts/rules.ts";
import type { ErrorParams, ErrorReason } from "../../errors.ts";
import { jsonPointer } from "../../json-pointer.ts";
import type { MappingProblem } from "../mapping/parse.ts";
import { compileDateFormat } from "../rows/date-format.ts";
import { isTimeZone } from "../rows/zone.ts";
import { columnIndex } from "../table/header.ts";
import { type ContactsMapping, contactsFormat, type ListMapping } from "./schema.ts";

type Report = (pointer: readonly PropertyKey[], code: ErrorReason, params?: ErrorParams) => void;

/** What makes the mapping of a list impossible for this file and this organisation, before a row is read. */
export function checkListMapping(
  mapping: ListMapping,
  columns: readonly string[],
  catalogue: ContactCatalogue,
): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const report: Report = (path, code, params = {}) => problems.push({ pointer: jsonPointer(path), code, params });
  checkColumns(mapping, columns, report);
  if (mapping.format === contactsFormat) checkContacts(mapping, catalogue, report);
  else {
    if (!mapping.columns.some(({ as }) => as === "address")) report(["columns"], "list_needs_address");
    wantPurpose(mapping.constants.purpose, ["constants", "purpose"], catalogue, report);
  }
  return problems;
}

/** Of these a list has as many columns as it likes; every other part is said by one column. */
const repeatable = new Set(["ignore", "attribute"]);

function checkColumns({ columns: mapped }: ListMapping, columns: readonly string[], report: Report): void {
  const seen = new Set<number>();
  const said = new Set<string>();
  for (const [index, column] of mapped.entries()) {
    const place = columnIndex(columns, column.column);
    if (place < 0) report(["columns", index, "column"], "column_missing", { column: column.column });
    else if (seen.has(place)) report(["columns", index, "column"], "column_twice", { column: column.column });
    seen.add(place);
    const part = column.as === "attribute" ? `attribute ${column.field}` : column.as;
    if (said.has(part) && column.as !== "ignore")
      report(["columns", index, "as"], "part_twice", { part: repeatable.has(column.as) ? part.slice(10) : part });
    said.add(part);
    if ("format" in column && column.format && !compileDateFormat(column.format))
      report(["columns", index, "format"], "date_format_unknown", { format: column.format });
  }
}

function checkContacts(mapping: ContactsMapping, catalogue: ContactCatalogue, report: Report): void {
  const { columns, constants, create } = mapping;
  if (!columns.some(({ as }) => as === "key" || as === "email" || as === "phone"))
    report(["columns"], "list_needs_identity");
  if (constants.language && contactLanguage(constants.language) === null)
    report(["constants", "language"], "language_unknown", { value: constants.language });
  if (constants.timeZone && !isTimeZone(constants.timeZone))
    report(["constants", "timeZone"], "time_zone_unknown", { value: constants.timeZone });
  wantPurpose(constants.consent?.purpose, ["constants", "consent", "purpose"], catalogue, report);
  const made = new Set<string>();
  for (const [index, column] of columns.entries()) {
    if (column.as === "consent") wantPurpose(column.purpose, ["columns", index, "purpose"], catalogue, report);
    if (column.as !== "attribute") continue;
    const field = catalogue.fields.get(column.field);
    const at = ["columns", index, "field"];
    if (field?.archivedAt) report(at, "archived", { what: "contact field", value: column.field });
    else if (!field && !create.includes("fields"))
      report(at, "unknown_key", { what: "contact field", value: column.field });
    else if (!field) made.add(column.field);
  }
  if (catalogue.fields.size + made.size > mostContactFields)
    report(["columns"], "too_many", { count: catalogue.fields.size + made.size, most: mostContactFields });
}

function wantPurpose(
  key: string | null | undefined,
  path: readonly PropertyKey[],
  { purposes }: ContactCatalogue,
  report: Report,
): void {
  if (!key) return;
  const found = purposes.get(key);
  if (!found) report(path, "unknown_key", { what: "purpose", value: key });
  else if (found.archivedAt) report(path, "archived", { what: "purpose", value: key });
}

/** JSON pointers of dates whose form is open: which number is the day, only a person knows. */
export function openListPointers({ columns }: ListMapping): string[] {
  return columns.flatMap((column, index) =>
    "format" in column && column.format === null ? [`/columns/${index}/format`] : [],
  );
}
