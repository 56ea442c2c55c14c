import * as z from "zod";
import { ScaleReference } from "./scale-reference.ts";
import { Id, Texts } from "./texts.ts";

const asked = {
  /** Stable for ever: results of all versions and languages pool by it. */
  id: Id,
  text: Texts,
  hint: Texts.optional(),
  required: z.boolean().optional(),
  /** Begins a new page even where it could share one. */
  newPage: z.boolean().optional(),
};

const scored = {
  ...asked,
  /** Key of the metric that the score counts for. */
  metric: Id,
  /** Where the score belongs, when not to the touchpoint of the response. */
  touchpoint: Id.optional(),
  scale: ScaleReference,
  /** Why no open “why” follows this score. Without a reason one must. */
  noWhy: z.string().trim().min(10).max(500).optional(),
};

export const Choice = z.strictObject({
  id: Id,
  text: Texts,
  /** Takes a few words of the respondent's own. */
  other: z.literal(true).optional(),
  /** Goes with no other choice: “none of these”. */
  exclusive: z.literal(true).optional(),
});
export type Choice = z.infer<typeof Choice>;
const Choices = z.array(Choice).min(2).max(100);

const MatrixRow = z.strictObject({
  id: Id,
  text: Texts,
  /** With a metric the row is a score; without it, an answer. */
  metric: Id.optional(),
  touchpoint: Id.optional(),
});
const MatrixColumns = z.union([z.strictObject({ scale: ScaleReference }), z.strictObject({ choices: Choices })]);

const chosen = { choices: Choices, shuffleChoices: z.literal(true).optional() };
const CalendarDay = z.union([z.literal("today"), z.iso.date()]);

/** Types that are shown, downloaded as attachments and never run. SVG and HTML are not among them. */
export const fileTypes = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/heic",
  "application/pdf",
  "text/plain",
  "text/csv",
  "audio/mpeg",
  "audio/mp4",
  "video/mp4",
] as const;

/** Everything that can be asked. */
export const Question = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("nps"), ...scored }),
  z.strictObject({ type: z.literal("csat"), ...scored }),
  z.strictObject({ type: z.literal("ces"), ...scored }),
  z.strictObject({ type: z.literal("stars"), ...scored }),
  /** A driver or item on a scale of its own. */
  z.strictObject({ type: z.literal("rating"), ...scored }),
  z.strictObject({ type: z.literal("single"), ...asked, ...chosen }),
  z.strictObject({
    type: z.literal("multiple"),
    ...asked,
    ...chosen,
    fewest: z.int().min(1).optional(),
    most: z.int().min(1).optional(),
  }),
  z.strictObject({
    type: z.literal("matrix"),
    ...asked,
    rows: z.array(MatrixRow).min(1).max(50),
    columns: MatrixColumns,
    shuffleRows: z.literal(true).optional(),
    noWhy: scored.noWhy,
  }),
  /** `ranked` is how many places are given away; all when absent. */
  z.strictObject({ type: z.literal("rank"), ...asked, ...chosen, ranked: z.int().min(1).optional() }),
  z.strictObject({
    type: z.literal("text"),
    ...asked,
    /** The score whose “why” this is. */
    whyOf: Id.optional(),
    /** A detail (an order number) is stored as an answer: it is not analysed, and not redacted. Everything else is a comment. */
    detail: z.literal(true).optional(),
    longest: z.int().min(1).max(20_000).optional(),
    lines: z.int().min(1).max(20).optional(),
  }),
  z.strictObject({
    type: z.literal("number"),
    ...asked,
    least: z.number().optional(),
    most: z.number().optional(),
    decimals: z.int().min(0).max(6).optional(),
    unit: Texts.optional(),
  }),
  z.strictObject({
    type: z.literal("date"),
    ...asked,
    earliest: CalendarDay.optional(),
    latest: CalendarDay.optional(),
  }),
  z.strictObject({
    type: z.literal("file"),
    ...asked,
    accepted: z.array(z.enum(fileTypes)).min(1).max(fileTypes.length),
    largestBytes: z
      .int()
      .min(1)
      .max(25 * 1024 * 1024),
  }),
  /** `text` is what is agreed to. A required consent is one without which the answers cannot be taken. */
  z.strictObject({ type: z.literal("consent"), ...asked, purpose: Id }),
  z.strictObject({
    type: z.literal("expectation"),
    ...asked,
    labels: z.strictObject({ below: Texts, as: Texts, above: Texts }),
  }),
]);
export type Question = z.infer<typeof Question>;
export type QuestionType = Question["type"];
export type QuestionOf<Type extends QuestionType> = Extract<Question, { type: Type }>;
export type ScoreQuestion = QuestionOf<"nps" | "csat" | "ces" | "stars" | "rating">;
