import * as z from "zod";
import { SearchCommentsInput } from "../comments/schema.ts";
import { rowColumns } from "../measures/rules.ts";
import { GroupBy, MeasureQuery } from "../measures/schema.ts";
import { MeasureThemesInput } from "../themes/schema.ts";
import { TraceQuery } from "../trace/schema.ts";

export const ExportFormat = z.enum(["csv", "xlsx"]);
export type ExportFormat = z.infer<typeof ExportFormat>;

const { period, compare, filters, journeyVersion } = MeasureQuery.shape;
const figure = MeasureQuery.omit({ groupBy: true, grain: true });

/** What is taken away: a part of a screen with its filters, or the list behind a number. */
export const ExportContent = z.discriminatedUnion("kind", [
  /** Every metric by all its methods, and the response count. */
  z.strictObject({ kind: z.literal("scores"), period, compare, filters, journeyVersion }),
  figure.extend({ kind: z.literal("trend"), grain: MeasureQuery.shape.grain.unwrap() }),
  figure.extend({ kind: z.literal("distribution") }),
  figure.extend({
    kind: z.literal("breakdown"),
    groupBy: GroupBy,
    /** As the reader has sorted the screen; as the catalogue has them when absent. */
    order: z.strictObject({ column: z.enum(rowColumns), direction: z.enum(["ascending", "descending"]) }).optional(),
  }),
  /** Every theme in use, with its impact on a score: as of now, for the file does not say of another instant. */
  MeasureThemesInput.omit({ asOf: true }).extend({ kind: z.literal("themes") }),
  TraceQuery.extend({ kind: z.literal("responses") }),
  /** Everything that the council has decided. */
  z.strictObject({ kind: z.literal("decisions") }),
  SearchCommentsInput.omit({ cursor: true, limit: true }).extend({ kind: z.literal("comments") }),
]);
export type ExportContent = z.input<typeof ExportContent>;
export type ParsedExportContent = z.output<typeof ExportContent>;
export type ExportKind = ParsedExportContent["kind"];
/** The content of one kind. */
export type ContentOf<Kind extends ExportKind> = Extract<ParsedExportContent, { kind: Kind }>;

export const ExportInput = z.strictObject({
  content: ExportContent,
  format: ExportFormat,
  /** The language of heads, names and words. */
  locale: z.enum(["en", "zh-Hans", "zh-Hant"]),
});
export type ExportInput = z.input<typeof ExportInput>;
