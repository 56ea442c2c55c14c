"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { Chip } from "@heard/ui/chip";
import { Cell, RowHead } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { useFormat } from "#lib/use-format.ts";

/** The versions, newest first, with who sent each to review and who published it. */
export function VersionTable({ survey, timeZone }: { survey: SurveyDetail; timeZone: string }) {
  const t = useTranslations("surveyPages.versions");
  const format = useFormat(timeZone);
  const next = String((survey.publishedVersion ?? 0) + 1);
  return (
    <ListTable
      className="mt-6"
      caption={t("list")}
      columns={[
        { label: t("columns.version") },
        { label: t("columns.published") },
        { label: t("columns.by"), className: "max-rail:hidden" },
        { label: t("columns.review") },
      ]}
    >
      {survey.draft === "none" ? null : (
        <tr>
          <RowHead>{t("draft", { version: next })}</RowHead>
          <Cell className="text-ink-2">
            {survey.savedAt ? t("savedAt", { time: format.instant(new Date(survey.savedAt)) }) : null}
          </Cell>
          <Cell className="text-ink-2 max-rail:hidden">{survey.savedBy}</Cell>
          <Cell className="text-ink-2">
            {survey.review
              ? survey.review.sentBy
                ? t("sentBy", { name: survey.review.sentBy })
                : t("sentUnknown")
              : null}
          </Cell>
        </tr>
      )}
      {survey.versions.map(({ version, publishedAt, publishedBy, sentBy }) => (
        <tr key={version}>
          <RowHead>
            <span className="flex flex-wrap items-center gap-2">
              {t("version", { version: String(version) })}
              {version === survey.publishedVersion ? <Chip tone="accent">{t("inUse")}</Chip> : null}
            </span>
          </RowHead>
          <Cell className="text-ink-2">{format.instant(new Date(publishedAt))}</Cell>
          <Cell className="text-ink-2 max-rail:hidden">{publishedBy ?? t("byCommand")}</Cell>
          <Cell className="text-ink-2">{sentBy ? t("sentBy", { name: sentBy }) : t("notReviewed")}</Cell>
        </tr>
      ))}
    </ListTable>
  );
}
