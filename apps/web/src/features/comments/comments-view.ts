import type { CommentReading } from "@heard/core/comments/search";
import { valuesIn } from "@heard/core/measures/rules";
import { defaultPeriod, type PeriodChoice, parsePeriod, periodText } from "#lib/period.ts";
import { type Refused, refusedParams, withoutRefused } from "#lib/refused.ts";
import { parseSlice, type Slice, sliceQuery } from "#lib/slice.ts";

/** Comments whose response scored a metric within these points. */
export type ScoreRange = { metric: string; from: number; to: number };

export const sentiments = ["negative", "neutral", "mixed", "positive"] as const satisfies CommentReading["sentiment"][];
export type Sentiment = (typeof sentiments)[number];

/** Everything that decides which comments are shown. All of it stands in the address. */
export type CommentsView = {
  words: string;
  period: PeriodChoice;
  slice: Slice;
  score: ScoreRange | null;
  /** Keys of themes: comments that speak of one of them. */
  themes: string[];
  /** How they speak of them, or come across as a whole; any way when there is none. */
  sentiments: Sentiment[];
};

function parseScore(text: string | null): ScoreRange | null {
  const [, metric, from, to] = /^([a-z0-9-]+):(-?\d{1,2})\.\.(-?\d{1,2})$/.exec(text ?? "") ?? [];
  if (!metric || from === undefined || to === undefined || Number(from) > Number(to)) return null;
  return { metric, from: Number(from), to: Number(to) };
}

/** `null` where one of them is none. */
function parseSentiments(text: string | null): Sentiment[] | null {
  const asked = valuesIn(text ?? "");
  const known = sentiments.filter((one) => asked.includes(one));
  return known.length === asked.length && known.length > 0 ? known : null;
}

/** The parameters of an address that make no sense by themselves. */
export function refusedCommentsParams(params: URLSearchParams): Refused[] {
  return refusedParams(params, {
    period: parsePeriod(params.get("period")),
    score: parseScore(params.get("score")),
    sentiment: parseSentiments(params.get("sentiment")),
  });
}

/** The view without what names nothing. */
export function withoutUnknown(view: CommentsView, unknown: readonly Refused[]): CommentsView {
  const isKnown = !unknown.some(({ part }) => part === "metric");
  const themes = view.themes.filter((key) => !unknown.some(({ part, value }) => part === "theme" && value === key));
  return { ...view, slice: withoutRefused(view.slice, unknown), score: isKnown ? view.score : null, themes };
}

export function parseCommentsView(params: URLSearchParams): CommentsView {
  return {
    words: (params.get("q") ?? "").slice(0, 200),
    period: parsePeriod(params.get("period")) ?? defaultPeriod,
    slice: parseSlice(params),
    score: parseScore(params.get("score")),
    themes: valuesIn(params.get("theme") ?? "").slice(0, 50),
    sentiments: parseSentiments(params.get("sentiment")) ?? [],
  };
}

/** The address of a view; what is as usual is left out. */
export function commentsQuery({
  words,
  period,
  slice,
  score,
  themes,
  sentiments: chosen,
}: CommentsView): Record<string, string | string[] | null> {
  return {
    q: words.trim() === "" ? null : words.trim(),
    period: period === defaultPeriod ? null : periodText(period),
    ...sliceQuery(slice),
    score: score ? `${score.metric}:${score.from}..${score.to}` : null,
    theme: themes,
    sentiment: chosen,
  };
}
