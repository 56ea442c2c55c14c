"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import type { ListMapping } from "@heard/core/imports/lists/schema";
import type { MappingProblem } from "@heard/core/imports/mapping/parse";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { isWorking } from "./work.ts";

/** How long a reader's hand may rest before the rows are counted again. */
const restMs = 350;

/** The mapping of a list while it is edited: each change is kept on the server, which then tries every row again. */
export function useListDraft(batch: ImportBatchDetail & { listMapping: ListMapping }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [mapping, setMapping] = useState(batch.listMapping);
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
  const { data: account = null, refetch } = useQuery(
    trpc.imports.listAccount.queryOptions(input, { placeholderData: (last) => last }),
  );
  const counted = batch.hasAccount ? batch.job?.id : undefined;
  useEffect(() => {
    if (counted !== undefined) void refetch();
  }, [counted, refetch]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (next: ListMapping) => {
    setMapping(next);
    setUnsaved(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => update.mutate({ ...input, mapping: next }), restMs);
  };
  return {
    mapping,
    change,
    account,
    problems,
    saveError: update.error,
    isCounting: unsaved || isWorking(batch) || !batch.hasAccount || account === null,
  };
}
