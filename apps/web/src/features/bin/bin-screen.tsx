"use client";

import type { BinItem } from "@heard/core/bin";
import type { SourceMove } from "@heard/core/sources";
import { Chip } from "@heard/ui/chip";
import { StateNote } from "@heard/ui/state-note";
import { Cell } from "@heard/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { nameIn } from "#lib/measure.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { RestoreButton } from "./restore-button.tsx";
import { SourceMoves } from "./source-moves.tsx";

export type BinScreenProps = { timeZone: string; initial: BinItem[]; moves: SourceMove[] | null };

/** Settings / Bin: what was deleted and the reader can take back, by whom, how long it stays. Sources are moved by some only: `null` for all others. */
export function BinScreen({ timeZone, initial, moves }: BinScreenProps) {
  const t = useTranslations("bin");
  const trpc = useTRPC();
  const { data: items } = useQuery(trpc.bin.list.queryOptions(undefined, { initialData: initial }));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {moves ? <SourceMoves initial={moves} timeZone={timeZone} /> : null}
      {items.length > 0 ? (
        <BinTable items={items} timeZone={timeZone} />
      ) : (
        <StateNote title={t("empty.title")}>{t("empty.body")}</StateNote>
      )}
    </>
  );
}

function BinTable({ items, timeZone }: { items: BinItem[]; timeZone: string }) {
  const t = useTranslations("bin");
  const format = useFormat(timeZone);
  const locale = useLocale();
  const deleted = ({ deletedAt, deletedBy }: BinItem) =>
    deletedBy ? t("deletedBy", { time: format.instant(deletedAt), name: deletedBy }) : format.instant(deletedAt);
  return (
    <ListTable
      className="mt-6"
      caption={t("title")}
      columns={[
        { label: t("columns.name") },
        { label: t("columns.deleted"), className: "max-rail:hidden" },
        { label: t("columns.until"), className: "max-rail:hidden" },
        { label: t("restore"), spoken: true },
      ]}
    >
      {items.map((item) => (
        <tr key={`${item.kind}/${item.id}`}>
          <ListName>
            <span className="flex flex-wrap items-center gap-2">
              {nameIn(locale, item.name)}
              <Chip>{t(`kinds.${item.kind}`)}</Chip>
            </span>
            {item.responseCount === null ? null : (
              <span className="block font-normal text-ink-3 text-small">
                {t("responses", { count: item.responseCount })}
              </span>
            )}
            {/* A phone has no room for four columns. */}
            <span className="mt-1 block font-normal text-ink-2 text-small rail:hidden">
              {t("columns.deleted")} {deleted(item)}
              <span className="block">
                {t("columns.until")} {format.instant(item.purgedAt)}
              </span>
            </span>
          </ListName>
          <Cell className="wrap-anywhere min-w-36 max-rail:hidden">{deleted(item)}</Cell>
          <Cell className="whitespace-nowrap max-rail:hidden">{format.instant(item.purgedAt)}</Cell>
          <Cell className="text-right" data-print="hide">
            <RestoreButton item={item} />
          </Cell>
        </tr>
      ))}
    </ListTable>
  );
}
