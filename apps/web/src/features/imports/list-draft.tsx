"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import type { ListMapping } from "@heard/core/imports/lists/schema";
import type { FileProfile } from "@heard/core/imports/mapping/file-profile";
import { SkeletonRows } from "@heard/ui/skeleton";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { BeginFrom } from "./begin-from.tsx";
import { DraftHead } from "./draft-head.tsx";
import { DraftProblems } from "./draft-problems.tsx";
import { FileFacts } from "./file-facts.tsx";
import { useImportContext } from "./import-context.tsx";
import { ListColumns } from "./list-columns.tsx";
import { ListWhole } from "./list-whole.tsx";
import { ListWords } from "./list-words.tsx";
import { MappingActions } from "./mapping-actions.tsx";
import { RowEquation } from "./row-account.tsx";
import { useFileProfile } from "./use-file-profile.ts";
import { useListDraft } from "./use-list-draft.ts";

type Draft = ImportBatchDetail & { listMapping: ListMapping };

/** The dry run of a list of contacts or addresses: what would happen to every row, and where each column goes. */
export function ListDraft({ batch }: { batch: Draft }) {
  const t = useTranslations("common.states");
  const file = useFileProfile(batch.id);
  return file ? (
    <DraftOf batch={batch} file={file} />
  ) : (
    <div role="status" aria-label={t("loading")}>
      <SkeletonRows rows={8} className="mt-10" />
    </div>
  );
}

function DraftOf({ batch, file }: { batch: Draft; file: FileProfile }) {
  const t = useTranslations("listImports");
  const { format } = useImportContext();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const { mapping, account, problems, change, isCounting, saveError } = useListDraft(batch);
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.imports.pathKey() });
  const run = useMutation(trpc.imports.run.mutationOptions({ onSuccess: refresh }));
  const error = run.error ?? saveError;
  const questions = account?.questions ?? [];
  return (
    <>
      {account ? (
        <DraftHead
          counts={account}
          open={questions.map(({ column }) => ({ kind: "date", columns: [column] }))}
          hasProblems={problems.length > 0}
          isCounting={isCounting}
          isStarting={run.isPending || run.isSuccess}
          onStart={() => run.mutate({ batchId: batch.id })}
        />
      ) : (
        <p role="status" className="border-line border-b py-6 text-verdict">
          {problems.length > 0 ? t("head.problems") : t("head.counting")}
        </p>
      )}
      {error ? (
        <p role="alert" className="mt-3 border-danger border-l-2 pl-2 text-danger text-ui">
          {refusalText(error)}
        </p>
      ) : null}
      <DraftProblems problems={problems} mapping={mapping} />
      <div className="grid gap-x-12 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="mt-7 min-w-0">
          {account && problems.length === 0 ? (
            <RowEquation counts={account} rejectedBy={account.rejectedBy} isDone={false}>
              {account.changed > 0 ? (
                <p className="mt-2 text-ink-2 text-small">
                  {t("head.split", { added: format.count(account.added), changed: format.count(account.changed) })}
                </p>
              ) : null}
            </RowEquation>
          ) : null}
        </div>
        <FileFacts batchId={batch.id} file={file} presetName={null} onReadAgain={refresh} />
      </div>
      <ListColumns
        file={file}
        mapping={mapping}
        questions={questions}
        onChange={change}
        actions={
          <>
            <BeginFrom batch={batch} onReadAgain={refresh} />
            <MappingActions
              mapping={mapping}
              kind={batch.kind}
              mappingName={batch.mappingName}
              fileName={batch.fileName}
            />
          </>
        }
      />
      <ListWords words={account?.consentWords ?? []} mapping={mapping} onChange={change} />
      <ListWhole mapping={mapping} onChange={change} />
    </>
  );
}
