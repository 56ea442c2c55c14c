import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { MeasureFilters, MeasurePeriod } from "../measures/schema.ts";
import { Seen } from "../seen.ts";
import { keptText } from "../visible-text.ts";
import { longestNote } from "./rules.ts";

export const ReadJourneyInput = z.strictObject({
  period: MeasurePeriod,
  compare: z.union([z.enum(["previous", "year"]), MeasurePeriod]).optional(),
  filters: MeasureFilters.default({}),
  /** The journey as an earlier version drew it; today's when absent. */
  journeyVersion: z.int().positive().max(1_000_000).optional(),
});
export type ReadJourneyInput = z.input<typeof ReadJourneyInput>;

export const ReadPersonasInput = z.strictObject({
  ...ReadJourneyInput.omit({ compare: true }).shape,
  /** The segment field whose values are the personas. */
  field: z.string().min(1).max(60),
});
export type ReadPersonasInput = z.input<typeof ReadPersonasInput>;

export const WriteNoteInput = z.strictObject({
  touchpoint: CatalogueKey,
  note: keptText(longestNote).optional(),
  wantedFeeling: z.int().min(-100).max(100).nullable().optional(),
  wantedNote: keptText(longestNote).optional(),
  seen: Seen,
});
export type WriteNoteInput = z.input<typeof WriteNoteInput>;
