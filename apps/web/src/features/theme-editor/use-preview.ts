"use client";

import type { ThemePreview } from "@heard/core/themes";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** Whoever types is not asked about every letter. */
const pauseMs = 350;

export type Preview = {
  /** `null` while there is nothing to find, or the first answer is on its way. */
  found: ThemePreview | null;
  /** What is wrong with the rule. */
  refusal: string | null;
  isPending: boolean;
};

/** What a rule would find, a moment after it has last been changed. */
export function usePreview(rule: string, key: string | null): Preview {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const refusalText = useRefusalText();
  const settled = useSettled(rule);
  const { data, error, isFetching } = useQuery({
    queryKey: [...trpc.themes.pathKey(), "preview", key, settled],
    queryFn: ({ signal }) =>
      client.themes.preview.mutate({ rule: settled, ...(key === null ? {} : { key }) }, { signal }),
    enabled: settled !== "",
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
  if (settled === "") return { found: null, refusal: null, isPending: false };
  return {
    found: error ? null : (data ?? null),
    refusal: error ? refusalText(error) : null,
    isPending: isFetching || settled !== rule,
  };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
