"use client";

import type { Annotation } from "@heard/core/annotations";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { StateNote } from "@heard/ui/state-note";
import { Cell } from "@heard/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ListName, ListTable } from "#components/list-table.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { RowMenu } from "#components/row-menu.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { useFormat } from "#lib/use-format.ts";
import { type Run, useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { AnnotationDialog } from "./annotation-dialog.tsx";

type Touchpoints = Catalogue["touchpoints"];
type AnnotationsScreenProps = { initial: Annotation[]; touchpoints: Touchpoints; timeZone: string };

/** Settings / Annotations: what else happened and may have moved the scores. */
export function AnnotationsScreen({ initial, touchpoints, timeZone }: AnnotationsScreenProps) {
  const t = useTranslations("annotations");
  const trpc = useTRPC();
  const format = useFormat(timeZone);
  const { data: annotations } = useQuery(trpc.annotations.list.queryOptions(undefined, { initialData: initial }));
  const edits = useRun(trpc.annotations.pathKey());
  const [open, setOpen] = useState<"new" | Annotation | null>(null);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <Button tone="primary" icon={<PlusIcon />} onClick={() => setOpen("new")}>
            {t("add")}
          </Button>
        }
      />
      <div className="mt-6">
        {annotations.length === 0 ? (
          <StateNote title={t("empty.title")}>{t("empty.body")}</StateNote>
        ) : (
          <ListTable
            caption={t("title")}
            stacks
            columns={[
              { label: t("columns.title") },
              { label: t("columns.kind") },
              { label: t("columns.days") },
              { label: t("columns.where") },
              { label: t("columns.verdicts") },
              { label: t("columns.actions"), spoken: true },
            ]}
          >
            {annotations.map((annotation) => (
              <AnnotationRow
                key={annotation.id}
                {...{ annotation, touchpoints, format, edits }}
                onEdit={() => setOpen(annotation)}
              />
            ))}
          </ListTable>
        )}
      </div>
      {open ? (
        <AnnotationDialog
          annotation={open === "new" ? null : open}
          {...{ touchpoints, edits }}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

type AnnotationRowProps = {
  annotation: Annotation;
  touchpoints: Touchpoints;
  format: Format;
  edits: Run;
  onEdit: () => void;
};

function AnnotationRow({ annotation, touchpoints, format, edits, onEdit }: AnnotationRowProps) {
  const t = useTranslations("annotations");
  const locale = useLocale();
  const { annotations: client } = useTRPCClient();
  const { id: annotationId, title, kind, from, to, isExcluded } = annotation;
  const places = touchpoints.filter(({ key }) => annotation.touchpoints.includes(key));
  const undo = useTranslations("common.actions")("undo");
  const remove = () =>
    edits.undoable(
      () => client.remove.mutate({ annotationId }),
      { deleted: t("removed", { title }), undo },
      () => client.restore.mutate({ annotationId }),
    );
  return (
    <tr>
      <ListName>{title}</ListName>
      <Cell>{t(`kinds.${kind}`)}</Cell>
      <Cell>{format.days(from, to)}</Cell>
      <Cell>{places.length === 0 ? t("everywhere") : format.list(places.map(({ name }) => nameIn(locale, name)))}</Cell>
      <Cell>{t(isExcluded ? "leftOut" : "counted")}</Cell>
      <Cell className="text-right" data-print="hide">
        <RowMenu
          label={t("more", { title })}
          groups={[
            {
              id: "row",
              items: [
                { id: "edit", label: t("edit"), onAction: onEdit },
                { id: "remove", label: t("remove"), danger: true, onAction: () => void remove() },
              ],
            },
          ]}
        />
      </Cell>
    </tr>
  );
}
