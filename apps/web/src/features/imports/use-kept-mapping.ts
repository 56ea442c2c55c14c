"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import type { ListMapping } from "@heard/core/imports/lists/schema";
import type { MappingProblem } from "@heard/core/imports/mapping/parse";
import type { Mapping } from "@heard/core/imports/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { isWorking } from "./work.ts";

/** How long a reader's hand may rest before the rows are counted again: several answers in a row are one count. */
const restMs = 350;

/** A mapping while it is edited: every change is kept on the server, which then tries every row again. */
export function useKeptMapping<Kept extends Mapping | ListMapping>(
  batch: ImportBatchDetail,
  first: Kept,
  /** A dry run has ended: its account replaces the one on screen. */
  onCounted: () => unknown,
) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [mapping, setMapping] = useState(first);
  const [problems, setProblems] = useState<MappingProblem[]>([]);
  const [unsaved, setUnsaved] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = { batchId: batch.id };
  const update = useMutation(
    trpc.imports.update.mutationOptions({
      onSuccess: async (updated) => {
        setProblems(updated.problems);
        await queryClient.invalidateQueries({ queryKey: trpc.imports.byId.queryKey(input) });
        setUnsaved(false);
      },
      onError: () => setUnsaved(false),
    }),
  );
  const counted = batch.hasAccount ? batch.job?.id : undefined;
  useEffect(() => {
    if (counted !== undefined) void onCounted();
  }, [counted, onCounted]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (next: Kept) => {
    setMapping(next);
    setUnsaved(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => update.mutate({ ...input, mapping: next }), restMs);
  };
  return {
    mapping,
    change,
    // What the last change met; else what the draft has had since it was read.
    problems: problems.length > 0 ? problems : batch.problems,
    saveError: update.error,
    isCounting: unsaved || isWorking(batch) || !batch.hasAccount,
  };
}
