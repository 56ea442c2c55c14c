"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import { Button } from "@heard/ui/button";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { Progress } from "@heard/ui/progress";
import { StateNote } from "@heard/ui/state-note";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { useImportContext } from "./import-context.tsx";
import { useRejectionText } from "./use-rejection-text.ts";
import { isWorking } from "./work.ts";

const ReadAgainDialog = latePart(() => import("./read-again-dialog.tsx"), MissingDialog);

/** The file is being read, or could not be: then what was wrong with it, and another way to read it. */
export function ReadingPart({ batch }: { batch: ImportBatchDetail }) {
  const t = useTranslations("imports.reading");
  const { format } = useImportContext();
  const { job } = batch;
  if (!isWorking(batch)) return <ReadingFailed batch={batch} />;
  const share = job?.totalCount ? job.doneCount / job.totalCount : null;
  const text =
    job?.totalCount != null
      ? t("rowsOf", { count: format.count(job.doneCount), total: job.totalCount })
      : t("rows", { count: job?.doneCount ?? 0 });
  return (
    <section className="max-w-2xl py-8" aria-busy="true">
      <h2 className="mb-3 text-chart">{t("title")}</h2>
      <Progress label={t("title")} share={share} text={text} />
      <p className="mt-2 text-body text-ink-2 tabular-nums" role="status">
        {text}
      </p>
    </section>
  );
}

function ReadingFailed({ batch }: { batch: ImportBatchDetail }) {
  const t = useTranslations("imports");
  const errors = useTranslations("errors");
  const { may } = useImportContext();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const reasonText = useRejectionText();
  const [changing, setChanging] = useState(false);
  const error = batch.job?.error;
  const refresh = () =>
    void queryClient.invalidateQueries({ queryKey: trpc.imports.byId.queryKey({ batchId: batch.id }) });
  return (
    <>
      <StateNote
        role="alert"
        title={t("reading.failed")}
        action={may.run ? <Button onClick={() => setChanging(true)}>{t("facts.change")}</Button> : null}
      >
        <p className="mb-2 text-danger">
          {error?.reason
            ? reasonText({ code: error.reason, params: error.params })
            : errors("unexpected", { id: batch.job?.id ?? "" })}
        </p>
        <p>{t("reading.failedBody")}</p>
      </StateNote>
      {changing ? (
        <ReadAgainDialog batchId={batch.id} file={null} onClose={() => setChanging(false)} onReadAgain={refresh} />
      ) : null}
    </>
  );
}
