"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import type { DryRun } from "@heard/core/imports/dry-run/account";
import type { Mapping } from "@heard/core/imports/schema";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { remember, type Seen } from "./asked.ts";
import { mergeSeen, storedSeen, storeSeen } from "./seen-store.ts";
import { useKeptMapping } from "./use-kept-mapping.ts";

/** The mapping while it is edited. What was counted last stays on screen until the new account is there. */
export function useDraft(batch: ImportBatchDetail & { mapping: Mapping }) {
  const trpc = useTRPC();
  const { data: found, refetch } = useQuery(trpc.imports.account.queryOptions({ batchId: batch.id }));
  const kept = useKeptMapping(batch, batch.mapping, refetch);
  const { account, seen } = useLastAccount(batch.id, found ?? null, kept.mapping);
  return {
    ...kept,
    account,
    seen,
    problems: kept.problems.length > 0 ? kept.problems : (account?.problems ?? []),
    isCounting: kept.isCounting || found === null,
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
