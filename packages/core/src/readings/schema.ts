import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { CalendarDay } from "../measures/schema.ts";
import { emotions, noEmotion, sentimentLabels } from "./rules.ts";

const Item = z.int().min(0).max(32_767);

/** What is not named stays; `null` takes an earlier word back. */
export const CorrectCommentInput = z.strictObject({
  responseId: z.uuid(),
  item: Item,
  sentiment: z.enum(sentimentLabels).nullable().optional(),
  emotion: z
    .enum([...emotions, noEmotion])
    .nullable()
    .optional(),
  /** Themes that the comment speaks of, or does not, whatever the rules say. */
  themes: z
    .array(z.strictObject({ theme: CatalogueKey, isMentioned: z.boolean().nullable() }))
    .max(50)
    .default([]),
});
export type CorrectCommentInput = z.input<typeof CorrectCommentInput>;

const Period = z.strictObject({ from: CalendarDay, to: CalendarDay });

export const CountThemesInput = z.strictObject({
  period: Period,
  touchpoint: z.array(CatalogueKey).min(1).max(200).optional(),
  /** As the numbers were at this instant, by what had been read until then. */
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type CountThemesInput = z.input<typeof CountThemesInput>;

export const ListMentionsInput = z.strictObject({
  /** `null`: every comment. */
  theme: CatalogueKey.nullable(),
  period: Period,
  touchpoint: z.array(CatalogueKey).min(1).max(200).optional(),
  sentiment: z.enum(sentimentLabels).optional(),
  limit: z.int().min(1).max(1000).default(50),
  cursor: z.string().max(80).optional(),
});
export type ListMentionsInput = z.input<typeof ListMentionsInput>;
