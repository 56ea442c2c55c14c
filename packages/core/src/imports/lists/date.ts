import { invalidInput } from "../../errors.ts";
import { compileDateFormat, isoFormat } from "../rows/date-format.ts";

/** Makes the reader of a column's calendar days: `yyyy-MM-dd`, or `null` for what is none. Dates of a workbook come in one fixed form. */
export function dayReader(format: string | null | undefined): (text: string) => string | null {
  const declared = format ? compileDateFormat(format) : isoFormat;
  if (!declared) throw invalidInput("date_format_unknown", { format: format ?? "" });
  return (text) => {
    const parts = declared.parse(text) ?? isoFormat.parse(text);
    if (!parts) return null;
    const { year, month, day } = parts;
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
  };
}
