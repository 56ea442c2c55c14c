import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { mostAtOnce } from "../comments/rules.ts";
import { CalendarDay, MeasureFilters } from "../measures/schema.ts";
import { emotions, noEmotion, sentimentLabels } from "./rules.ts";

const Item = z.int().min(0).max(32_767);

const CommentPlace = z.strictObject({ responseId: z.uuid(), item: Item });

/** What is not named stays; `null` takes an earlier word back. */
export const CorrectCommentsInput = z.strictObject({
  comments: z.array(CommentPlace).min(1).max(mostAtOnce),
  sentiment: z.enum(sentimentLabels).nullable().optional(),
  emotion: z
    .enum([...emotions, noEmotion])
    .nullable()
    .optional(),
  /** Themes that the comments speak of, or do not, whatever the rules say. */
  themes: z
    .array(z.strictObject({ theme: CatalogueKey, isMentioned: z.boolean().nullable() }))
    .max(50)
    .default([]),
});
export type CorrectCommentsInput = z.input<typeof CorrectCommentsInput>;

/** Comments with what their reader saw read in them: nobody confirms what came after they looked. */
export const ConfirmReadingsInput = z.strictObject({
  comments: z
    .array(
      CommentPlace.extend({ sentiment: z.enum(sentimentLabels).nullable(), themes: z.array(CatalogueKey).max(200) }),
    )
    .min(1)
    .max(mostAtOnce),
});
export type ConfirmReadingsInput = z.input<typeof ConfirmReadingsInput>;

export const UndoCorrectionInput = z.strictObject({ actId: z.uuid() });
export type UndoCorrectionInput = z.input<typeof UndoCorrectionInput>;

const Period = z.strictObject({ from: CalendarDay, to: CalendarDay });

export const CountThemesInput = z.strictObject({
  period: Period,
  filters: MeasureFilters.default({}),
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

export const MeasureDisagreementInput = z.strictObject({ period: Period });
export type MeasureDisagreementInput = z.input<typeof MeasureDisagreementInput>;
