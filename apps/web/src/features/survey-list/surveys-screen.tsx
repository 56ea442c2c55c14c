"use client";

import type { SurveyItem } from "@heard/core/surveys";
import { buttonStyle } from "@heard/ui/button-style";
import { PlusIcon } from "@heard/ui/icons";
import { StateNote } from "@heard/ui/state-note";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { paths } from "#lib/paths.ts";
import { useTRPC } from "#trpc/client.tsx";
import { SurveyTable, type SurveyTableProps } from "./survey-table.tsx";

type Props = Omit<SurveyTableProps, "surveys"> & { initial: SurveyItem[] };

/** Surveys: all of them, whether they take answers, and how many came. */
export function SurveysScreen({ initial, ...table }: Props) {
  const t = useTranslations("surveyList");
  const trpc = useTRPC();
  const { data: surveys } = useQuery(trpc.surveys.list.queryOptions(undefined, { initialData: initial }));
  const begin = table.may.edit ? (
    <Link href={paths.newSurvey(table.organisation.key)} className={buttonStyle("primary")}>
      <PlusIcon />
      {t("newAction")}
    </Link>
  ) : null;
  if (surveys.length === 0)
    return (
      <>
        <PageHeader title={t("title")} lead={t("lead")} />
        <StateNote title={t("empty.title")} action={begin}>
          {t(table.may.edit ? "empty.body" : "empty.closedBody")}
        </StateNote>
      </>
    );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={begin} />
      <SurveyTable surveys={surveys} {...table} />
    </>
  );
}
