"use client";

import type { SegmentFieldItem, SegmentValueItem } from "@heard/core/segments";
import { Button } from "@heard/ui/button";
import { Drawer } from "@heard/ui/dialog";
import { PlusIcon } from "@heard/ui/icons";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { ValueForm } from "./value-form.tsx";

type Props = { field: SegmentFieldItem; most: number; format: Format; onClose: () => void };

/** The values of one field: as files write them, what screens call them, and how many responses carry each. */
export default function ValuesDrawer({ field, most, format, onClose }: Props) {
  const t = useTranslations("segmentLists");
  const close = useTranslations("common.actions")("close");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const [query, setQuery] = useState("");
  const [editing, setEditing] = useState<SegmentValueItem | "new" | null>(null);
  const name = nameIn(locale, field.name);
  const shown = field.values.filter((one) => saysIt(one, query));
  const isFull = field.values.length >= most;
  return (
    <Drawer
      open
      onClose={onClose}
      title={t("values.title", { name })}
      overline={field.key}
      closeLabel={close}
      footer={
        editing === null ? (
          <Button
            icon={<PlusIcon />}
            onClick={() => setEditing("new")}
            disabledReason={isFull ? errors("segment_full", { field: name, most: String(most) }) : null}
          >
            {t("values.add")}
          </Button>
        ) : null
      }
    >
      {editing === null ? (
        <>
          <p className="sentence mb-4 text-ink-2 text-small">{t("values.lead")}</p>
          {field.values.length > 8 ? (
            <TextField
              label={t("values.find")}
              type="search"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          ) : null}
          {field.values.length === 0 ? <p className="text-body text-ink-2">{t("values.empty")}</p> : null}
          {field.values.length > 0 && shown.length === 0 ? (
            <p className="mt-4 text-body text-ink-2">{t("values.none", { query })}</p>
          ) : null}
          <ul className="mt-2">
            {shown.map((value) => (
              <ValueRow
                key={value.value}
                field={field}
                value={value}
                format={format}
                onEdit={() => setEditing(value)}
              />
            ))}
          </ul>
        </>
      ) : (
        <ValueForm field={field} value={editing === "new" ? null : editing} onDone={() => setEditing(null)} />
      )}
    </Drawer>
  );
}

function ValueRow({
  field,
  value,
  format,
  onEdit,
}: {
  field: SegmentFieldItem;
  value: SegmentValueItem;
  format: Format;
  onEdit: () => void;
}) {
  const t = useTranslations("segmentLists");
  const locale = useLocale();
  const trpc = useTRPC();
  const { segments: client } = useTRPCClient();
  const { run } = useRun(trpc.segments.list.queryKey());
  const named = value.name ? nameIn(locale, value.name) : null;
  const target = { field: field.key, value: value.value };
  const said = { name: named ?? value.value };
  return (
    <li className="flex min-h-12 items-center gap-3 border-line border-b py-2">
      <span className="min-w-0 grow">
        <span className="block break-words font-medium text-body">{named ?? value.value}</span>
        <span className="block text-ink-3 text-small">
          {named ? value.value : t("values.noNames")}
          {value.archivedAt ? `, ${t("state.archived")}` : null}
        </span>
      </span>
      <span className="text-ink-2 text-small tabular-nums">{format.count(value.responseCount)}</span>
      <Button onClick={onEdit} aria-label={t("actions.editOf", said)}>
        {t("actions.edit")}
      </Button>
      {value.archivedAt ? (
        <Button tone="quiet" onClick={() => run(() => client.restoreValue.mutate(target), t("done.restored", said))}>
          {t("actions.restore")}
        </Button>
      ) : (
        <Button tone="quiet" onClick={() => run(() => client.archiveValue.mutate(target), t("done.archived", said))}>
          {t("actions.archive")}
        </Button>
      )}
    </li>
  );
}

/** Whether a value or one of its names contains what was typed. */
function saysIt({ value, name }: SegmentValueItem, query: string): boolean {
  const wanted = query.trim().toLocaleLowerCase();
  return [value, ...Object.values(name ?? {})].some((text) => text.toLocaleLowerCase().includes(wanted));
}
