"use client";

import type { JourneyVersion } from "@heard/core/journey";
import { Button } from "@heard/ui/button";
import { Chip } from "@heard/ui/chip";
import { Cell, RowHead } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListTable } from "#components/list-table.tsx";
import { SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useChangeWords } from "./change-words.ts";

const firstShown = 10;

type Props = { organisation: string; versions: readonly JourneyVersion[]; format: Format };

/** Every version of the journey with what it changed, and the scores as that version reads them. */
export function JourneyHistory({ organisation, versions, format }: Props) {
  const t = useTranslations("journeyEditor.history");
  const [showAll, setShowAll] = useState(false);
  const shown = showAll ? versions : versions.slice(0, firstShown);
  return (
    <>
      <SectionHeader title={t("title")} lead={t("lead")} />
      <ListTable
        caption={t("title")}
        columns={[
          { label: t("columns.version") },
          { label: t("columns.what") },
          { label: t("columns.when"), className: "max-rail:hidden" },
          { label: t("columns.who"), className: "max-rail:hidden" },
          { label: t("columns.report"), spoken: true, className: "max-rail:hidden" },
        ]}
      >
        {shown.map((version, index) => (
          <tr key={version.version}>
            <RowHead className="whitespace-nowrap align-top tabular-nums">
              {version.version} {index === 0 ? <Chip tone="accent">{t("now")}</Chip> : null}
            </RowHead>
            <Cell className="wrap-anywhere rail:min-w-64 align-top">
              <Changes version={version} format={format} />
              <p className="mt-1 text-ink-3 text-small rail:hidden">
                {[format.instant(version.createdAt), version.by ?? t("system")].join(" · ")}
              </p>
              <p className="mt-1 rail:hidden">
                <ScoresOf organisation={organisation} version={version.version} />
              </p>
            </Cell>
            <Cell className="whitespace-nowrap align-top max-rail:hidden">{format.instant(version.createdAt)}</Cell>
            <Cell className="align-top max-rail:hidden">{version.by ?? t("system")}</Cell>
            <Cell className="whitespace-nowrap text-right align-top max-rail:hidden">
              <ScoresOf organisation={organisation} version={version.version} />
            </Cell>
          </tr>
        ))}
      </ListTable>
      {shown.length < versions.length ? (
        <Button className="mt-3" onClick={() => setShowAll(true)}>
          {t("more", { count: format.count(versions.length) })}
        </Button>
      ) : null}
    </>
  );
}

function ScoresOf({ organisation, version }: { organisation: string; version: number }) {
  const t = useTranslations("journeyEditor.history");
  return (
    <Link className="link finger-high" href={paths.scores(organisation, { by: "stage", journey: version })}>
      {t("show")}
      <span className="sr-only">{version}</span>
    </Link>
  );
}

function Changes({ version, format }: { version: JourneyVersion; format: Format }) {
  const t = useTranslations("journeyEditor.history");
  const words = useChangeWords(format);
  if (version.version === 1) return t("first", { stages: version.stageCount, touchpoints: version.touchpointCount });
  if (version.changes.length === 0) return t("nothing");
  return (
    <ul>
      {words(version.changes).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
