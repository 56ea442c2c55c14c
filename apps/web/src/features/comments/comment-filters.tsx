"use client";

import type { Catalogue } from "#lib/catalogue.ts";
import type { CommentsView } from "./comments-view.ts";
import { ScoreFilter } from "./score-filter.tsx";
import { SentimentFilter, ThemeFilter } from "./theme-filter.tsx";
import type { NamedTheme } from "./use-comment-names.ts";

export type CommentFiltersProps = {
  catalogue: Catalogue;
  themes: readonly NamedTheme[];
  view: CommentsView;
  onChange: (view: CommentsView) => void;
};

/** The filters that comments have and scores have not, in the bar. */
export default function CommentFilters({ catalogue, themes, view, onChange }: CommentFiltersProps) {
  return (
    <>
      <ScoreFilter catalogue={catalogue} value={view.score} onChange={(score) => onChange({ ...view, score })} />
      <ThemeFilter themes={themes} value={view.themes} onChange={(chosen) => onChange({ ...view, themes: chosen })} />
      <SentimentFilter value={view.sentiments} onChange={(sentiments) => onChange({ ...view, sentiments })} />
    </>
  );
}
