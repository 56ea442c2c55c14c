"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import { importCan } from "@heard/core/imports/rules";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { DownloadIcon, PlayIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { useImportContext } from "./import-context.tsx";
import { RowBar, RowEquation } from "./row-account.tsx";
import { UndoButton } from "./undo-button.tsx";
import { useRejectionText } from "./use-rejection-text.ts";

/** How an import ended: every row accounted for, what to look at now, and the way back. */
export function ReportPart({ batch }: { batch: ImportBatchDetail }) {
  const t = useTranslations("imports");
  const lists = useTranslations("listImports.undo");
  const { format } = useImportContext();
  const { state } = batch;
  const report = batch.report ?? batch.listReport;
  const headline = useHeadline(batch);
  const counts = { ...batch.counts, rows: batch.counts.rows ?? 0 };
  const read = counts.accepted + counts.known + counts.rejected;
  const isGone = state === "undone" || state === "discarded";
  return (
    <div className="pt-6">
      <p role="status" className="mb-1 max-w-[34em] text-verdict max-rail:text-verdict-phone">
        {headline}
      </p>
      <Holds batch={batch} />
      <ListHolds batch={batch} />
      <FailureNote batch={batch} />
      {isGone ? null : (
        <div className="mt-4">
          <RowBar {...counts} rows={Math.max(counts.rows, read)} isDone />
        </div>
      )}
      <ReportActions batch={batch} />
      {state === "undone" ? (
        <p className="sentence mt-4 text-body text-ink-2">
          {batch.kind === "responses" ? t("report.undoneBody") : lists("done")}
        </p>
      ) : null}
      {report && !isGone ? (
        <div className="mt-8 max-w-2xl">
          <RowEquation
            counts={{ ...counts, rows: report.complete ? counts.rows : read }}
            rejectedBy={report.rejectedBy}
            isDone
          />
        </div>
      ) : null}
      {batch.importedAt ? (
        <p className="mt-6 text-ink-3 text-small">
          {t("report.by", {
            file: batch.fileName,
            when: format.instant(batch.importedAt),
            name: batch.createdBy ?? t("list.byCommand"),
          })}
        </p>
      ) : null}
    </div>
  );
}

function useHeadline({ state, counts, stayedCount }: ImportBatchDetail): string {
  const t = useTranslations("imports.report");
  const { format } = useImportContext();
  const params = {
    accepted: format.count(counts.accepted),
    known: counts.known,
    rejected: counts.rejected,
    rows: counts.rows ?? counts.accepted + counts.known + counts.rejected,
  };
  switch (state) {
    case "undone":
      return stayedCount > 0 ? t("undoneStayed", { count: stayedCount }) : t("undone");
    case "discarded":
      return t("discarded");
    case "stopped":
      return t("stopped", params);
    case "failed":
      return t("failed", params);
    default:
      if (counts.accepted === 0) return t("importedNone", params);
      return counts.accepted === counts.rows ? t("importedAll", params) : t("imported", params);
  }
}

function Holds({ batch: { report, state } }: { batch: ImportBatchDetail }) {
  const t = useTranslations("imports.report");
  const { format } = useImportContext();
  if (!report || report.responses === 0 || state === "undone") return null;
  const { responses, scores, comments } = report;
  const counts = { responses, scores, comments };
  return (
    <p className="text-body text-ink-2">
      {report.dates
        ? t("holds", { ...counts, from: format.day(report.dates.from), to: format.day(report.dates.to) })
        : t("holdsNoDays", counts)}
    </p>
  );
}

function ListHolds({ batch: { listReport, state } }: { batch: ImportBatchDetail }) {
  const t = useTranslations("listImports.report");
  const { format } = useImportContext();
  if (!listReport || listReport.changed === 0 || state === "undone") return null;
  const counts = { added: format.count(listReport.added), changed: format.count(listReport.changed) };
  return <p className="text-body text-ink-2">{t("split", counts)}</p>;
}

function FailureNote({ batch: { state, job } }: { batch: ImportBatchDetail }) {
  const reasonText = useRejectionText();
  const errors = useTranslations("errors");
  if (state !== "failed" || !job) return null;
  const text = job.error?.reason
    ? reasonText({ code: job.error.reason, params: job.error.params })
    : errors("unexpected", { id: job.id });
  return (
    <p role="alert" className="mt-2 border-danger border-l-2 pl-2 text-body text-danger">
      {text}
    </p>
  );
}

function ReportActions({ batch }: { batch: ImportBatchDetail }) {
  const t = useTranslations("imports");
  const { organisation, may, locale } = useImportContext();
  const { state, counts, rejectedFileId } = batch;
  const holdsRows = counts.accepted > 0 && state !== "undone" && state !== "discarded";
  return (
    <div className="mt-5 flex flex-wrap gap-2" data-print="hide">
      {holdsRows && batch.kind !== "responses" ? <ListLink batch={batch} /> : null}
      {holdsRows && batch.kind === "responses" ? <AnswerLinks batch={batch} /> : null}
      {rejectedFileId && counts.rejected > 0 ? (
        <a href={paths.file(organisation.key, rejectedFileId, locale)} className={buttonStyle()} download>
          <DownloadIcon className="text-ink-3" />
          {t("account.download", { count: counts.rejected })}
        </a>
      ) : null}
      {may.run && importCan("run", state) ? <GoOnButton batchId={batch.id} /> : null}
      {may.undo && importCan("undo", state) ? <UndoButton batch={batch} label={t("report.undo")} /> : null}
      {may.run && (state === "undone" || state === "discarded" || counts.accepted === 0) ? (
        <Link
          href={paths.newImport(organisation.key, batch.kind === "responses" ? {} : { kind: batch.kind })}
          className={buttonStyle()}
        >
          {t("report.again")}
        </Link>
      ) : null}
    </div>
  );
}

/** Where the answers of a file can be seen: its scores, its comments, and what they speak of. What it has none of is not offered. */
function AnswerLinks({ batch: { source, report, mapping } }: { batch: ImportBatchDetail }) {
  const t = useTranslations("imports.report");
  const { organisation } = useImportContext();
  const dates = report?.dates;
  const view = source ? { source, period: dates ? `${dates.from}..${dates.to}` : null } : {};
  const metric = mapping?.columns.find((column) => column.as === "score")?.metric ?? null;
  const comments = { label: t("comments"), href: paths.comments(organisation.key, view) };
  const themes = { label: t("themes"), href: paths.themes(organisation.key, view) };
  const scores = { label: t("scores"), href: paths.scores(organisation.key, { ...view, compare: "none", metric }) };
  const spoken = report?.comments === 0 ? [] : [comments, themes];
  const links = report?.scores === 0 && spoken.length > 0 ? spoken : [scores, ...spoken];
  return links.map(({ label, href }, at) => (
    <Link key={label} href={href} className={buttonStyle(at === 0 ? "primary" : "plain")}>
      {label}
    </Link>
  ));
}

/** Where what a list brought can be seen. */
function ListLink({ batch: { kind } }: { batch: ImportBatchDetail }) {
  const t = useTranslations("listImports.report");
  const { organisation } = useImportContext();
  return kind === "contacts" ? (
    <Link href={paths.customers(organisation.key)} className={buttonStyle("primary")}>
      {t("contacts")}
    </Link>
  ) : (
    <Link href={paths.suppressions(organisation.key)} className={buttonStyle("primary")}>
      {t("suppressions")}
    </Link>
  );
}

function GoOnButton({ batchId }: { batchId: number }) {
  const t = useTranslations("imports.report");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const run = useMutation(
    trpc.imports.run.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.imports.pathKey() }),
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  return (
    <Button icon={<PlayIcon className="text-ink-3" />} busy={run.isPending} onClick={() => run.mutate({ batchId })}>
      {t("goOn")}
    </Button>
  );
}
