"use client";

import type { ImportBatch } from "@heard/core/imports";
import { importCan } from "@heard/core/imports/rules";
import { Chip, type ChipTone } from "@heard/ui/chip";
import { cx } from "@heard/ui/cx";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";
import { useImportContext } from "./import-context.tsx";
import { UndoButton } from "./undo-button.tsx";

/** Imports, newest first: file and by whom, source, when, what became of its rows, state, and undo. */
export function ImportTable({ batches }: { batches: ImportBatch[] }) {
  const t = useTranslations("imports.list");
  return (
    <Table aria-label={t("label")}>
      <thead className="max-rail:sr-only">
        <tr>
          <Column>{t("file")}</Column>
          <Column className="max-wide:hidden">{t("source")}</Column>
          <Column>{t("when")}</Column>
          <Column numeric>{t("accepted")}</Column>
          <Column numeric>{t("known")}</Column>
          <Column numeric className="pr-8">
            {t("rejected")}
          </Column>
          <Column>{t("state")}</Column>
          <Column />
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <ImportRow key={batch.id} batch={batch} />
        ))}
      </tbody>
    </Table>
  );
}

const onPhone = "max-rail:block max-rail:border-0 max-rail:p-0 max-rail:text-left";
// The three counts share a line.
const countOnPhone = "max-rail:mr-4 max-rail:inline-block max-rail:border-0 max-rail:p-0 max-rail:text-left";

function ImportRow({ batch }: { batch: ImportBatch }) {
  const t = useTranslations("imports");
  const kinds = useTranslations("listImports.kinds");
  const { format, organisation, nameOf, may } = useImportContext();
  const { counts, state, source } = batch;
  const isGone = state === "undone";
  const isDraft = state === "draft";
  return (
    <tr className="max-rail:block max-rail:border-line max-rail:border-b max-rail:py-3">
      <RowHead className={cx(onPhone, "max-w-80")}>
        <Link
          href={paths.import(organisation.key, batch.id)}
          className={cx("wrap-anywhere hover:text-accent", isGone && "text-ink-3 line-through")}
        >
          {batch.fileName}
        </Link>
        <span className="block font-normal text-ink-3 text-small">
          {[
            batch.createdBy === null ? t("list.byCommand") : t("list.by", { name: batch.createdBy }),
            ...(batch.mappingName ? [t("list.mapping", { name: batch.mappingName })] : []),
          ].join(" · ")}
        </span>
      </RowHead>
      <Cell className="max-wide:hidden">
        {batch.kind !== "responses" ? kinds(batch.kind) : source ? nameOf("sources", source) : "–"}
      </Cell>
      <Cell className={cx(onPhone, "whitespace-nowrap text-ink-2 text-small")}>
        {format.instant(batch.importedAt ?? batch.createdAt)}
      </Cell>
      <Cell numeric className={isDraft ? "max-rail:hidden" : countOnPhone}>
        <PhoneLabel text={t("list.accepted")} />
        {isDraft
          ? "–"
          : isGone
            ? t("list.wasRows", { count: format.count(counts.accepted) })
            : format.count(counts.accepted)}
      </Cell>
      <Cell numeric className={isDraft ? "max-rail:hidden" : countOnPhone}>
        <PhoneLabel text={t("list.known")} />
        {isDraft ? "–" : format.count(counts.known)}
      </Cell>
      <Cell numeric className={cx("rail:pr-8", isDraft ? "max-rail:hidden" : countOnPhone)}>
        <PhoneLabel text={t("list.rejected")} />
        <Rejected batch={batch} />
      </Cell>
      <Cell className={cx(onPhone, "max-rail:mt-1")}>
        <Chip tone={couldNotBeRead(batch) ? "danger" : tones[state]}>
          {t(couldNotBeRead(batch) ? "states.unread" : `states.${state}`)}
        </Chip>
        {batch.undoneAt && isGone ? (
          <span className="block text-ink-3 text-small">
            {batch.stayedCount > 0
              ? t("list.undoneStayed", { date: format.instant(batch.undoneAt), count: batch.stayedCount })
              : t("list.undoneOn", { date: format.instant(batch.undoneAt) })}
          </span>
        ) : null}
      </Cell>
      <Cell className={cx(onPhone, "text-right max-rail:pt-2")}>
        {may.undo && importCan("undo", state) ? <UndoButton batch={batch} label={t("report.undo")} /> : null}
      </Cell>
    </tr>
  );
}

/** A draft whose file somebody has to look at: it waits for nothing else. */
const couldNotBeRead = ({ state, job }: ImportBatch) => state === "draft" && job?.state === "failed";

const tones: Record<ImportBatch["state"], ChipTone> = {
  draft: "absent",
  waiting: "accent",
  running: "accent",
  paused: "neutral",
  stopped: "absent",
  imported: "neutral",
  failed: "danger",
  undoing: "accent",
  undone: "absent",
  discarded: "absent",
};

function PhoneLabel({ text }: { text: string }) {
  return <span className="mr-1.5 text-ink-3 text-small rail:hidden">{text}</span>;
}

function Rejected({ batch: { state, counts, rejectedFileId, fileName } }: { batch: ImportBatch }) {
  const t = useTranslations("imports.list");
  const { format, organisation, locale } = useImportContext();
  if (state === "draft") return "–";
  const count = format.count(counts.rejected);
  if (!rejectedFileId || counts.rejected === 0) return count;
  return (
    <a
      href={paths.file(organisation.key, rejectedFileId, locale)}
      className="link finger-high"
      aria-label={t("downloadRejected", { count: counts.rejected, file: fileName })}
      download
    >
      {count}
    </a>
  );
}
