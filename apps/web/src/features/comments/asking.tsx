"use client";

import type { CommentItem } from "@heard/core/comments/search";
import type { Asked } from "./triage-buttons.tsx";
import { SentimentDialog, ThemesDialog } from "./triage-dialogs.ts";
import type { NamedTheme } from "./use-comment-names.ts";
import type { Triage } from "./use-triage.ts";

export type AskingProps = {
  what: Asked | null;
  comments: readonly CommentItem[];
  themes: readonly NamedTheme[];
  triage: Triage;
  onClose: () => void;
};

/** The question that is open, if any is. */
export default function Asking({ what, themes, ...saying }: AskingProps) {
  if (saying.comments.length === 0 || what === null) return null;
  return what === "sentiment" ? <SentimentDialog {...saying} /> : <ThemesDialog {...saying} themes={themes} />;
}
