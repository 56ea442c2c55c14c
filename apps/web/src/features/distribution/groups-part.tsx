"use client";

import type { Comparable } from "@heard/core/ledger";
import { Select } from "@heard/ui/select";
import { Skeleton } from "@heard/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { LoadError } from "#components/load-error.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { useTRPC } from "#trpc/client.tsx";
import { GroupTable } from "./group-table.tsx";
import { byLanguage, type LedgerView } from "./ledger-view.ts";
import { WeightedScore } from "./weighted-score.tsx";

type Props = { surveyId: number; format: Format; view: LedgerView; onView: (view: LedgerView) => void };

/** Who answered, held against who was asked, by what is known of all of them; and the score as it would be had all groups answered alike. */
export function GroupsPart({ surveyId, ...rest }: Props) {
  const t = useTranslations("distribution.groups");
  const trpc = useTRPC();
  const { data, isError } = useQuery(trpc.ledger.comparable.queryOptions({ surveyId }));
  const [metric] = data?.metrics ?? [];
  if (!data)
    return isError ? null : (
      // The ledger stands below: it keeps its place while this comes.
      <Section>
        <SectionHeader title={t("question")} lead={t("lead")} />
        <Skeleton className="h-60 w-full" />
      </Section>
    );
  if (metric) return <Compared {...rest} surveyId={surveyId} choices={data} first={metric.key} />;
  return (
    <Section>
      <SectionHeader title={t("question")} lead={t("noMetric")} />
    </Section>
  );
}

/** Of fewer nobody can say that they are like others; it stays the question that it is. */
const fewestToTell = 30;

type ComparedProps = Props & { choices: Comparable; first: string };

function Compared({ surveyId, format, view, onView, choices, first }: ComparedProps) {
  const t = useTranslations("distribution.groups");
  const locale = useLocale();
  const trpc = useTRPC();
  const [field, setField] = useState(choices.fields[0]?.key ?? byLanguage);
  const [metric, setMetric] = useState(first);
  const { data, error, refetch } = useQuery(trpc.ledger.nonResponse.queryOptions({ surveyId, field, metric }));
  const answered = data?.groups.reduce((sum, group) => sum + group.answered, 0) ?? 0;
  const options = (all: readonly { key: string; name: Comparable["fields"][number]["name"] }[]) =>
    all.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }));
  const metricName = options(choices.metrics).find(({ value }) => value === metric)?.label ?? metric;
  const title = data?.isWarned ? "differ" : answered < fewestToTell ? "question" : "alike";
  return (
    <Section>
      <SectionHeader
        title={t(title)}
        lead={t("lead")}
        actions={
          <>
            <Select
              label={t("field")}
              value={field}
              onChange={(event) => setField(event.target.value)}
              options={[...options(choices.fields), { value: byLanguage, label: t("language") }]}
            />
            {choices.metrics.length > 1 ? (
              <Select
                label={t("metric")}
                value={metric}
                onChange={(event) => setMetric(event.target.value)}
                options={options(choices.metrics)}
              />
            ) : null}
          </>
        }
      />
      {data ? (
        <>
          <GroupTable report={data} format={format} view={view} onView={onView} />
          <WeightedScore report={data} name={metricName} format={format} />
        </>
      ) : error ? (
        <LoadError error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-60 w-full" />
      )}
    </Section>
  );
}
