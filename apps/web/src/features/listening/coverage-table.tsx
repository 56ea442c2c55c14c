"use client";

import type { ListeningCoverage, ListeningPath, TouchpointCoverage } from "@heard/core/listening-paths";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { Cell } from "@heard/ui/table";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ListName, ListTable } from "#components/list-table.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { PathList } from "./path-list.tsx";
import { PathMenu } from "./path-menu.tsx";
import { StateMark } from "./state-mark.tsx";

const PathDialog = latePart(() => import("./path-dialog.tsx"), MissingDialog);

/** What is being edited: one path of a touchpoint, or a new one. */
export type OpenPath = { touchpoint: TouchpointCoverage; path: ListeningPath | null };

export type CoverageTableProps = {
  organisation: string;
  coverage: ListeningCoverage;
  catalogue: Catalogue;
  format: Format;
  canEdit: boolean;
  canReadComments: boolean;
};

/** The map of listening: every touchpoint along the journey, how it stands, and its paths. */
export function CoverageTable({ coverage, catalogue, format, canEdit, ...more }: CoverageTableProps) {
  const t = useTranslations("listening");
  const locale = useLocale();
  const [open, setOpen] = useState<OpenPath | null>(null);
  const { touchpoints, today, recentDays } = coverage;
  const stageName = (key: string | null) => {
    const stage = catalogue.stages.find((one) => one.key === key);
    return stage ? nameIn(locale, stage.name) : t("outside");
  };
  return (
    <>
      <ListTable
        caption={t("title")}
        stacks
        columns={[
          { label: t("columns.touchpoint") },
          { label: t("columns.state") },
          { label: t("columns.paths") },
          { label: t("columns.recent", { days: format.count(recentDays) }), numeric: true },
          ...(canEdit ? [{ label: t("columns.edit"), spoken: true }] : []),
        ]}
      >
        {touchpoints.map((touchpoint) => (
          <tr key={touchpoint.key}>
            <ListName className="align-top">
              {nameIn(locale, touchpoint.name)}
              <span className="block font-normal text-ink-3 text-small">{stageName(touchpoint.stage)}</span>
            </ListName>
            <Cell className="align-top">
              <StateMark state={touchpoint.state} />
            </Cell>
            <Cell className="align-top">
              <PathList {...more} {...{ touchpoint, today, format }} />
            </Cell>
            <Cell numeric className="align-top">
              {format.count(touchpoint.paths.reduce((sum, { recentCount }) => sum + recentCount, 0))}
            </Cell>
            {canEdit ? (
              <Cell className="text-right align-top" data-print="hide">
                <PathMenu touchpoint={touchpoint} onOpen={(path) => setOpen({ touchpoint, path })} />
              </Cell>
            ) : null}
          </tr>
        ))}
      </ListTable>
      {open ? <PathDialog {...open} sources={catalogue.sources} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
