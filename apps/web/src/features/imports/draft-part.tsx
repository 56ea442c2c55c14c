"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import type { FileProfile } from "@heard/core/imports/mapping/file-profile";
import type { Mapping } from "@heard/core/imports/schema";
import { Button } from "@heard/ui/button";
import { Skeleton, SkeletonRows } from "@heard/ui/skeleton";
import { StateNote } from "@heard/ui/state-note";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { type Asked, askedOf, isAnythingAsked, openParts } from "./asked.ts";
import { BeginFrom } from "./begin-from.tsx";
import { ColumnTable } from "./column-table.tsx";
import { DraftHead } from "./draft-head.tsx";
import { DraftProblems, problemColumns } from "./draft-problems.tsx";
import { DraftSummary } from "./draft-summary.tsx";
import { FileFacts } from "./file-facts.tsx";
import { useImportContext } from "./import-context.tsx";
import { MappingActions } from "./mapping-actions.tsx";
import { QuestionParts } from "./question-parts.tsx";
import { SampleRows } from "./sample-rows.tsx";
import { useDraft } from "./use-draft.ts";
import { useFileProfile } from "./use-file-profile.ts";
import { useRejectionText } from "./use-rejection-text.ts";
import { WholePart } from "./whole-part.tsx";

type Draft = ImportBatchDetail & { mapping: Mapping };

/** The dry run: what would happen to every row, what only a person can say, and where each column goes. */
export function DraftPart({ batch }: { batch: Draft }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const file = useFileProfile(batch.id);
  const [readings, setReadings] = useState(0);
  // A short file is read again before anybody asks how far it is: then the draft begins anew without having been away.
  const onReadAgain = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.imports.pathKey() });
    setReadings((count) => count + 1);
  };
  return file ? (
    <DraftOf key={readings} batch={batch} file={file} onReadAgain={() => void onReadAgain()} />
  ) : (
    <DraftSkeleton />
  );
}

type DraftProps = { batch: Draft; file: FileProfile; onReadAgain: () => void };

function DraftOf({ batch, file, onReadAgain }: DraftProps) {
  const { catalogue } = useImportContext();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const reasonText = useRejectionText();
  const draft = useDraft(batch);
  const { mapping, account, seen, problems, change } = draft;
  const run = useMutation(
    trpc.imports.run.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.imports.pathKey() }),
    }),
  );
  const asked: Asked | null = account && askedOf(mapping, account, catalogue.metrics, seen);
  const open = asked ? openParts(asked) : [];
  const error = run.error ?? draft.saveError;
  return (
    <>
      {account ? (
        <DraftHead
          counts={account}
          open={open}
          hasProblems={problems.length > 0}
          isCounting={draft.isCounting}
          isStarting={run.isPending || run.isSuccess}
          onStart={() => run.mutate({ batchId: batch.id })}
        />
      ) : problems.length > 0 ? null : (
        <CountingHead batch={batch} onTryAgain={() => change(mapping)} />
      )}
      {error ? (
        <p role="alert" className="mt-3 border-danger border-l-2 pl-2 text-danger text-ui">
          {refusalText(error)}
        </p>
      ) : null}
      <DraftProblems problems={problems} mapping={mapping} />
      {account && asked && !isAnythingAsked(asked) ? (
        <DraftSummary batch={batch} file={file} account={account} onReadAgain={onReadAgain} alone />
      ) : null}
      {account ? null : <FileFacts batchId={batch.id} file={file} presetName={null} onReadAgain={onReadAgain} />}
      {account && asked && isAnythingAsked(asked) ? (
        <div className="grid gap-x-12 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <div className="min-w-0">
            <QuestionParts asked={asked} seen={seen} mapping={mapping} onChange={change} />
          </div>
          <DraftSummary batch={batch} file={file} account={account} onReadAgain={onReadAgain} />
        </div>
      ) : null}
      <ColumnTable
        columns={file.columns}
        mapping={mapping}
        open={new Set(open.flatMap(({ columns }) => columns))}
        problems={problemColumns(problems, mapping, reasonText)}
        onChange={change}
        actions={
          <>
            <BeginFrom batch={batch} onReadAgain={onReadAgain} />
            <MappingActions
              mapping={mapping}
              kind="responses"
              mappingName={batch.mappingName}
              fileName={batch.fileName}
            />
          </>
        }
      />
      <WholePart mapping={mapping} dateForms={account?.dateGuess?.candidates ?? []} onChange={change} />
      {account ? <SampleRows samples={account.samples} file={file} mapping={mapping} rowCount={account.rows} /> : null}
    </>
  );
}

function CountingHead({ batch, onTryAgain }: { batch: Draft; onTryAgain: () => void }) {
  const t = useTranslations("imports.reading");
  const errors = useTranslations("errors");
  const again = useTranslations("common.actions")("retry");
  const reasonText = useRejectionText();
  const { format, may } = useImportContext();
  const { job } = batch;
  if (job?.state === "failed") {
    const { error, id } = job;
    return (
      <StateNote
        role="alert"
        title={t("dryRunFailed")}
        action={may.run ? <Button onClick={onTryAgain}>{again}</Button> : null}
      >
        {error?.reason ? reasonText({ code: error.reason, params: error.params }) : errors("unexpected", { id })}
      </StateNote>
    );
  }
  return (
    <div className="border-line border-b py-6" aria-busy="true">
      <p role="status" className="text-verdict max-rail:text-verdict-phone">
        {t("dryRunTitle")}
      </p>
      <p className="mt-1 text-body text-ink-2 tabular-nums">
        {t("rowsOf", {
          count: format.count(job?.doneCount ?? 0),
          total: job?.totalCount ?? batch.counts.rows ?? 0,
        })}
      </p>
    </div>
  );
}

function DraftSkeleton() {
  const t = useTranslations("common.states");
  return (
    <div role="status" aria-label={t("loading")}>
      <Skeleton className="mt-6 h-18 max-w-2xl" />
      <SkeletonRows rows={8} className="mt-10" />
    </div>
  );
}
