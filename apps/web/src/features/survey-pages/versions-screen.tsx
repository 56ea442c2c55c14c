"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { buttonStyle } from "@heard/ui/button-style";
import { SelectInput } from "@heard/ui/select";
import { StateNote } from "@heard/ui/state-note";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import ChangesSection from "./changes-section.tsx";
import { SurveyFrame, type SurveyPageProps } from "./survey-frame.tsx";
import { VersionTable } from "./version-table.tsx";

type Props = SurveyPageProps & { initial: SurveyDetail };

/** Every version that there was, who published it, and what changed from any to any other. */
export function SurveyVersionsScreen({ initial, ...page }: Props) {
  const t = useTranslations("surveyPages.versions");
  const trpc = useTRPC();
  const { data: survey } = useQuery(trpc.surveys.byKey.queryOptions({ key: initial.key }, { initialData: initial }));
  return (
    <SurveyFrame {...page} survey={survey} tab="versions" lead={t("lead")}>
      {survey.versions.length === 0 ? (
        <StateNote
          title={t("none")}
          action={
            <Link href={paths.survey(page.organisation.key, survey.key)} className={buttonStyle("primary")}>
              {t("toBuilder")}
            </Link>
          }
        >
          {t("noneBody")}
        </StateNote>
      ) : (
        <>
          <VersionTable survey={survey} timeZone={page.organisation.timeZone} />
          <Comparison survey={survey} timeZone={page.organisation.timeZone} />
        </>
      )}
    </SurveyFrame>
  );
}

/** Two versions side by side. At first the newest two, or the draft against what is published. */
function Comparison({ survey, timeZone }: { survey: SurveyDetail; timeZone: string }) {
  const t = useTranslations("surveyPages.versions");
  const trpc = useTRPC();
  const format = useFormat(timeZone);
  const published = survey.versions.map(({ version }) => version);
  const hasDraft = survey.draft !== "none";
  const ends = [...(hasDraft ? ["draft" as const] : []), ...published];
  const [toChosen, setTo] = useState<"draft" | number | null>(null);
  const [fromChosen, setFrom] = useState<number | null>(null);
  const to = toChosen ?? ends[0] ?? 1;
  const from = fromChosen ?? published.find((version) => version !== to) ?? published[0] ?? 1;
  const isPair = ends.length > 1;
  const { data } = useQuery(
    trpc.surveys.diff.queryOptions(
      { surveyId: survey.id, from, to },
      { enabled: isPair, placeholderData: keepPreviousData },
    ),
  );
  const asked = useQuery(
    trpc.surveys.version.queryOptions(
      { surveyId: survey.id, version: to === "draft" ? (published[0] ?? 1) : to },
      { enabled: isPair && to !== "draft" },
    ),
  );
  if (!isPair) return null;
  const nameOf = (version: "draft" | number) =>
    version === "draft"
      ? t("draft", { version: String((survey.publishedVersion ?? 0) + 1) })
      : t("version", { version: String(version) });
  const definition: SurveyDefinition = to === "draft" ? survey.definition : (asked.data ?? survey.definition);
  return (
    <>
      <div className="mt-8 flex flex-wrap items-center gap-x-4 gap-y-2" data-print="hide">
        <span className="font-semibold text-ui">{t("compare")}</span>
        <SelectInput
          className="w-auto!"
          aria-label={t("from")}
          value={String(from)}
          onChange={(event) => setFrom(Number(event.target.value))}
          options={published.map((version) => ({ value: String(version), label: nameOf(version) }))}
        />
        <span aria-hidden="true">→</span>
        <SelectInput
          className="w-auto!"
          aria-label={t("to")}
          value={String(to)}
          onChange={(event) => setTo(event.target.value === "draft" ? "draft" : Number(event.target.value))}
          options={ends.map((version) => ({ value: String(version), label: nameOf(version) }))}
        />
      </div>
      {data ? (
        <ChangesSection
          title={`${nameOf(from)} → ${nameOf(to)}`}
          changes={data.changes}
          brokenTrends={data.brokenTrends}
          definition={definition}
          format={format}
        />
      ) : null}
    </>
  );
}
