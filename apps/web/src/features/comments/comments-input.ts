import type { DayRange } from "#lib/days.ts";
import type { CommentsView, ScoreRange, Sentiment } from "./comments-view.ts";

/** Comments a page: about three screens of a desk, so that reading does not wait. */
export const pageSize = 30;

export type CommentsInput = {
  words: string;
  period: DayRange;
  filters: CommentsView["slice"];
  score?: ScoreRange;
  themes?: string[];
  sentiments?: Sentiment[];
  limit: number;
};

/** What a view asks the server for. */
export function commentsInput(view: CommentsView, period: DayRange): CommentsInput {
  return { ...narrowed(view), words: view.words.trim(), period, filters: view.slice, limit: pageSize };
}

/** What of a view is asked for beside words, period and slice, as searches and exports take it. */
export function narrowed({ score, themes, sentiments }: Pick<CommentsView, "score" | "themes" | "sentiments">) {
  return {
    ...(score ? { score } : {}),
    ...(themes.length > 0 ? { themes } : {}),
    ...(sentiments.length > 0 ? { sentiments } : {}),
  };
}
