"use client";

import type { ContactExplanation, ExplainedRow } from "@heard/core/ledger";
import { mostExplained } from "@heard/core/ledger/schema";
import { Chip } from "@heard/ui/chip";
import { LoadMore } from "@heard/ui/load-more";
import { Skeleton } from "@heard/ui/skeleton";
import { Cell, RowHead } from "@heard/ui/table";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListTable } from "#components/list-table.tsx";
import { LoadError } from "#components/load-error.tsx";
import { LedgerState, Why } from "#features/distribution/ledger-table.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";

export type ContactAskedProps = { contactId: string; organisation: { key: string; timeZone: string } };

/** Why this contact was, or was not, asked, over all surveys, and whether their answer counts: said from the ledger of what is sent. */
export function ContactAsked({ contactId, organisation }: ContactAskedProps) {
  const t = useTranslations("distribution");
  const trpc = useTRPC();
  const format = useFormat(organisation.timeZone);
  const { data, error, refetch } = useQuery(trpc.ledger.explain.queryOptions({ contactId }));
  return (
    <section className="mt-10 border-line border-t pt-8">
      <h2 className="text-chart">{t("asked.title")}</h2>
      {data ? (
        <>
          <Limits explanation={data} format={format} />
          {data.rows.length === 0 ? (
            <p className="text-ink-3 text-ui">{t("asked.none")}</p>
          ) : (
            <Rows rows={data.rows} organisation={organisation.key} format={format} />
          )}
        </>
      ) : error ? (
        <LoadError error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="mt-2 h-24 w-full" />
      )}
    </section>
  );
}

/** When the next message may go, and every rule that says so. */
function Limits({
  explanation: { isAskable, allowedAt, limits },
  format,
}: {
  explanation: ContactExplanation;
  format: Format;
}) {
  const t = useTranslations("distribution.asked");
  return (
    <>
      <p className="sentence text-body text-ink-2">
        {isAskable
          ? allowedAt === null
            ? t("allowedNow")
            : t("allowedAt", { time: format.instant(allowedAt) })
          : t("notAskable")}
      </p>
      <ul className="mb-4 text-ink-3 text-small">
        {limits.map(({ most, days, taken, onLimit, isProtecting }) => (
          <li key={`${most}/${days}/${onLimit}`} className={isProtecting ? "text-ink-2" : undefined}>
            {t("limit", { days, most: format.count(most), taken: format.count(taken) })}
            {isProtecting ? ` · ${t(onLimit === null ? "protects" : `protectsAnd.${onLimit}`)}` : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Somebody to whom much happens fills screens; what else is known of them stands below. */
const perPage = 20;

function Rows({ rows, organisation, format }: { rows: readonly ExplainedRow[]; organisation: string; format: Format }) {
  const list = useTranslations("common.list");
  const [most, setMost] = useState(perPage);
  const [shown, left] = [rows.slice(0, most), rows.length - most];
  const counts = { shown: format.count(shown.length), total: format.count(rows.length) };
  return (
    <>
      <Table rows={shown} organisation={organisation} format={format} />
      {left > 0 ? (
        <LoadMore
          label={list("showMore", { count: Math.min(left, perPage) })}
          shown={list(rows.length < mostExplained ? "shown" : "shownOfMore", counts)}
          busy={false}
          onLoad={() => setMost(most + perPage)}
        />
      ) : rows.length < mostExplained ? null : (
        <p className="py-4 text-ink-3 text-small">{list("shownOfMore", counts)}</p>
      )}
    </>
  );
}

function Table({
  rows,
  organisation,
  format,
}: {
  rows: readonly ExplainedRow[];
  organisation: string;
  format: Format;
}) {
  const t = useTranslations("distribution");
  return (
    <ListTable
      stacks
      caption={t("asked.title")}
      columns={[
        { label: t("asked.survey") },
        { label: t("ledger.what") },
        { label: t("ledger.why") },
        { label: t("asked.answer"), className: "whitespace-nowrap" },
        { label: t("ledger.when") },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <RowHead>
            <Link href={paths.surveySending(organisation, row.survey.key)} prefetch={false} className="link">
              {row.survey.name}
            </Link>{" "}
            <span className="font-normal text-ink-3 text-small">{row.distribution}</span>
          </RowHead>
          <Cell>
            <LedgerState row={row} />
          </Cell>
          <Cell>
            <Why row={row} format={format} />
          </Cell>
          <Cell>
            <Answer row={row} organisation={organisation} />
          </Cell>
          <Cell className="whitespace-nowrap">{format.instant(row.sentAt ?? row.eligibleAt)}</Cell>
        </tr>
      ))}
    </ListTable>
  );
}

/** Whether what they answered counts; of a reminder the invitation says it. */
function Answer({ row, organisation }: { row: ExplainedRow; organisation: string }) {
  const t = useTranslations("distribution.asked");
  if (row.answer === null || row.responseId === null) return <span className="text-ink-3">{t("noAnswer")}</span>;
  return (
    <Link href={paths.response(organisation, row.responseId)} prefetch={false}>
      <Chip tone={row.answer === "complete" ? "promoter" : "absent"}>{t(`answers.${row.answer}`)}</Chip>
    </Link>
  );
}
