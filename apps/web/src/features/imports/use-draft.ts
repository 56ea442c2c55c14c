"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import type { DryRun } from "@heard/core/imports/dry-run/account";
import type { MappingProblem } from "@heard/core/imports/mapping/parse";
import type { Mapping } from "@heard/core/imports/schema";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { remember, type Seen } from "./asked.ts";
import { mergeSeen, storedSeen, storeSeen } from "./seen-store.ts";
import { isWorking } from "./work.ts";

/** How long a reader's hand may rest before the rows are counted again: several answers in a row are one count. */
const restMs = 350;

/**
 * The mapping while it is edited. Every change is kept on the server, which then counts the rows again; what was counted last stays on screen
 * until the new account is there.
 */
export function useDraft(batch: ImportBatchDetail & { mapping: Mapping }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [mapping, setMapping] = useState(batch.mapping);
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
  const { data: found, refetch } = useQuery(trpc.imports.account.queryOptions(input));
  const counted = batch.hasAccount ? batch.job?.id : undefined;
  useEffect(() => {
    // A dry run has ended: its account replaces the one on screen.
    if (counted !== undefined) void refetch();
  }, [counted, refetch]);
  const { account, seen } = useLastAccount(batch.id, found ?? null, mapping);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (next: Mapping) => {
    setMapping(next);
    setUnsaved(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => update.mutate({ ...input, mapping: next }), restMs);
  };
  return {
    mapping,
    change,
    account,
    seen,
    problems: problems.length > 0 ? problems : (account?.problems ?? []),
    saveError: update.error,
    isCounting: unsaved || isWorking(batch) || !batch.hasAccount || found === null,
  };
}

const nothingSeen: Seen = { breaks: new Map(), proposed: new Map() };

/** The latest account that there was, and what all of them have shown. */
function useLastAccount(
  batchId: number,
  found: DryRun | null,
  mapping: Mapping,
): { account: DryRun | null; seen: Seen } {
  const [last, setLast] = useState<{ account: DryRun | null; seen: Seen }>({ account: null, seen: nothingSeen });
  useEffect(() => {
    const stored = storedSeen(sessionStorage, batchId);
    setLast((one) => ({ ...one, seen: mergeSeen(stored, one.seen) }));
  }, [batchId]);
  useEffect(() => {
    if (last.account) storeSeen(sessionStorage, batchId, last.seen);
  }, [batchId, last]);
  if (found === null || found === last.account) return last;
  const next = { account: found, seen: remember(last.seen, found, mapping) };
  setLast(next);
  return next;
}
