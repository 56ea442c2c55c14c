import { valueMoments } from "./answer-values.ts";
import { type ScoreHistogram, subtractHistogram } from "./histogram.ts";
import { criticalZ, defaultLevel, type Interval, intervalAround } from "./interval.ts";
import type { ScoreMethod } from "./summary.ts";

export type ThemeImpact = {
  readonly overall: number;
  readonly withTheme: number;
  readonly without: number;
  /** Share of answers whose comment mentions the theme. */
  readonly share: number;
  /** What the theme takes from the score, or adds to it: overall minus without. */
  readonly value: number;
  /** Standard error of the difference between answers with and without the theme. */
  readonly differenceSe: number;
  readonly interval: Interval;
  /** Whether both sides have the 30 answers below which the interval is not to be trusted. */
  readonly enough: boolean;
};

const answersEachSide = 30;

/**
 * What a theme does to a score: the score minus the score of all answers that do not mention it, which equals share·(score with − score without).
 * The interval counts the uncertainty of the share too: variance share²·SE² + (with − without)²·share(1 − share)/n. Without that second term it covers 53–95 %.
 * Association, not effect; shrink small themes before ranking them. `null` when no answer, or every answer, mentions the theme.
 * @throws RangeError when the answers with the theme are not part of all
 * @example
 * themeImpact(histogramFromScores(npsScale, [0, 0, 9, 9, 9, 8, 8, 8]), histogramFromScores(npsScale, [0, 0]))?.value; // => -37.5
 */
export function themeImpact(
  all: ScoreHistogram,
  mentioning: ScoreHistogram,
  { method = "nps", level = defaultLevel }: { method?: ScoreMethod; level?: number } = {},
): ThemeImpact | null {
  const overall = valueMoments(all, method);
  const theme = valueMoments(mentioning, method);
  const rest = valueMoments(subtractHistogram(all, mentioning), method);
  if (!overall || !theme || !rest) return null;
  const share = theme.n / overall.n;
  const difference = theme.value - rest.value;
  const differenceSe = Math.sqrt(theme.variance / theme.n + rest.variance / rest.n);
  const value = overall.value - rest.value;
  const se = Math.sqrt(share ** 2 * differenceSe ** 2 + (difference ** 2 * share * (1 - share)) / overall.n);
  return {
    overall: overall.value,
    withTheme: theme.value,
    without: rest.value,
    share,
    value,
    differenceSe,
    interval: intervalAround(value, criticalZ(level) * se, { level, method: "normal" }),
    enough: theme.n >= answersEachSide && rest.n >= answersEachSide,
  };
}
