import * as z from "zod";
import { Condition } from "./condition.ts";
import { Question } from "./question.ts";
import { Id, LanguageTag, Texts } from "./texts.ts";

export const format = "heard-survey/1";

/**
 * Who is asked what. A question with `show` rules is asked when one of them applies; `skip` leaves it out whatever else applies. A `jump`
 * is taken after the question and the whys that belong to it, forwards only, so that every path ends; `to: null` is the end.
 */
export const Rule = z.discriminatedUnion("do", [
  z.strictObject({ id: Id, do: z.literal("show"), question: Id, when: Condition }),
  z.strictObject({ id: Id, do: z.literal("skip"), question: Id, when: Condition }),
  z.strictObject({ id: Id, do: z.literal("jump"), after: Id, to: Id.nullable(), when: Condition.optional() }),
]);
export type Rule = z.infer<typeof Rule>;

/** What a link or a code may carry. `fills` says what of the response it becomes; context is for rules and pipes and is not stored. */
export const Parameter = z.strictObject({
  key: Id,
  fills: z.enum(["touchpoint", "channel", "customer", "language", "segment", "context"]),
  /** Key of the segment field, when it fills one. */
  segment: Id.optional(),
  /** The only values accepted; any up to 200 characters when absent. */
  values: z.array(z.string().min(1).max(200)).min(1).max(200).optional(),
  /** Must not be changed by hand: taken only from a signed link. */
  signed: z.literal(true).optional(),
  required: z.literal(true).optional(),
});
export type Parameter = z.infer<typeof Parameter>;

export const Ending = z.union([
  z.strictObject({ thankYou: Texts }),
  z.strictObject({ redirect: z.string().max(2000) }),
]);
export type Ending = z.infer<typeof Ending>;

/** One version of a survey: all that is asked, in every language, with its logic. Immutable once published. */
export const SurveyDefinition = z.strictObject({
  format: z.literal(format),
  id: Id,
  version: z.int().min(1),
  /** Every text is there in each of these. */
  languages: z.array(LanguageTag).min(1).max(50),
  /** The language of those whose own is not offered. */
  defaultLanguage: LanguageTag,
  title: Texts,
  welcome: Texts.optional(),
  questions: z.array(Question).min(1).max(200),
  logic: z.array(Rule).max(200).optional(),
  /** Runs of neighbours that each respondent meets in an order of their own; whys stay with their score. */
  shuffle: z.array(z.array(Id).min(2)).max(20).optional(),
  parameters: z.array(Parameter).max(20).optional(),
  /** Where the whole response belongs, unless a parameter says otherwise. */
  touchpoint: Id.optional(),
  channel: Id.optional(),
  ending: Ending,
  hideProgress: z.literal(true).optional(),
  noWayBack: z.literal(true).optional(),
});
export type SurveyDefinition = z.infer<typeof SurveyDefinition>;
