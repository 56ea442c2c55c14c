import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { GetCommentInput } from "../comments/schema.ts";
import { longestNote, longestTitle } from "../improvement-plans/rules.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { keptText, visibleText } from "../visible-text.ts";
import { longestSuggestion, mostShown, shownAtFirst, suggestionViews } from "./rules.ts";

const Title = visibleText(longestTitle);
/** Several lines, if need be. */
const Body = keptText(longestSuggestion);

export const MakeSuggestionInput = z.strictObject({
  title: Title,
  text: Body.default(""),
  touchpoint: CatalogueKey.nullable().default(null),
  /** What a customer said, when that led to it. */
  comment: GetCommentInput.nullable().default(null),
});
export type MakeSuggestionInput = z.input<typeof MakeSuggestionInput>;

export const SuggestionInput = z.strictObject({ suggestionId: RecordId });
export type SuggestionInput = z.input<typeof SuggestionInput>;

/** Of a vote or a decision: the words that were read, when they are asked about. */
export const VoteForSuggestionInput = SuggestionInput.extend({ seen: Seen });
export type VoteForSuggestionInput = z.input<typeof VoteForSuggestionInput>;

/** What its author changes; what is not named stays. */
export const UpdateSuggestionInput = SuggestionInput.extend({
  title: Title.optional(),
  text: Body.optional(),
  touchpoint: CatalogueKey.nullable().optional(),
  seen: Seen,
});
export type UpdateSuggestionInput = z.input<typeof UpdateSuggestionInput>;

export const ListSuggestionsInput = z.strictObject({
  view: z.enum(suggestionViews).default("open"),
  limit: z.int().min(1).max(mostShown).default(shownAtFirst),
});
export type ListSuggestionsInput = z.input<typeof ListSuggestionsInput>;

/** What somebody has typed so far. */
export const FindSimilarInput = z.strictObject({ title: keptText(longestTitle), text: Body.default("") });
export type FindSimilarInput = z.input<typeof FindSimilarInput>;

export const AcceptSuggestionInput = SuggestionInput.extend({
  /** Where the plan is at work, when that is not where the suggestion says. */
  touchpoint: CatalogueKey.nullable().optional(),
  note: keptText(longestNote).optional(),
  seen: Seen,
});
export type AcceptSuggestionInput = z.input<typeof AcceptSuggestionInput>;

export const DeclineSuggestionInput = SuggestionInput.extend({ reason: visibleText(longestNote), seen: Seen });
export type DeclineSuggestionInput = z.input<typeof DeclineSuggestionInput>;

export const MergeSuggestionInput = SuggestionInput.extend({
  intoId: RecordId,
  seen: Seen,
  /** The words of the one that stays. */
  intoSeen: Seen,
});
export type MergeSuggestionInput = z.input<typeof MergeSuggestionInput>;
