import type { DayRange } from "#lib/days.ts";
import type { CommentsView, ScoreRange } from "./comments-view.ts";

/** Comments a page: about three screens of a desk, so that reading does not wait. */
export const pageSize = 30;

export type CommentsInput = {
  words: string;
  period: DayRange;
  filters: CommentsView["slice"];
  score?: ScoreRange;
  limit: number;
};

/** What a view asks the server for. */
export function commentsInput({ words, slice, score }: CommentsView, period: DayRange): CommentsInput {
  return { words: words.trim(), period, filters: slice, limit: pageSize, ...(score ? { score } : {}) };
}
