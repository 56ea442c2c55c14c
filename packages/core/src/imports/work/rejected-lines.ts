import type { Locale, Messages } from "@heard/messages";
import { loadMessages } from "@heard/messages";
import { acceptedForm } from "../../accepted.ts";
import { filledIn, spokenReason } from "../../errors.ts";
import { neutralised } from "../../exports/writers/csv.ts";
import type { Rejection } from "../rules.ts";

/** Spreadsheets read UTF-8 as something older unless the file begins with this. */
const byteOrderMark = "\ufeff";

export type RejectedWriter = { head: string; line(rejection: Rejection): string; fileName(name: string): string };

/** Writes rejections as CSV in one language: row, column, value, why, and what would have been accepted. */
export async function rejectedWriter(locale: Locale): Promise<RejectedWriter> {
  const { rejectedRows: words, errors, accepted: acceptedTexts }: Messages = await loadMessages(locale);
  const said = (expected: string) => {
    const form = acceptedForm(expected);
    return form ? filledIn(acceptedTexts[form.form], form.params) : expected;
  };
  const { row, column, value, reason, accepted, code } = words.columns;
  const forms: Partial<Record<string, string>> = words.accepted;
  return {
    head: `${byteOrderMark}${csvLine([row, column, value, reason, accepted, code])}`,
    line: (rejection) =>
      csvLine([
        String(rejection.row),
        rejection.column ?? "",
        rejection.value,
        filledIn(errors[spokenReason(rejection.code, rejection.params)], rejection.params),
        filledIn(forms[rejection.code] ?? said(rejection.expected ?? ""), rejection.params),
        rejection.code,
      ]),
    fileName: (name) => `${filledIn(words.fileName, { name: name.replace(/\.(csv|xlsx|txt|tsv)$/i, "") })}.csv`,
  };
}

const csvLine = (cells: readonly string[]) => `${cells.map((cell) => quoted(neutralised(cell))).join(",")}\r\n`;
const quoted = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
