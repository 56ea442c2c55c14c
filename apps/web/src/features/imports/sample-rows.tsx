"use client";

import type { SampleRow, Samples } from "@heard/core/imports/dry-run/samples";
import type { FileProfile } from "@heard/core/imports/mapping/file-profile";
import type { Mapping } from "@heard/core/imports/schema";
import { cx } from "@heard/ui/cx";
import { SegmentedControl } from "@heard/ui/segmented-control";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { useImportContext } from "./import-context.tsx";
import { sampleFacts } from "./sample-facts.ts";
import { useRejectionText } from "./use-rejection-text.ts";

const kinds = ["mixed", "accepted", "known", "rejected"] as const;
type Props = { samples: Samples; file: FileProfile; mapping: Mapping; rowCount: number };

/** A few rows with what happens to them; the value that stops a row stands out. */
export function SampleRows({ samples, file, mapping, rowCount }: Props) {
  const t = useTranslations("imports.samples");
  const { format } = useImportContext();
  const [kind, setKind] = useState<(typeof kinds)[number]>("mixed");
  const rows = samples[kind];
  return (
    <Section>
      <SectionHeader
        title={t("title")}
        lead={t("lead", { count: format.count(rowCount) })}
        actions={
          <SegmentedControl
            label={t("label")}
            name="sample-kind"
            value={kind}
            onChange={setKind}
            options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        }
      />
      {rows.length === 0 ? (
        <p className="text-body text-ink-2">{t("none")}</p>
      ) : (
        <Table>
          <thead className="max-rail:sr-only">
            <tr>
              <Column numeric>{t("row")}</Column>
              <Column>{t("answeredOn")}</Column>
              <Column>{t("scores")}</Column>
              <Column>{t("comment")}</Column>
              <Column>{t("what")}</Column>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Sample key={`${row.row}/${row.outcome.is}`} row={row} file={file} mapping={mapping} />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function Sample({ row, file, mapping }: { row: SampleRow; file: FileProfile; mapping: Mapping }) {
  const { format } = useImportContext();
  const facts = sampleFacts(row, mapping, file);
  return (
    <tr className="max-rail:block max-rail:border-line max-rail:border-b max-rail:py-3">
      <RowHead className={cx(onPhone, "text-right font-normal text-ink-3 tabular-nums max-rail:text-left")}>
        {format.count(row.row)}
      </RowHead>
      <Cell className={cx(onPhone, "whitespace-nowrap")}>
        <Value text={facts.date} isBad={mapping.occurred.column != null && facts.bad.has(mapping.occurred.column)} />
      </Cell>
      <Cell className={onPhone}>
        <span className="flex flex-wrap gap-x-3 gap-y-0.5 text-small">
          {facts.scores.map(({ column, text }) => (
            <span key={column}>
              <span className="font-mono text-ink-3">{column}</span> <Value text={text} isBad={facts.bad.has(column)} />
            </span>
          ))}
        </span>
      </Cell>
      <Cell className={cx(onPhone, "max-w-md")}>
        <span className="line-clamp-2 font-serif text-body">{facts.comment}</span>
      </Cell>
      <Cell className={cx(onPhone, "min-w-44 text-small")}>
        <Outcome outcome={row.outcome} />
      </Cell>
    </tr>
  );
}

const onPhone = "max-rail:block max-rail:border-0 max-rail:p-0 max-rail:pb-1";

function Value({ text, isBad }: { text: string; isBad: boolean }) {
  return isBad ? (
    <span className="rounded-chip bg-danger-soft px-1 font-medium text-danger">{text || "–"}</span>
  ) : (
    <span>{text || "–"}</span>
  );
}

function Outcome({ outcome }: { outcome: SampleRow["outcome"] }) {
  const t = useTranslations("imports.samples");
  const rejectionText = useRejectionText();
  switch (outcome.is) {
    case "accepted":
      return (
        <>
          <b className="font-semibold">{t("accepted")}</b>
          {outcome.openScores > 0 ? (
            <span className="block text-ink-2">{t("openScores", { count: outcome.openScores })}</span>
          ) : null}
        </>
      );
    case "known":
      return <b className="font-semibold text-ink-2">{t("known")}</b>;
    case "rejected":
      return (
        <>
          <b className="font-semibold text-danger">{t("rejected")}</b>
          {outcome.rejected.map((one) => (
            <span key={`${one.column}/${one.code}`} className="wrap-anywhere block text-ink-2">
              {one.column ? <span className="font-mono">{one.column}: </span> : null}
              {rejectionText(one)}
            </span>
          ))}
        </>
      );
  }
}
