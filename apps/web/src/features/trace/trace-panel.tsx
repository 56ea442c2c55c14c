"use client";

import { Button } from "@heard/ui/button";
import { Drawer } from "@heard/ui/dialog";
import { LinkIcon } from "@heard/ui/icons";
import { SkeletonRows } from "@heard/ui/skeleton";
import { notify } from "@heard/ui/toast";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { LoadError } from "#components/load-error.tsx";
import { LogPlanLink } from "#components/log-plan-link.tsx";
import { ExportMenu } from "#features/exports/export-menu.tsx";
import { PrintHead } from "#features/exports/print-head.tsx";
import { copyText } from "#lib/copy-text.ts";
import { formatValue } from "#lib/figures.ts";
import { type Measure, nameIn } from "#lib/measure.ts";
import { sliceWords } from "#lib/slice-words.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { TraceFacts, TraceRows } from "./trace-account.tsx";
import type { TraceDrawerProps } from "./trace-drawer.tsx";
import { TraceEquation } from "./trace-equation.tsx";
import { TraceList } from "./trace-list.tsx";
import { type TraceTarget, traceText } from "./trace-target.ts";

export type TracePanelProps = TraceDrawerProps & { target: TraceTarget; onClose: () => void };

/** Where one number comes from: its equation, its definition, the account of rows, the responses themselves. */
export default function TracePanel(props: TracePanelProps) {
  const { organisation, target, canExport, canLog, onClose } = props;
  const t = useTranslations();
  const locale = useLocale();
  const format = useFormat(organisation.timeZone);
  const trpc = useTRPC();
  const query = queryOf(props);
  const measure = useQuery(trpc.measures.many.queryOptions({ queries: [query] }));
  const total = measure.data?.[0]?.total;
  // Until the figure is there its metric is named as everywhere else, not by its key.
  const called = props.catalogue.metrics.find(({ key }) => key === target.metric);
  const title = total
    ? `${nameIn(locale, total.name)} ${total.value === null ? "" : formatValue(format, total.unit, total.value, total.base === "lowBase")}`
    : called
      ? nameIn(locale, called.name)
      : target.metric;
  const copy = async () => {
    await copyText(window.location.href);
    notify({ text: t("common.actions.copied") });
  };
  return (
    <Drawer
      open
      onClose={onClose}
      overline={t("trace.overline")}
      title={title}
      closeLabel={t("common.actions.close")}
      footer={
        <>
          <Button icon={<LinkIcon />} onClick={copy}>
            {t("common.actions.copyLink")}
          </Button>
          <ExportMenu
            organisation={organisation.key}
            content={{ kind: "responses", query }}
            canExport={canExport}
            of={t("trace.responses")}
          />
          {canLog ? <LogPlanLink organisation={organisation.key} query={{ measure: traceText(whole(query)) }} /> : null}
          {measure.dataUpdatedAt > 0 ? (
            <span className="ml-auto text-ink-3 text-small">
              {t("trace.readAt", { time: format.time(new Date(measure.dataUpdatedAt)) })}
            </span>
          ) : null}
        </>
      }
    >
      {measure.isError ? (
        <LoadError title={t("trace.failed")} error={measure.error} onRetry={() => void measure.refetch()} />
      ) : total ? (
        <TraceBody {...props} measure={total} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </Drawer>
  );
}

/** The same number, named without the view that it stands in. */
const whole = ({ metric, method, scale, period, filters }: ReturnType<typeof queryOf>): TraceTarget => ({
  ...{ metric, method: method ?? null, scale: scale ?? null, period, slice: filters },
});

/** The target's own words over those of the view. */
function queryOf({ target, period, slice, journey }: TracePanelProps) {
  const { segments, ...rest } = target.slice;
  return {
    metric: target.metric,
    ...(target.method ? { method: target.method } : {}),
    ...(target.scale ? { scale: target.scale } : {}),
    ...(journey ? { journeyVersion: journey } : {}),
    period: target.period ?? period,
    filters: { ...slice, ...rest, ...(segments ? { segments: { ...slice.segments, ...segments } } : {}) },
  };
}

function TraceBody(props: TracePanelProps & { measure: Measure }) {
  const { organisation, catalogue, measure } = props;
  const t = useTranslations();
  const locale = useLocale();
  const format = useFormat(organisation.timeZone);
  const query = queryOf(props);
  const filters = sliceWords(query.filters, catalogue, locale, t("scores.breakdown.none"));
  const wording = catalogue.metrics.find(({ key }) => key === measure.metric)?.scale?.wording;
  return (
    <div
      data-figure={measure.value === null ? "absent" : measure.unit === "responses" ? "count" : "score"}
      data-n={measure.n}
    >
      <PrintHead
        organisation={organisation}
        title={t("trace.overline")}
        days={query.period}
        filters={filters}
        format={format}
      />
      <TraceEquation measure={measure} format={format} />
      <TraceFacts
        measure={measure}
        format={format}
        question={wording?.[locale] ?? wording?.en ?? null}
        filters={filters}
      />
      <TraceRows measure={measure} format={format} />
      {measure.withheld ? (
        <p className="sentence mt-6 text-body text-ink-2">
          {t("trace.withheld", { rule: format.count(measure.withheld.minimum) })}
        </p>
      ) : measure.n > 0 ? (
        <TraceResponses {...props} />
      ) : null}
    </div>
  );
}

function TraceResponses(props: TracePanelProps & { measure: Measure }) {
  const { organisation, catalogue, measure } = props;
  const locale = useLocale();
  const format = useFormat(organisation.timeZone);
  const client = useTRPCClient();
  const query = queryOf(props);
  const list = useInfiniteQuery({
    queryKey: ["trace.list", organisation.key, query],
    queryFn: ({ pageParam, signal }) =>
      client.trace.list.query({ query, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });
  const names = {
    touchpoint: new Map(catalogue.touchpoints.map(({ key, name }) => [key, nameIn(locale, name)])),
    channel: new Map(catalogue.channels.map(({ key, name }) => [key, nameIn(locale, name)])),
  };
  if (list.isPending) return <SkeletonRows rows={6} className="mt-6" />;
  return (
    <TraceList
      organisation={organisation.key}
      measure={measure}
      items={list.data?.pages.flatMap(({ items }) => items) ?? []}
      format={format}
      nameOf={(kind, key) => names[kind].get(key) ?? key}
      hasMore={list.hasNextPage}
      busy={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
    />
  );
}
