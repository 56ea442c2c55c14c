"use client";

import type { ImportBatch } from "@heard/core/imports";
import { importCan } from "@heard/core/imports/rules";
import { Button } from "@heard/ui/button";
import { PauseIcon, PlayIcon, UndoIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { Progress } from "@heard/ui/progress";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { minutesLeft } from "#lib/time-left.ts";
import { useNow } from "#lib/use-now.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { useImportContext } from "./import-context.tsx";

const StopDialog = latePart(() => import("./stop-dialog.tsx"), MissingDialog);

/** Work on an import: how far, how long still, what came in so far, and the ways to halt it. */
export function JobProgress({ batch, title }: { batch: ImportBatch; title: ReactNode }) {
  const t = useTranslations("imports.work");
  const { format, may } = useImportContext();
  const { job, counts, state } = batch;
  const text = useProgressText(batch);
  const share = job?.totalCount ? job.doneCount / job.totalCount : null;
  return (
    <div className="py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          {title}
          {batch.createdBy && job?.startedAt ? (
            <p className="text-ink-3 text-small">
              {t("startedBy", { name: batch.createdBy, time: format.instant(job.startedAt) })}
            </p>
          ) : null}
        </div>
        {may.run && state !== "undoing" ? <JobButtons batch={batch} /> : null}
      </div>
      <div className="mt-3 mb-2">
        <Progress label={batch.fileName} share={share} text={text} />
      </div>
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-1 tabular-nums">
        <p className="font-medium text-body" role="status">
          {text}
        </p>
        {state === "undoing" ? null : (
          <p className="text-ink-2 text-small">
            {t("counts", {
              accepted: format.count(counts.accepted),
              known: format.count(counts.known),
              rejected: format.count(counts.rejected),
            })}
          </p>
        )}
      </div>
    </div>
  );
}

function useProgressText({ job, state, counts }: ImportBatch): string {
  const t = useTranslations("imports.work");
  const { format } = useImportContext();
  const now = useNow();
  const done = format.count(job?.doneCount ?? 0);
  const total = job?.totalCount ?? counts.rows ?? 0;
  if (state === "undoing") return t("undone", { done, total });
  const progress = t("progress", { done, total });
  const minutes = job && now && state === "running" ? minutesLeft(job, now) : null;
  return minutes === null ? progress : t("left", { progress, minutes });
}

function JobButtons({ batch }: { batch: ImportBatch }) {
  const t = useTranslations("imports.work");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const [stopping, setStopping] = useState(false);
  const settled = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.imports.pathKey() }),
    onError: (error: unknown) => notify({ text: refusalText(error), tone: "danger" }),
  };
  const pause = useMutation(trpc.imports.pause.mutationOptions(settled));
  const resume = useMutation(trpc.imports.resume.mutationOptions(settled));
  const input = { batchId: batch.id };
  return (
    <div className="flex flex-wrap gap-2">
      {importCan("resume", batch.state) ? (
        <Button tone="primary" icon={<PlayIcon />} busy={resume.isPending} onClick={() => resume.mutate(input)}>
          {t("resume")}
        </Button>
      ) : (
        <Button icon={<PauseIcon className="text-ink-3" />} busy={pause.isPending} onClick={() => pause.mutate(input)}>
          {t("pause")}
        </Button>
      )}
      <Button icon={<UndoIcon className="text-ink-3" />} onClick={() => setStopping(true)}>
        {t("stopAndUndo")}
      </Button>
      {stopping ? <StopDialog batch={batch} onClose={() => setStopping(false)} /> : null}
    </div>
  );
}
