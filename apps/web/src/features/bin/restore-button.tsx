"use client";

import type { BinItem } from "@heard/core/bin";
import { Button } from "@heard/ui/button";
import { UndoIcon } from "@heard/ui/icons";
import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { nameIn } from "#lib/measure.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** Takes one thing out of the bin. The responses of a large source follow it. */
export function RestoreButton({ item }: { item: BinItem }) {
  const t = useTranslations("bin");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { run } = useRun(trpc.bin.list.queryKey());
  const [busy, setBusy] = useState(false);
  const { kind, id, responseCount } = item;
  const name = nameIn(useLocale(), item.name);
  const restoreItem = () => client.bin.restoreItem.mutate({ itemId: Number(id) });
  const restoreSource = async () => {
    const { jobId } = await client.sources.restore.mutate({ source: id });
    await queryClient.invalidateQueries({ queryKey: trpc.sources.moves.queryKey() });
    return jobId === null ? "back" : "coming";
  };
  const restore = {
    source: restoreSource,
    survey: restoreSource,
    mapping: () => client.bin.restoreMapping.mutate({ mapping: id }),
    savedView: () => client.savedViews.restore.mutate({ viewId: Number(id) }),
    improvementPlan: () => client.improvementPlans.restore.mutate({ planId: Number(id) }),
    annotation: () => client.annotations.restore.mutate({ annotationId: Number(id) }),
    benchmark: () => client.benchmarks.restore.mutate({ benchmarkId: Number(id) }),
    touchpoint: restoreItem,
    channel: restoreItem,
    segment: restoreItem,
  };
  const press = async () => {
    setBusy(true);
    await run<unknown>(restore[kind], (outcome) => {
      if (outcome === "coming") return t("coming", { name });
      return responseCount ? t("restoredResponses", { name, count: responseCount }) : t("restored", { name });
    });
    setBusy(false);
  };
  return (
    <Button icon={<UndoIcon />} busy={busy} onClick={press} aria-label={`${t("restore")} ${name}`}>
      {t("restore")}
    </Button>
  );
}
