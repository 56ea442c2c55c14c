"use client";

import type { ChannelItem } from "@heard/core/channels";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import type { MenuAction } from "@heard/ui/menu";
import { MissingDialog } from "@heard/ui/missing-part";
import { StateNote } from "@heard/ui/state-note";
import { Cell } from "@heard/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ListName, ListTable } from "#components/list-table.tsx";
import { SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { type Run, useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { ItemMenu, KeyedName } from "./row-menu.tsx";

const NameDialog = latePart(() => import("./name-dialog.tsx"), MissingDialog);

/** Where customers deal with the company, in the order in which screens list it. */
export function ChannelList({ initial, format }: { initial: ChannelItem[]; format: Format }) {
  const t = useTranslations("segmentLists");
  const trpc = useTRPC();
  const { data: channels } = useQuery(trpc.channels.list.queryOptions(undefined, { initialData: initial }));
  const edits = useRun(trpc.channels.list.queryKey());
  const [open, setOpen] = useState<"new" | ChannelItem | null>(null);
  const inUse = channels.filter(({ archivedAt }) => archivedAt === null);
  return (
    <>
      <SectionHeader
        title={t("channels.title")}
        lead={t("channels.lead")}
        actions={
          <Button icon={<PlusIcon />} onClick={() => setOpen("new")}>
            {t("channels.add")}
          </Button>
        }
      />
      {channels.length === 0 ? (
        <StateNote title={t("channels.empty.title")}>{t("channels.empty.body")}</StateNote>
      ) : (
        <ListTable
          caption={t("channels.title")}
          columns={[
            { label: t("channels.columns.name") },
            { label: t("channels.columns.answers"), numeric: true },
            { label: t("actions.column"), spoken: true },
          ]}
        >
          {[...inUse, ...channels.filter(({ archivedAt }) => archivedAt !== null)].map((channel) => (
            <ChannelRow
              key={channel.key}
              channel={channel}
              inUse={inUse}
              edits={edits}
              format={format}
              onRename={() => setOpen(channel)}
            />
          ))}
        </ListTable>
      )}
      {open ? (
        <ChannelNameDialog channel={open === "new" ? null : open} edits={edits} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

type ChannelRowProps = {
  channel: ChannelItem;
  /** Those that are not archived, in their order. */
  inUse: ChannelItem[];
  edits: Run;
  format: Format;
  onRename: () => void;
};

function ChannelRow({ channel, inUse, edits, format, onRename }: ChannelRowProps) {
  const name = nameIn(useLocale(), channel.name);
  return (
    <tr>
      <ListName>
        <KeyedName name={name} keyText={channel.key} isArchived={channel.archivedAt !== null} />
      </ListName>
      <Cell numeric>{format.count(channel.responseCount)}</Cell>
      <Cell className="text-right" data-print="hide">
        <ItemMenu name={name} items={useChannelActions(channel, inUse, edits, onRename)} />
      </Cell>
    </tr>
  );
}

function useChannelActions(
  channel: ChannelItem,
  inUse: ChannelItem[],
  { run, bin }: Run,
  onRename: () => void,
): MenuAction[] {
  const t = useTranslations("segmentLists");
  const undo = useTranslations("common.actions")("undo");
  const { channels: client } = useTRPCClient();
  const { key } = channel;
  const said = { name: nameIn(useLocale(), channel.name) };
  const place = inUse.indexOf(channel);
  const move = (to: number) => () => run(() => client.move.mutate({ key, to }), t("done.moved", said));
  return [
    { id: "rename", label: t("actions.edit"), onAction: onRename },
    ...(place > 0 ? [{ id: "up", label: t("actions.up"), onAction: move(place - 1) }] : []),
    ...(place >= 0 && place < inUse.length - 1
      ? [{ id: "down", label: t("actions.down"), onAction: move(place + 1) }]
      : []),
    channel.archivedAt
      ? {
          id: "restore",
          label: t("actions.restore"),
          onAction: () => run(() => client.restore.mutate({ key }), t("done.restored", said)),
        }
      : {
          id: "archive",
          label: t("actions.archive"),
          onAction: () => run(() => client.archive.mutate({ key }), t("done.archived", said)),
        },
    // What answers came by is put away, never deleted.
    ...(channel.responseCount === 0
      ? [
          {
            id: "delete",
            label: t("actions.delete"),
            danger: true,
            onAction: () => bin(() => client.delete.mutate({ key }), { deleted: t("done.deleted", said), undo }),
          },
        ]
      : []),
  ];
}

type ChannelNameDialogProps = { channel: ChannelItem | null; edits: Run; onClose: () => void };

/** The name of a new channel, or of one that is there. */
function ChannelNameDialog({ channel, edits: { attempt }, onClose }: ChannelNameDialogProps) {
  const t = useTranslations("segmentLists");
  const locale = useLocale();
  const { channels: client } = useTRPCClient();
  return (
    <NameDialog
      title={channel ? t("actions.editOf", { name: nameIn(locale, channel.name) }) : t("channels.add")}
      name={channel?.name ?? null}
      onClose={onClose}
      onSave={({ name, key, seen }) => {
        const said = { name: nameIn(locale, name) };
        return channel
          ? attempt(() => client.update.mutate({ key: channel.key, name, seen }), t("done.saved", said))
          : attempt(() => client.create.mutate({ name, ...(key ? { key } : {}) }), t("done.added", said));
      }}
    />
  );
}
