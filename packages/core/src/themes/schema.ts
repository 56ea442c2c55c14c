import * as z from "zod";
import { CatalogueKey, CatalogueName } from "../catalogue/schema.ts";
import { MeasureFilters, MeasurePeriod } from "../measures/schema.ts";
import { sentimentLabels } from "../readings/rules.ts";
import { Seen } from "../seen.ts";
import { keptText } from "../visible-text.ts";
import { longestRule, mostParts } from "./rules.ts";

const Place = z.int().min(0).max(1000);
/** How it is written is read by the verb, which says where a mistake stands. */
const ThemeRuleText = keptText(longestRule);
const ThemeTone = z.enum(["asRead", "negative", "positive"]);

export const CreateThemeInput = z.strictObject({
  /** Made from the English name when absent. */
  key: CatalogueKey.optional(),
  name: CatalogueName,
  /** `null`: at the top. */
  parent: CatalogueKey.nullable().default(null),
  rule: ThemeRuleText,
  tone: ThemeTone.default("asRead"),
});
export type CreateThemeInput = z.input<typeof CreateThemeInput>;

export const UpdateThemeInput = z.strictObject({
  key: CatalogueKey,
  name: CatalogueName.optional(),
  rule: ThemeRuleText.optional(),
  tone: ThemeTone.optional(),
  /** Where it is put, last of what stands there; `null`: at the top. */
  parent: CatalogueKey.nullable().optional(),
  seen: Seen,
});
export type UpdateThemeInput = z.input<typeof UpdateThemeInput>;

/** `to` is a place among the themes in use under that parent, from 0. */
export const MoveThemeInput = z.strictObject({ key: CatalogueKey, parent: CatalogueKey.nullable(), to: Place });
export type MoveThemeInput = z.input<typeof MoveThemeInput>;

export const MergeThemeInput = z.strictObject({ key: CatalogueKey, into: CatalogueKey });
export type MergeThemeInput = z.input<typeof MergeThemeInput>;

export const SplitThemeInput = z.strictObject({
  key: CatalogueKey,
  parts: z
    .array(z.strictObject({ name: CatalogueName, rule: ThemeRuleText }))
    .min(2)
    .max(mostParts),
});
export type SplitThemeInput = z.input<typeof SplitThemeInput>;

export const PreviewThemeInput = z.strictObject({
  rule: ThemeRuleText,
  /** The theme that the draft is of; a new one when absent. */
  key: CatalogueKey.optional(),
  examples: z.int().min(0).max(50).default(12),
});
export type PreviewThemeInput = z.input<typeof PreviewThemeInput>;

export const ThemeInput = z.strictObject({ key: CatalogueKey });
export type ThemeInput = z.input<typeof ThemeInput>;

const Version = z.int().min(1).max(2_147_483_647);
export const ThemeVersionInput = z.strictObject({
  version: Version,
  /** The newest version when the way back was offered; refused when somebody has made a newer one. Asks nothing when absent. */
  newest: Version.optional(),
});
export type ThemeVersionInput = z.input<typeof ThemeVersionInput>;

export const MeasureThemesInput = z.strictObject({
  period: MeasurePeriod,
  filters: MeasureFilters.default({}),
  /** The score on which impact is measured; none when absent. */
  metric: z.string().min(1).max(60).optional(),
  /** One of the metric's methods; its headline method when absent. */
  method: z.string().max(40).optional(),
  /** By the themes of this instant and what had been read until then. Which responses there are, and their scores, is as of now. */
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type MeasureThemesInput = z.input<typeof MeasureThemesInput>;

export const DiscoverPhrasesInput = z.strictObject({
  period: MeasurePeriod,
  limit: z.int().min(1).max(20).default(6),
});
export type DiscoverPhrasesInput = z.input<typeof DiscoverPhrasesInput>;

export const ListQuotesInput = z.strictObject({
  period: MeasurePeriod,
  filters: MeasureFilters.default({}),
  /** The themes to quote, each as it is spoken of. */
  of: z
    .array(z.strictObject({ theme: CatalogueKey, sentiment: z.enum(sentimentLabels) }))
    .min(1)
    .max(10),
  /** Quotes for each of them. */
  limit: z.int().min(1).max(5).default(2),
});
export type ListQuotesInput = z.input<typeof ListQuotesInput>;
