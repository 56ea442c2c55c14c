"use client";

import { type Run, useRun } from "#lib/use-run.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Changes of suggestions: afterwards every list of them is read anew. */
export const useSuggestionRun = (): Run => useRun(useTRPC().suggestions.pathKey());
