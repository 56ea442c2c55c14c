import type { Sentiment } from "./comments-view.ts";

/** The colour of a word that names a sentiment; the word itself says which. */
export const sentimentText: Record<Sentiment, string> = {
  negative: "text-detractor",
  neutral: "text-ink-2",
  mixed: "text-ink-2",
  positive: "text-promoter",
};

/** The line under words that speak of something in that way. */
export const sentimentLine: Record<Sentiment, string> = {
  negative: "border-detractor-fill",
  neutral: "border-passive-fill",
  mixed: "border-control border-dashed",
  positive: "border-promoter-fill",
};
