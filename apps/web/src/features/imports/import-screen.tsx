"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { CloseIcon, FileIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { Steps } from "@heard/ui/steps";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { paths } from "#lib/paths.ts";
import { useTRPC } from "#trpc/client.tsx";
import { DraftPart } from "./draft-part.tsx";
import { type ImportContextProps, ImportContextProvider } from "./import-context.tsx";
import { ListDraft } from "./list-draft.tsx";
import { ReadingPart } from "./reading-part.tsx";
import { ReportPart } from "./report-part.tsx";
import { pollOf } from "./work.ts";
import { WorkPart } from "./work-part.tsx";

const DiscardDialog = latePart(() => import("./discard-dialog.tsx"), MissingDialog);

type Props = Omit<ImportContextProps, "children"> & { initial: ImportBatchDetail };

/** One import from its file to its report. While there is work it asks every second; what it shows is kept on the server, so a reload changes nothing. */
export function ImportScreen({ initial, ...context }: Props) {
  const trpc = useTRPC();
  const { data: batch } = useQuery(
    trpc.imports.byId.queryOptions(
      { batchId: initial.id },
      { initialData: initial, refetchInterval: ({ state }) => (state.data ? pollOf(state.data) : false) },
    ),
  );
  useNewsElsewhere(batch);
  return (
    <ImportContextProvider {...context}>
      <ImportHead batch={batch} mayRun={context.may.run} organisation={context.organisation.key} />
      <ImportBody batch={batch} />
    </ImportContextProvider>
  );
}

/** What an import brought in, or an undo took back, is news on every other screen: whoever goes there sees it at once. */
function useNewsElsewhere({ state }: ImportBatchDetail): void {
  const queryClient = useQueryClient();
  const before = useRef(state);
  useEffect(() => {
    const isOver = !underWay.has(state);
    if (isOver && underWay.has(before.current)) void queryClient.invalidateQueries();
    before.current = state;
  }, [state, queryClient]);
}

const underWay: ReadonlySet<ImportBatchDetail["state"]> = new Set(["draft", "waiting", "running", "paused", "undoing"]);

function ImportBody({ batch }: { batch: ImportBatchDetail }) {
  const { mapping, listMapping } = batch;
  switch (batch.state) {
    case "draft":
      if (listMapping && batch.hasFile) return <ListDraft key={readingOf(batch)} batch={{ ...batch, listMapping }} />;
      // Read again in another way, the draft begins anew: its mapping comes from the server.
      return mapping && batch.hasFile ? (
        <DraftPart key={readingOf(batch)} batch={{ ...batch, mapping }} />
      ) : (
        <ReadingPart batch={batch} />
      );
    case "waiting":
    case "running":
    case "paused":
    case "undoing":
      return <WorkPart batch={batch} />;
    default:
      return <ReportPart batch={batch} />;
  }
}

const kindQuery = (kind: ImportBatchDetail["kind"]) => (kind === "responses" ? {} : { kind });

const readingOf = (batch: ImportBatchDetail) => `${batch.id}/${batch.mappingName ?? ""}`;

function ImportHead({
  batch,
  mayRun,
  organisation,
}: {
  batch: ImportBatchDetail;
  mayRun: boolean;
  organisation: string;
}) {
  const t = useTranslations("imports");
  const [discarding, setDiscarding] = useState(false);
  const isDraft = batch.state === "draft";
  const at = isDraft ? 1 : ["waiting", "running", "paused"].includes(batch.state) ? 2 : 3;
  const steps = (["file", "dryRun", "import", "report"] as const).map((key, index) => ({
    key,
    label: t(`steps.${key}`),
    state: index < at ? ("done" as const) : index === at ? ("current" as const) : ("ahead" as const),
  }));
  return (
    <>
      <PageHeader
        overline={
          <>
            {t("overline")} / <Link href={paths.imports(organisation)}>{t("title")}</Link>
          </>
        }
        title={<span className="wrap-anywhere">{batch.fileName}</span>}
        actions={
          isDraft && mayRun ? (
            <>
              <Link href={paths.newImport(organisation, kindQuery(batch.kind))} className={buttonStyle()}>
                <FileIcon className="text-ink-3" />
                {t("anotherFile")}
              </Link>
              <Button icon={<CloseIcon className="text-ink-3" />} onClick={() => setDiscarding(true)}>
                {t("discard.action")}
              </Button>
            </>
          ) : null
        }
      />
      <div className="mt-3">
        <Steps label={t("steps.label")} steps={steps} />
      </div>
      {discarding ? (
        <DiscardDialog batchId={batch.id} organisation={organisation} onClose={() => setDiscarding(false)} />
      ) : null}
    </>
  );
}
