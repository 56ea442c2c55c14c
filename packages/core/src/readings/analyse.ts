import type { ReadingEvidence } from "@heard/db/schema/comment-readings";
import type { ThemeSnapshot } from "@heard/db/schema/themes";
import { createAnalyser } from "@heard/text/analyse";
import type { SentimentModel } from "@heard/text/sentiment";
import { parseThemeRule } from "@heard/text/themes";
import { type Emotion, type SentimentLabel, sentimentLabels } from "./rules.ts";

/** Raised with every change of the text package by which comments read otherwise: the worker then reads history again. */
export const analysisVersion = 1;

/** What was read in one comment. */
export type CommentFinding = { sentiment: number; label: number; emotion: Emotion | null; evidence: ReadingEvidence };

const binOf = (label: SentimentLabel): number => sentimentLabels.indexOf(label);
const pairs = (spans: readonly { start: number; end: number }[]): [number, number][] =>
  spans.map(({ start, end }) => [start, end]);

/** How sentiment is told: by which model, and how near to 0 a score is neutral. */
export type SentimentReading = { model: SentimentModel; neutralBand: number };

/**
 * Prepares the reading of comments by a tree of themes. It loads the models of sentiment, so it is for the worker and the command line alone: what web and
 * gateway load never comes here.
 */
export function analyseBy(
  { themes }: ThemeSnapshot,
  sentimentBy: SentimentReading,
): (comment: string) => CommentFinding {
  const { neutralBand } = sentimentBy;
  const binOfScore = (score: number): number =>
    binOf(score >= neutralBand ? "positive" : score <= -neutralBand ? "negative" : "neutral");
  const rules = themes
    .filter(({ archived }) => !archived)
    .map(({ id, key, rule: source }) => {
      const parsed = parseThemeRule(source);
      // A rule is checked before it is kept: one that is not read is a mistake of ours, not to be passed over.
      if (!parsed.ok) throw new Error(`the rule of theme ${key} is not read: ${parsed.error.reason}`);
      return { key: String(id), rule: parsed.rule };
    });
  const analyse = createAnalyser({ themes: rules, ...sentimentBy });
  return (comment) => {
    const { sentiment, emotion, themes: found } = analyse(comment);
    return {
      sentiment: Math.round(sentiment.score * 100),
      label: sentiment.isMixed ? binOf("mixed") : binOf(sentiment.label),
      emotion: emotion?.emotion ?? null,
      evidence: {
        sentiment: pairs(sentiment.spans),
        emotion: pairs(emotion?.spans ?? []),
        themes: found
          .map(({ key, score, spans }) => ({ id: Number(key), bin: binOfScore(score), spans: pairs(spans) }))
          .sort((a, b) => a.id - b.id),
      },
    };
  };
}
