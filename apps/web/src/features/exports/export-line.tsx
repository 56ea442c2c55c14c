"use client";

import type { ExportRun } from "@heard/core/exports";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon, DownloadIcon } from "@heard/ui/icons";
import { Progress } from "@heard/ui/progress";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { dayInZone } from "#lib/days.ts";
import { paths } from "#lib/paths.ts";
import { minutesLeft } from "#lib/time-left.ts";
import { useFormat } from "#lib/use-format.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { dismissed } from "./dismissed.ts";

export type ExportLineProps = { organisation: string; timeZone: string; run: ExportRun; open: boolean };

/** One export: its name, how far it is or what came of it, and what can be done with it. */
export default function ExportLine({ organisation, timeZone, run, open }: ExportLineProps) {
  const t = useTranslations("common");
  const text = useProgressText(run, timeZone);
  const share = run.totalCount ? run.doneCount / run.totalCount : null;
  return (
    <div className="border-line border-t py-2 first:border-t-0">
      <div className="flex items-center gap-2">
        <p className="min-w-0 grow truncate font-medium text-ui" title={run.name}>
          {run.name}
        </p>
        {run.file ? (
          <a href={paths.file(organisation, run.file.id)} download={run.name} className={buttonStyle()}>
            <DownloadIcon className="text-ink-3" />
            {t("actions.download")}
          </a>
        ) : null}
        {open ? (
          <StopButton run={run} />
        ) : (
          <IconButton
            label={t("export.progress.dismiss", { name: run.name })}
            icon={<CloseIcon />}
            onClick={() => dismissed.add(run.id)}
          />
        )}
      </div>
      {open ? <Progress label={run.name} share={share} text={text} /> : null}
      <p className="mt-1 text-ink-3 text-small tabular-nums" role="status">
        {text}
      </p>
    </div>
  );
}

function StopButton({ run }: { run: ExportRun }) {
  const t = useTranslations("common.export.progress");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const stop = useMutation(
    trpc.exports.stop.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.exports.pathKey() }),
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  return (
    <Button busy={stop.isPending} onClick={() => stop.mutate({ id: run.id })}>
      {t("stop")}
    </Button>
  );
}

function useProgressText(run: ExportRun, timeZone: string): string {
  const t = useTranslations("common.export.progress");
  const separator = useTranslations("common.list")("separator");
  const format = useFormat(timeZone);
  const refusalText = useRefusalText();
  const { state, file, failure, doneCount, totalCount, startedAt } = run;
  if (state === "failed") return t("failed", { detail: refusalText({ data: failure }) });
  if (state === "cancelled") return t("cancelled");
  if (state === "waiting" || totalCount === null) return file ? readyText(file) : t("waiting");
  if (file) return readyText(file);
  const counted = t("counted", { done: format.count(doneCount), total: totalCount });
  const pace = { doneCount, totalCount, startedAt: startedAt ? new Date(startedAt) : null };
  const minutes = state === "running" ? minutesLeft(pace, new Date()) : null;
  return minutes === null ? counted : [counted, t("left", { minutes })].join(separator);

  function readyText({ size, expiresAt }: NonNullable<ExportRun["file"]>) {
    return t("ready", {
      size: format.bytes(size),
      day: expiresAt ? format.day(dayInZone(new Date(expiresAt), timeZone)) : "",
    });
  }
}
