import { createEmotionFinder, EMOTION_LEXICON, type EmotionFinding, type EmotionLexicon } from "./emotion.ts";
import { detectLanguage } from "./language.ts";
import { type Reading, read } from "./reading.ts";
import { type Sentiment, type SentimentOptions, scoreStretch, sentimentOf } from "./sentiment.ts";
import type { Span } from "./span.ts";
import { compileThemes, type Synonyms, type ThemeDefinition, type ThemeMatch } from "./themes.ts";

/** A theme in a comment, with how its writer feels about it. */
export type ThemeMention = ThemeMatch & {
  /** −1…1: the clauses that speak of the theme, with the whole comment behind them. */
  readonly score: number;
};

/** All that analysis finds in a comment; every span is in the comment as given. */
export type Analysis = {
  readonly language: string;
  readonly sentiment: Sentiment;
  readonly emotion: EmotionFinding | null;
  readonly themes: readonly ThemeMention[];
};

export type AnalyserOptions = SentimentOptions & {
  readonly themes: readonly ThemeDefinition[];
  readonly synonyms?: Synonyms;
  readonly emotions?: EmotionLexicon;
  /** The language of a comment that does not show its own. */
  readonly language?: string;
};

/** A clause alone says too little (就这样吧), the comment alone mixes its themes up. */
const CLAUSE_SHARE = 0.6;

/**
 * Prepares analysis for many comments, redacted or not: language, sentiment, emotion, and the themes of the given set
 * with the sentiment of each.
 *
 * @example
 * createAnalyser({ themes: [] })("味道很好，服务也热情").sentiment.label; // => "positive"
 */
export function createAnalyser(options: AnalyserOptions): (comment: string) => Analysis {
  const { themes, synonyms, emotions = EMOTION_LEXICON, language } = options;
  const matchAll = compileThemes(themes, synonyms);
  const findEmotion = createEmotionFinder(emotions);
  return (comment) => {
    const reading = read(comment);
    const sentiment = sentimentOf(reading, options);
    return {
      language: detectLanguage(comment, language),
      sentiment,
      emotion: findEmotion(reading, sentiment.score),
      themes: matchAll(reading).map(({ key, spans }) => ({
        key,
        spans: spans.map(reading.toOriginal),
        score: themeScore(reading, spans, sentiment.score, options),
      })),
    };
  };
}

function themeScore(reading: Reading, spans: readonly Span[], whole: number, { model }: SentimentOptions): number {
  const clauses = reading.clauses.filter((clause) =>
    spans.some((span) => span.start < clause.end && clause.start < span.end),
  );
  if (clauses.length === 0 || clauses.length === reading.clauses.length) return whole;
  const total = clauses.reduce((sum, clause) => sum + scoreStretch(reading, clause, model), 0);
  return CLAUSE_SHARE * (total / clauses.length) + (1 - CLAUSE_SHARE) * whole;
}
