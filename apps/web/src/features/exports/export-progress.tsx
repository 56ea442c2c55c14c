"use client";

import type { ExportRun } from "@heard/core/exports";
import { latePart } from "@heard/ui/late-part";
import { MissingPanel } from "@heard/ui/missing-part";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { dismissed } from "./dismissed.ts";

// Every page asks whether an export is under way; only where one is, what tells of it is fetched.
const ExportLine = latePart(() => import("./export-line.tsx"), MissingPanel);

const everyMs = 1_000;
const isOpen = ({ state }: ExportRun) => state === "waiting" || state === "running";

/** Large exports of the reader's own, wherever they go meanwhile: how far each is, and the file when it is ready. */
export function ExportProgress({ organisation, timeZone }: { organisation: string; timeZone: string }) {
  const t = useTranslations("common.export.progress");
  const trpc = useTRPC();
  const { data = [] } = useQuery({
    ...trpc.exports.list.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some(isOpen) ? everyMs : false),
  });
  const hidden = useSyncExternalStore(dismissed.subscribe, dismissed.read, dismissed.readOnServer);
  const shown = data.filter((run) => isOpen(run) || !hidden.includes(run.id));
  if (shown.length === 0) return null;
  return (
    <section
      aria-label={t("label")}
      className="fixed right-4 bottom-4 z-30 max-h-[50dvh] w-[min(24rem,calc(100vw-2rem))] overflow-y-auto rounded-block bg-raised px-4 py-2 shadow-raised"
      data-print="hide"
    >
      {shown.map((run) => (
        <ExportLine key={run.id} organisation={organisation} timeZone={timeZone} run={run} open={isOpen(run)} />
      ))}
    </section>
  );
}
