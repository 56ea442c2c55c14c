import type { ExportFormat, ParsedExportContent } from "./schema.ts";

/** Rows that are made while the reader waits; more are made in the background. */
export const mostRowsAtOnce = 5_000;

export const mediaTypes: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** What an export is called: `acme-breakdown-csat-2026-04-02-2026-06-30`, letters that every system takes. */
export function exportName(organisation: string, content: ParsedExportContent): string {
  if (content.kind === "decisions") return [organisation, content.kind].join("-");
  const { period, metric } =
    content.kind === "responses"
      ? content.query
      : { period: content.period, metric: "metric" in content ? (content.metric ?? null) : null };
  // The list of all responses is called so once.
  const subject = metric === content.kind ? null : metric;
  return [organisation, content.kind, subject, period.from, period.to].filter((part) => part !== null).join("-");
}
