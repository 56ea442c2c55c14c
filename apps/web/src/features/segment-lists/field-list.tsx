"use client";

import type { SegmentFieldItem } from "@heard/core/segments";
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
import { useStandingWords } from "#lib/use-standing-words.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { ItemMenu, KeyedName } from "./row-menu.tsx";

const NameDialog = latePart(() => import("./name-dialog.tsx"), MissingDialog);
const ValuesDrawer = latePart(() => import("./values-drawer.tsx"), MissingDialog);

type Props = { initial: SegmentFieldItem[]; limits: { fields: number; values: number }; format: Format };
type Open = { kind: "new" } | { kind: "name" | "values"; key: string };

/** The declared segment fields, six at most, each with its values. */
export function FieldList({ initial, limits, format }: Props) {
  const t = useTranslations("segmentLists");
  const trpc = useTRPC();
  const { data: fields } = useQuery(trpc.segments.list.queryOptions(undefined, { initialData: initial }));
  const edits = useRun(trpc.segments.list.queryKey());
  const [open, setOpen] = useState<Open | null>(null);
  const chosen = open && open.kind !== "new" ? fields.find(({ key }) => key === open.key) : undefined;
  const isFull = fields.length >= limits.fields;
  const count = {
    used: format.count(fields.length),
    most: format.count(limits.fields),
    values: format.count(limits.values),
  };
  const add = (
    <Button
      icon={<PlusIcon />}
      onClick={() => setOpen({ kind: "new" })}
      disabledReason={isFull ? t("fields.full", { most: format.count(limits.fields) }) : null}
    >
      {t("fields.add")}
    </Button>
  );
  return (
    <section>
      <SectionHeader title={t("fields.title")} lead={t("fields.lead", count)} actions={add} />
      {fields.length === 0 ? (
        <StateNote title={t("fields.empty.title")}>{t("fields.empty.body")}</StateNote>
      ) : (
        <ListTable
          caption={t("fields.title")}
          columns={[
            { label: t("fields.columns.name") },
            { label: t("fields.columns.answers"), numeric: true },
            { label: t("actions.column"), spoken: true },
          ]}
        >
          {fields.map((field) => (
            <FieldRow key={field.key} field={field} edits={edits} format={format} onOpen={setOpen} />
          ))}
        </ListTable>
      )}
      {open?.kind === "values" && chosen ? (
        <ValuesDrawer field={chosen} most={limits.values} format={format} onClose={() => setOpen(null)} />
      ) : open?.kind === "new" || chosen ? (
        <FieldNameDialog field={chosen ?? null} edits={edits} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  );
}

type FieldRowProps = { field: SegmentFieldItem; edits: Run; format: Format; onOpen: (open: Open) => void };

function FieldRow({ field, edits, format, onOpen }: FieldRowProps) {
  const t = useTranslations("segmentLists");
  const name = nameIn(useLocale(), field.name);
  const answers = answersOf(field);
  const items = useFieldActions(field, edits, () => onOpen({ kind: "name", key: field.key }));
  return (
    <tr>
      <ListName>
        <KeyedName name={name} keyText={field.key} isArchived={field.archivedAt !== null} />
      </ListName>
      <Cell numeric>{format.count(answers)}</Cell>
      <Cell>
        <div className="flex justify-end gap-2" data-print="hide">
          <Button onClick={() => onOpen({ kind: "values", key: field.key })}>
            {t("fields.valuesOf", { count: field.values.length })}
          </Button>
          <ItemMenu name={name} items={items} />
        </div>
      </Cell>
    </tr>
  );
}

const answersOf = (field: SegmentFieldItem) => field.values.reduce((sum, { responseCount }) => sum + responseCount, 0);

function useFieldActions(field: SegmentFieldItem, { run, bin }: Run, onRename: () => void): MenuAction[] {
  const t = useTranslations("segmentLists");
  const undo = useTranslations("common.actions")("undo");
  const { segments: client } = useTRPCClient();
  const standingWords = useStandingWords();
  const named = { name: nameIn(useLocale(), field.name) };
  const { key } = field;
  return [
    { id: "rename", label: t("actions.edit"), onAction: onRename },
    field.archivedAt
      ? {
          id: "restore",
          label: t("actions.restore"),
          onAction: () => run(() => client.restoreField.mutate({ key }), t("done.restored", named)),
        }
      : {
          id: "archive",
          label: t("actions.archive"),
          onAction: () =>
            run(
              () => client.archiveField.mutate({ key }),
              ({ standing }) => standingWords(t("done.archived", named), standing),
            ),
        },
    // What answers carry is put away, never deleted.
    ...(answersOf(field) === 0
      ? [
          {
            id: "delete",
            label: t("actions.delete"),
            danger: true,
            onAction: () => bin(() => client.deleteField.mutate({ key }), { deleted: t("done.deleted", named), undo }),
          },
        ]
      : []),
  ];
}

type FieldNameDialogProps = { field: SegmentFieldItem | null; edits: Run; onClose: () => void };

/** The name of a new field, or of one that is there. */
function FieldNameDialog({ field, edits: { attempt }, onClose }: FieldNameDialogProps) {
  const t = useTranslations("segmentLists");
  const locale = useLocale();
  const { segments: client } = useTRPCClient();
  return (
    <NameDialog
      title={field ? t("actions.editOf", { name: nameIn(locale, field.name) }) : t("fields.add")}
      name={field?.name ?? null}
      onClose={onClose}
      onSave={({ name, key, seen }) => {
        const said = { name: nameIn(locale, name) };
        return field
          ? attempt(() => client.updateField.mutate({ key: field.key, name, seen }), t("done.saved", said))
          : attempt(() => client.createField.mutate({ name, ...(key ? { key } : {}) }), t("done.added", said));
      }}
    />
  );
}
