import { invalidInput } from "../../errors.ts";

/** The longest name that a mapping takes. */
const longestName = 2000;
/** The most columns that a table may have; a spreadsheet of surveys has hundreds at most. */
export const mostColumns = 2000;

/**
 * The names of the columns. Several header rows are joined by " / ", parts that are empty or repeat the part above left out; a column without a
 * name, one whose name an earlier column has, and one whose name is longer than a mapping takes, is named after its place: `#7`.
 *
 * @example
 * columnNames([["Staff", "", "Staff"], ["Score", "Score", "Score"]]) // => ["Staff / Score", "Score", "#3"]
 * @throws DomainError `columns_too_many`
 */
export function columnNames(headerRows: readonly (readonly string[])[]): string[] {
  const width = headerRows.reduce((most, cells) => Math.max(most, cells.length), 0);
  if (width > mostColumns) throw invalidInput("columns_too_many", { count: width, most: mostColumns });
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const parts: string[] = [];
    for (const cells of headerRows) {
      const part = (cells[index] ?? "").replace(/\s+/g, " ").trim();
      if (part !== "" && part !== parts.at(-1)) parts.push(part);
    }
    const joined = parts.join(" / ");
    const name = joined === "" || joined.length > longestName || taken.has(joined) ? `#${index + 1}` : joined;
    taken.add(name);
    return name;
  });
}

/** The place of a column in a table by its name or by its number (`#7`); -1 when there is none. */
export function columnIndex(columns: readonly string[], name: string): number {
  const wanted = name.replace(/\s+/g, " ").trim();
  const named = columns.indexOf(wanted);
  if (named >= 0) return named;
  const place = /^#([1-9]\d*)$/.exec(wanted)?.[1];
  return place !== undefined && Number(place) <= columns.length ? Number(place) - 1 : -1;
}
