"use client";

import type { SuggestionItem } from "@heard/core/suggestions";
import { type Run, useRun } from "#lib/use-run.ts";
import { useTRPC } from "#trpc/client.tsx";

/** The words that are on the screen: whoever votes or decides does it on these. */
export const wordsOf = ({ title, text, touchpoint }: SuggestionItem) => ({
  ...{ title, text, touchpoint: touchpoint?.key ?? null },
});

/** Changes of suggestions: afterwards every list of them is read anew. */
export const useSuggestionRun = (): Run => useRun(useTRPC().suggestions.pathKey());
