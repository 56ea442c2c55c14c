"use client";

import type { SegmentFieldItem } from "@heard/core/segments";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { StateNote } from "@heard/ui/state-note";
import { Cell, RowHead } from "@heard/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { ListTable } from "#components/list-table.tsx";
import { SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { KeyedName, RowMenu } from "./row-menu.tsx";

const NameDialog = lazy(() => import("./name-dialog.tsx"));
const ValuesDrawer = lazy(() => import("./values-drawer.tsx"));

type Props = { initial: SegmentFieldItem[]; limits: { fields: number; values: number }; format: Format };
type Open = { kind: "new" } | { kind: "name" | "values"; key: string };

/** The declared segment fields, six at most, each with its values. */
export function FieldList({ initial, limits, format }: Props) {
  const t = useTranslations("segmentLists");
  const locale = useLocale();
  const trpc = useTRPC();
  const { segments: client } = useTRPCClient();
  const { data: fields } = useQuery(trpc.segments.list.queryOptions(undefined, { initialData: initial }));
  const undo = useTranslations("common.actions")("undo");
  const { attempt, run, bin } = useRun(trpc.segments.list.queryKey());
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
          {fields.map((field) => {
            const name = nameIn(locale, field.name);
            const named = { name };
            const answers = field.values.reduce((sum, { responseCount }) => sum + responseCount, 0);
            return (
              <tr key={field.key}>
                <RowHead>
                  <KeyedName name={name} keyText={field.key} isArchived={field.archivedAt !== null} />
                </RowHead>
                <Cell numeric>{format.count(answers)}</Cell>
                <Cell>
                  <div className="flex justify-end gap-2" data-print="hide">
                    <Button onClick={() => setOpen({ kind: "values", key: field.key })}>
                      {t("fields.valuesOf", { count: field.values.length })}
                    </Button>
                    <RowMenu
                      name={name}
                      items={[
                        {
                          id: "rename",
                          label: t("actions.edit"),
                          onAction: () => setOpen({ kind: "name", key: field.key }),
                        },
                        field.archivedAt
                          ? {
                              id: "restore",
                              label: t("actions.restore"),
                              onAction: () =>
                                run(() => client.restoreField.mutate({ key: field.key }), t("done.restored", named)),
                            }
                          : {
                              id: "archive",
                              label: t("actions.archive"),
                              onAction: () =>
                                run(() => client.archiveField.mutate({ key: field.key }), t("done.archived", named)),
                            },
                        // What answers carry is put away, never deleted.
                        ...(answers === 0
                          ? [
                              {
                                id: "delete",
                                label: t("actions.delete"),
                                danger: true,
                                onAction: () =>
                                  bin(() => client.deleteField.mutate({ key: field.key }), {
                                    deleted: t("done.deleted", named),
                                    undo,
                                  }),
                              },
                            ]
                          : []),
                      ]}
                    />
                  </div>
                </Cell>
              </tr>
            );
          })}
        </ListTable>
      )}
      <Suspense>
        {open?.kind === "new" ? (
          <NameDialog
            title={t("fields.add")}
            name={null}
            onClose={() => setOpen(null)}
            onSave={({ name, key }) =>
              attempt(
                () => client.createField.mutate({ name, ...(key ? { key } : {}) }),
                t("done.added", { name: nameIn(locale, name) }),
              )
            }
          />
        ) : null}
        {open?.kind === "name" && chosen ? (
          <NameDialog
            title={t("actions.editOf", { name: nameIn(locale, chosen.name) })}
            name={chosen.name}
            onClose={() => setOpen(null)}
            onSave={({ name }) =>
              attempt(
                () => client.updateField.mutate({ key: chosen.key, name }),
                t("done.saved", { name: nameIn(locale, name) }),
              )
            }
          />
        ) : null}
        {open?.kind === "values" && chosen ? (
          <ValuesDrawer field={chosen} most={limits.values} format={format} onClose={() => setOpen(null)} />
        ) : null}
      </Suspense>
    </section>
  );
}
