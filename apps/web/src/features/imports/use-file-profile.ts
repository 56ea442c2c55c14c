"use client";

import type { FileProfile } from "@heard/core/imports/mapping/file-profile";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#trpc/client.tsx";
import { pollMs } from "./work.ts";

/** What was found in the file. It stays as it is, but for the moment in which the file is read again: then it is asked for until it is there. */
export function useFileProfile(batchId: number): FileProfile | null {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.imports.file.queryOptions(
      { batchId },
      {
        staleTime: ({ state }) => (state.data ? Number.POSITIVE_INFINITY : 0),
        refetchInterval: ({ state }) => (state.data === null ? pollMs : false),
      },
    ),
  );
  return data ?? null;
}
