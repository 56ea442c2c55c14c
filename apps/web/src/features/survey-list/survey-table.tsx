"use client";

import type { SurveyItem } from "@heard/core/surveys";
import { cx } from "@heard/ui/cx";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { Cell, RowHead } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListTable } from "#components/list-table.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { type Asked, SurveyMenu } from "./survey-menu.tsx";
import { SurveyState } from "./survey-state.tsx";

const SurveyDialog = latePart(() => import("./survey-dialog.tsx"), MissingDialog);

export type SurveyTableProps = {
  organisation: { key: string; timeZone: string };
  /** Where respondents are. */
  gateway: string;
  may: { edit: boolean; publish: boolean };
  /** The organisation's calendar day. */
  today: string;
  surveys: SurveyItem[];
};

const onPhone = "max-rail:block max-rail:border-0 max-rail:p-0 max-rail:text-left";

/** One survey a row, newest first. */
export function SurveyTable({ surveys, ...props }: SurveyTableProps) {
  const t = useTranslations("surveyList");
  const format = useFormat(props.organisation.timeZone);
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <>
      <ListTable
        className="mt-6 max-rail:[&_tbody]:block max-rail:[&_thead]:sr-only"
        caption={t("label")}
        columns={[
          { label: t("columns.survey") },
          { label: t("columns.state") },
          { label: t("columns.responses"), numeric: true },
          { label: t("columns.last"), className: "pl-8" },
          { label: t("columns.actions"), spoken: true },
        ]}
      >
        {surveys.map((survey) => (
          <tr
            key={survey.id}
            className="max-rail:relative max-rail:block max-rail:border-line max-rail:border-b max-rail:py-3"
          >
            <RowHead className={cx(onPhone, "max-rail:pr-14")}>
              <SurveyName survey={survey} organisation={props.organisation.key} />
            </RowHead>
            <Cell className={cx(onPhone, "max-rail:mt-1")}>
              <StateCell survey={survey} today={props.today} format={format} />
            </Cell>
            <Cell numeric className={onPhone}>
              <Responses survey={survey} format={format} />
            </Cell>
            <Cell className={cx(onPhone, "whitespace-nowrap pl-8 text-ink-2 max-rail:pl-0 max-rail:text-small")}>
              <span className="mr-2 text-ink-3 text-small rail:hidden">{t("columns.last")}</span>
              {survey.lastResponseAt ? format.instant(new Date(survey.lastResponseAt)) : t("never")}
            </Cell>
            <Cell
              className="text-right max-rail:absolute max-rail:top-2 max-rail:right-0 max-rail:border-0 max-rail:p-0"
              data-print="hide"
            >
              <SurveyMenu survey={survey} onAsk={setAsked} {...props} />
            </Cell>
          </tr>
        ))}
      </ListTable>
      {asked ? (
        <SurveyDialog asked={asked} organisation={props.organisation.key} onClose={() => setAsked(null)} />
      ) : null}
    </>
  );
}

function SurveyName({ survey, organisation }: { survey: SurveyItem; organisation: string }) {
  const t = useTranslations("surveyList");
  const next = String((survey.publishedVersion ?? 0) + 1);
  return (
    <>
      <Link href={paths.survey(organisation, survey.key)} className="wrap-anywhere hover:text-accent">
        {survey.name}
      </Link>
      <span className="block font-normal text-ink-3 text-small">
        <code className="wrap-anywhere font-mono">{survey.key}</code>
        {survey.draft === "none" || survey.publishedVersion === null ? null : (
          <> · {t(survey.draft === "review" ? "reviewNote" : "draftNote", { version: next })}</>
        )}
        {survey.draft === "review" && survey.publishedVersion === null ? (
          <> · {t("reviewNote", { version: next })}</>
        ) : null}
      </span>
    </>
  );
}

function StateCell({ survey, today, format }: { survey: SurveyItem; today: string; format: Format }) {
  const t = useTranslations("surveyList");
  const { state, publishedVersion, opensOn, closesOn } = survey;
  const isOver = closesOn !== null && closesOn < today;
  const isAhead = opensOn !== null && opensOn > today;
  const period = isOver
    ? t("endedOn", { day: format.day(closesOn) })
    : isAhead
      ? t("opensOn", { day: format.day(opensOn) })
      : closesOn
        ? t("closesOn", { day: format.day(closesOn) })
        : null;
  const version = publishedVersion === null ? t("neverPublished") : t("version", { version: String(publishedVersion) });
  return (
    <>
      <SurveyState state={state === "open" && (isOver || isAhead) ? "paused" : state}>
        {t(`states.${state}`)}
      </SurveyState>
      <span className="block text-ink-3 text-small">{[version, ...(period ? [period] : [])].join(" · ")}</span>
    </>
  );
}

function Responses({ survey, format }: { survey: SurveyItem; format: Format }) {
  const t = useTranslations("surveyList");
  const notes = [
    ...(survey.responseCap ? [t("ofCap", { cap: format.count(survey.responseCap) })] : []),
    ...(survey.partialCount > 0 ? [t("partial", { count: survey.partialCount })] : []),
  ];
  return (
    <>
      <span className="mr-2 text-ink-3 text-small rail:hidden">{t("columns.responses")}</span>
      <span className="font-medium">{format.count(survey.responseCount)}</span>
      {notes.length > 0 ? <span className="block text-ink-3 text-small">{notes.join(" · ")}</span> : null}
    </>
  );
}
