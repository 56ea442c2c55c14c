"use client";

import type { SourceItem, SourceMove } from "@heard/core/sources";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { StateNote } from "@heard/ui/state-note";
import { Cell } from "@heard/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListName, ListTable } from "#components/list-table.tsx";
import { SectionHeader } from "#components/section.tsx";
import { SourceMoves } from "#features/bin/source-moves.tsx";
import type { Format } from "#lib/format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ItemMenu, KeyedName } from "./row-menu.tsx";

const SourceDialog = latePart(() => import("./source-dialog.tsx"), MissingDialog);
const DeleteSourceDialog = latePart(() => import("./delete-source-dialog.tsx"), MissingDialog);

type Open = { kind: "new" } | { kind: "name" | "delete"; source: SourceItem };

type SourceListProps = { initial: SourceItem[]; moves: SourceMove[]; timeZone: string; format: Format };

/** Where responses come from. A source is deleted into the bin, with all that came from it. */
export function SourceList({ initial, moves, timeZone, format }: SourceListProps) {
  const t = useTranslations("segmentLists");
  const kinds = useTranslations("common.feedbackKinds");
  const trpc = useTRPC();
  const { data: sources } = useQuery(trpc.sources.list.queryOptions(undefined, { initialData: initial }));
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <SectionHeader
        title={t("sources.title")}
        lead={t("sources.lead")}
        actions={
          <Button icon={<PlusIcon />} onClick={() => setOpen({ kind: "new" })}>
            {t("sources.add")}
          </Button>
        }
      />
      <SourceMoves initial={moves} timeZone={timeZone} />
      {sources.length === 0 ? (
        <StateNote title={t("sources.empty.title")}>{t("sources.empty.body")}</StateNote>
      ) : (
        <ListTable
          caption={t("sources.title")}
          columns={[
            { label: t("sources.columns.name") },
            { label: t("sources.columns.answers"), numeric: true },
            { label: t("sources.columns.since"), className: "pl-8 max-rail:hidden" },
            { label: t("actions.column"), spoken: true },
          ]}
        >
          {sources.map((source) => (
            <tr key={source.key}>
              <ListName>
                <KeyedName name={source.name} keyText={source.key} isArchived={false} />
                <span className="block font-normal text-ink-3 text-small">{kinds(source.feedbackKind)}</span>
              </ListName>
              <Cell numeric>{format.count(source.responseCount)}</Cell>
              <Cell className="whitespace-nowrap pl-8 max-rail:hidden">{format.instant(source.createdAt)}</Cell>
              <Cell className="text-right" data-print="hide">
                <ItemMenu
                  name={source.name}
                  items={[
                    { id: "rename", label: t("sources.edit"), onAction: () => setOpen({ kind: "name", source }) },
                    {
                      id: "delete",
                      label: t("sources.delete"),
                      danger: true,
                      onAction: () => setOpen({ kind: "delete", source }),
                    },
                  ]}
                />
              </Cell>
            </tr>
          ))}
        </ListTable>
      )}
      {open?.kind === "new" ? <SourceDialog source={null} onClose={close} /> : null}
      {open?.kind === "name" ? <SourceDialog source={open.source} onClose={close} /> : null}
      {open?.kind === "delete" ? <DeleteSourceDialog source={open.source} onClose={close} /> : null}
    </>
  );
}
