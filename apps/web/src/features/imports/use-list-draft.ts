"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import type { ListMapping } from "@heard/core/imports/lists/schema";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#trpc/client.tsx";
import { useKeptMapping } from "./use-kept-mapping.ts";

/** The mapping of a list while it is edited, and what would become of every row by it. */
export function useListDraft(batch: ImportBatchDetail & { listMapping: ListMapping }) {
  const trpc = useTRPC();
  const { data: account = null, refetch } = useQuery(
    trpc.imports.listAccount.queryOptions({ batchId: batch.id }, { placeholderData: (last) => last }),
  );
  const kept = useKeptMapping(batch, batch.listMapping, refetch);
  return { ...kept, account, isCounting: kept.isCounting || account === null };
}
